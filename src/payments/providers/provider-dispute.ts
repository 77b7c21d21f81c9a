/** Where a dispute stands, as far as its provider says in one message. */
export interface ProviderDispute {
  /** The provider's own name for the dispute. */
  readonly reference: string;
  readonly state: 'OPENED' | 'UNDER_REVIEW' | 'WON' | 'LOST';
  readonly amountMinor: number;
  readonly currency: string;
  /** The provider's own word. */
  readonly reason: string;
  readonly evidenceDueAt?: Date | undefined;
  /**
   * How many times money has moved by then: 0 not at all, 1 the bank has taken it, 2 it was returned, 3 it was taken
   * again.
   */
  readonly movements: 0 | 1 | 2 | 3;
}

/** A dispute, and what its payment is called at the provider. */
export interface ToldDispute {
  readonly paymentReference: string;
  readonly dispute: ProviderDispute;
}
