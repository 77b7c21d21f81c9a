import type { ReactNode } from 'react';

interface Props {
  /** What is counted. */
  readonly name: string;
  readonly less: string;
  readonly more: string;
  /** Null where nobody has counted yet. */
  readonly value: number | null;
  readonly most?: number;
  readonly set: (value: number) => void;
  readonly children?: ReactNode;
}

/** A number that is counted up and down with a finger. */
export function Stepper({ name, less, more, value, most, set, children }: Props) {
  const highest = most ?? Number.POSITIVE_INFINITY;
  const now = value ?? 0;
  return (
    <fieldset className="stepper">
      <legend className="unseen">{name}</legend>
      <button
        type="button"
        aria-label={less}
        aria-disabled={value === 0}
        onClick={() => set(Math.max(0, now - 1))}
      >
        −
      </button>
      <output aria-live="polite">{value ?? '–'}</output>
      <button
        type="button"
        aria-label={more}
        aria-disabled={now >= highest}
        onClick={() => set(Math.min(highest, now + 1))}
      >
        +
      </button>
      {children}
    </fieldset>
  );
}
