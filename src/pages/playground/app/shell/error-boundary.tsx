import { Component, type ReactNode } from 'react';
import type { Words } from '../language/words.js';

interface Props {
  readonly words: Words;
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
      <div role="alert" className="notice">
        <p>{this.props.words.fault}</p>
        <p className="quiet">{fault instanceof Error ? fault.message : String(fault)}</p>
      </div>
    );
  }
}
