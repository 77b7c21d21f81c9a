/** How money goes back: the way it came, or as something else. An EXCHANGE pays for other goods of the same buyer. */
export type RefundTender = 'ORIGINAL' | 'STORE_CREDIT' | 'GIFT_CARD' | 'CASH' | 'EXCHANGE';
