import type { Money } from '../documents/document.js';

/** Goods that have come back, and pay for others. */
export interface Exchange {
  readonly returnId: string;
  readonly number: string;
  /** The refund plan that was looked at. */
  readonly planHash: string;
  readonly worth: Money;
}

/** What the new goods take of what came back, what is still to pay, and what goes back. */
export function difference({ worth }: Pick<Exchange, 'worth'>, total: Money) {
  const { currency } = total;
  const creditMinor = Math.min(worth.amountMinor, total.amountMinor);
  return {
    credit: { amountMinor: creditMinor, currency },
    toPay: { amountMinor: total.amountMinor - creditMinor, currency },
    goesBack: { amountMinor: worth.amountMinor - creditMinor, currency },
  };
}
