/** What became of one tag that was read. */
export const scanOutcomes = {
  ADDED: 'It is in the cart now.',
  ALREADY_THERE: 'It was in this cart before.',
  UNKNOWN: 'It is no tag of goods that this shop sells.',
  IN_ANOTHER_CART: 'It is in a cart that somebody else is filling or paying.',
  ALREADY_SOLD: 'It was sold, and has not come back.',
  REMOVED: 'It was taken out of the cart.',
  NOT_THERE: 'It was not in this cart.',
  TAKEN_BACK: 'It was sold, and is back in the store.',
  RETIRED: 'It has come back damaged, and is not sold again.',
  NOT_SOLD: 'It was not sold.',
} as const;
export type ScanOutcome = keyof typeof scanOutcomes;

/** A tag that was read, and what became of it. */
export interface ScannedTag {
  readonly epc: string;
  readonly outcome: ScanOutcome;
  /** What it is on; null where that is not known. */
  readonly variantId: string | null;
}
