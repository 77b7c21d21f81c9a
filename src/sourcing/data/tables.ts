export const sourcingCauses = ['ORDER', 'REJECTED', 'SHORT_PICK', 'OFFER_EXPIRED'] as const;
/** What made the shop look where goods come from: a new order, or a place that could not give them. */
export type SourcingCause = (typeof sourcingCauses)[number];
