import { type Instalment, replanned, scheduleOf } from './schedule.js';
import { feeOf, type Terms } from './terms.js';

/** What became of a payment that is divided into instalments; amounts in minor units. */
export interface DividedPayment {
  readonly authorizedMinor: number;
  /** What need not be paid after all: given up, lapsed, or given back. */
  readonly returnedMinor: number;
}

export interface Plan {
  readonly feeMinor: number;
  /** What is owed in all, the fee included; nothing where all came back. */
  readonly owedMinor: number;
  readonly instalments: readonly Instalment[];
}

/**
 * The plan of a payment as it stands: what was agreed to, less what came back, from the last instalment backwards. The
 * fee falls away with the last cent.
 */
export function planOf(
  terms: Pick<Terms, 'count' | 'feeBasisPoints' | 'feeMinor'>,
  { authorizedMinor, returnedMinor }: DividedPayment,
  firstOn: string,
): Plan {
  const feeMinor = feeOf(terms, authorizedMinor);
  const agreed = scheduleOf(authorizedMinor + feeMinor, terms.count, firstOn);
  const leftMinor = authorizedMinor - returnedMinor;
  const owedMinor = leftMinor === 0 ? 0 : leftMinor + feeMinor;
  return { feeMinor, owedMinor, instalments: replanned(agreed, owedMinor) };
}
