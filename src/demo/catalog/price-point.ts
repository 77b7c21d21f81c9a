/**
 * A share of a price, brought to what a shop would print on the label: 4.50, 12.90, 124.00.
 * The whole of a price is left as it was written.
 */
export function pricePoint(minor: number, percent: number): number {
  if (percent === 100) return minor;
  const share = Math.round((minor * percent) / 100);
  if (share < 500) return Math.max(50, Math.round(share / 50) * 50);
  if (share < 10_000) return Math.round((share + 10) / 100) * 100 - 10;
  return Math.round((share + 100) / 500) * 500 - 100;
}
