/** What the public is told of a quantity: exact numbers are for the people who work with them. */
export const bands = ['IN_STOCK', 'LOW', 'OUT'] as const;
export type Band = (typeof bands)[number];

const lowFrom = 3;

/** The band of a number of units: OUT at none, LOW up to three. */
export function bandOf(available: number): Band {
  if (available <= 0) return 'OUT';
  return available <= lowFrom ? 'LOW' : 'IN_STOCK';
}
