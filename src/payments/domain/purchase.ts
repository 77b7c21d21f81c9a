/** What a buyer wants to pay, as far as a way to pay depends on it. */
export interface Purchase {
  readonly channel: string;
  readonly currency: string;
  readonly totalMinor: number;
  readonly customerId: string | null;
  /** True where all goods are collected in a store. */
  readonly isCollected: boolean;
}

/** Why a provider does not want a purchase. */
export type Objection = 'NEEDS_STAFF' | 'NO_TRADE_ACCOUNT' | 'OVER_LIMIT' | 'OTHER_CURRENCY';
