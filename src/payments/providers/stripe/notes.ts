import type Stripe from 'stripe';
import { asText } from '../json.js';

/** A capture or void of ours, as it is noted on the payment itself. */
export interface Note {
  readonly key: string;
  readonly kind: 'CAPTURE' | 'VOID';
  readonly amountMinor: number;
  readonly isFinal: boolean;
}

const noteShape = /^(CAPTURE|VOID) (\d{1,15}) (final|open)$/;

/**
 * Stripe has no object of its own for a capture or a void, so each is noted in the metadata of the payment under our
 * key: with the capture itself, in one step. A payment holds 50 such values, which is more than it can be captured.
 */
export function noteOf({ key, kind, amountMinor, isFinal }: Note): Record<string, string> {
  return { [key]: `${kind} ${amountMinor} ${isFinal ? 'final' : 'open'}` };
}

/** The notes on a payment, the oldest keys first. */
export function notesOn(metadata: Stripe.Metadata): Note[] {
  return Object.entries(metadata).flatMap(([key, value]) => {
    const [, kind, amount, end] = noteShape.exec(asText(value)) ?? [];
    if (kind === undefined) return [];
    return [
      {
        key,
        kind: kind as Note['kind'],
        amountMinor: Number(amount),
        isFinal: end === 'final',
      },
    ];
  });
}
