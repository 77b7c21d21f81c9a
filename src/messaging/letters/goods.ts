import type { GoodsTold, Told } from './letter.js';

/** The goods that a letter is about, which has to be about some. */
export function goodsOf({ goods, number }: Told): GoodsTold {
  if (!goods) throw new Error(`a letter about goods of ${number} knows none`);
  return goods;
}

/** Where they are. */
export function placeOf(told: Told): string {
  const { placeName, placeAddress } = goodsOf(told);
  return `${placeName}, ${placeAddress}`;
}

/** What they are, one a line. */
export function listOf(told: Told): string {
  return listed(goodsOf(told).lines);
}

export function listed(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join('\n');
}

/** True while they wait to be collected. */
export function areWaiting(told: Told): boolean {
  return goodsOf(told).isWaiting;
}

/** Until when they are kept. */
export function untilOf(told: Told): string {
  return goodsOf(told).keptUntil ?? '';
}
