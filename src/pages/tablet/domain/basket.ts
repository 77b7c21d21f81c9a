/** So many of one variant, as the customer in front of us wants them. */
export interface BasketLine {
  readonly variantId: string;
  readonly sku: string;
  readonly title: string;
  readonly quantity: number;
}

export type Basket = readonly BasketLine[];

const mostOfOne = 999;

/** One more of it; a variant stands in one line only. */
export function withOneMore(basket: Basket, goods: Omit<BasketLine, 'quantity'>): Basket {
  const there = basket.find((line) => line.variantId === goods.variantId);
  if (!there) return [...basket, { ...goods, quantity: 1 }];
  return withQuantity(basket, goods.variantId, there.quantity + 1);
}

/** So many of it; none takes the line out. */
export function withQuantity(basket: Basket, variantId: string, quantity: number): Basket {
  const wanted = Math.min(Math.max(0, quantity), mostOfOne);
  return basket
    .map((line) => (line.variantId === variantId ? { ...line, quantity: wanted } : line))
    .filter((line) => line.quantity > 0);
}
