import { Component, type ReactNode } from 'react';

interface Props {
  /** What is said when something breaks. */
  readonly sentence: string;
  readonly children: ReactNode;
}

/** A view that breaks says so, and leaves the others alone. */
export class ErrorBoundary extends Component<Props, { readonly fault?: unknown }> {
  override state: { readonly fault?: unknown } = {};

  static getDerivedStateFromError(fault: unknown) {
    return { fault };
  }

  override render() {
    const { fault } = this.state;
    if (fault === undefined) return this.props.children;
    return (
      <div role="alert" className="notice bad">
        <p>{this.props.sentence}</p>
        <p className="quiet">{fault instanceof Error ? fault.message : String(fault)}</p>
      </div>
    );
  }
}
