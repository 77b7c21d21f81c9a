export const sourcingCauses = [
  'ORDER',
  'CHANGED',
  'REJECTED',
  'SHORT_PICK',
  'OFFER_EXPIRED',
] as const;
/** What made the shop look where goods come from: a new order, a change of one, or a place that could not give them. */
export type SourcingCause = (typeof sourcingCauses)[number];
