/** How money goes back: the way it came, or as something else. */
export type RefundTender = 'ORIGINAL' | 'STORE_CREDIT' | 'GIFT_CARD' | 'CASH';
