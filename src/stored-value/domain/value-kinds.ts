import type { LedgerAccount, MethodFamily } from '../../payments/index.js';

/** What the shop may owe somebody goods for. */
export type ValueKind = 'GIFT_CARD' | 'STORE_CREDIT' | 'POINTS';

export interface ValueRules {
  /** The name of the provider that pays with it. */
  readonly provider: string;
  readonly family: MethodFamily;
  /** The account on which the ledger keeps what we owe. */
  readonly account: LedgerAccount;
  /** How many units of it are worth one minor unit of money. */
  readonly unitsPerMinor: number;
}

/** Points are counted in tenths of a cent, so that every price is a whole number of them: 1000 points are 1 EUR. */
const pointsPerMinor = 10;

export const valueRules: Readonly<Record<ValueKind, ValueRules>> = {
  GIFT_CARD: {
    provider: 'gift-card',
    family: 'GIFT_CARD',
    account: 'GIFT_CARDS',
    unitsPerMinor: 1,
  },
  STORE_CREDIT: {
    provider: 'store-credit',
    family: 'STORE_CREDIT',
    account: 'STORE_CREDIT',
    unitsPerMinor: 1,
  },
  POINTS: {
    provider: 'loyalty-points',
    family: 'LOYALTY_POINTS',
    account: 'POINTS_LIABILITY',
    unitsPerMinor: pointsPerMinor,
  },
};

/** What so many units are worth, in minor units of money; what does not make a whole one is worth nothing yet. */
export function worthMinor(kind: ValueKind, units: number): number {
  return Math.trunc(units / valueRules[kind].unitsPerMinor);
}
