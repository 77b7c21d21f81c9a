/**
 * How money goes back: the way it came, or as something else. TERMINAL puts it on a card that is presented at a
 * terminal; an EXCHANGE pays for other goods of the same buyer.
 */
export type RefundTender =
  | 'ORIGINAL'
  | 'TERMINAL'
  | 'STORE_CREDIT'
  | 'GIFT_CARD'
  | 'CASH'
  | 'EXCHANGE';
