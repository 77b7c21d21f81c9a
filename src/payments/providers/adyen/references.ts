import { isId } from '../../../kernel/ids.js';
import type { CaptureMethod } from '../../domain/payment-wish.js';

/** What a payment of this gateway is known by at Adyen. */
export interface PaymentReference {
  /** The id of the intent. */
  readonly ourReference: string;
  /** The id of the attempt, with which the payment was made. */
  readonly key: string;
  readonly captureMethod: CaptureMethod;
}

const letters = { AUTOMATIC: 'A', MANUAL: 'M' } as const;

/**
 * The `reference` of a payment, in 75 of the 80 characters that Adyen allows. It comes back with every answer, and in
 * webhooks under the signature: neither which attempt is meant nor whether its money was taken at once is read from
 * what nobody has signed.
 */
export function referenceOf({ ourReference, key, captureMethod }: PaymentReference): string {
  return `${ourReference}.${key}.${letters[captureMethod]}`;
}

/** Undefined for a payment that this gateway has not made, as one at a terminal of the same account. */
export function readReference(text: string): PaymentReference | undefined {
  const [ourReference = '', key = '', letter, ...more] = text.split('.');
  const isOurs = isId(ourReference) && isId(key) && more.length === 0;
  if (!isOurs || (letter !== 'A' && letter !== 'M')) return undefined;
  return { ourReference, key, captureMethod: letter === 'A' ? 'AUTOMATIC' : 'MANUAL' };
}
