/** What makes one place better than another to send goods from; each is weighed, none of them is a must. */
export const sourcingRules = [
  'FEWEST_PARCELS',
  'DISTANCE',
  'SAFETY_STOCK',
  'CAPACITY',
  'PREFERENCE',
  'COST',
] as const;
export type SourcingRule = (typeof sourcingRules)[number];

/** How much each rule counts: 0 (not at all) to 100. */
export type SourcingWeights = Readonly<Record<SourcingRule, number>>;

/** Points against a place, 0 (nothing speaks against it) to 100, by rule. */
export type SourcingPoints = Readonly<Record<SourcingRule, number>>;

/** One parcel counts more than all the rest together, so goods are split only where they have to be. */
export const usualWeights: SourcingWeights = {
  FEWEST_PARCELS: 20,
  DISTANCE: 3,
  SAFETY_STOCK: 1,
  CAPACITY: 2,
  PREFERENCE: 2,
  COST: 2,
};

export const maxPoints = 100;

/** Nothing speaks against a place of which nothing is known. */
export const noPoints: SourcingPoints = {
  FEWEST_PARCELS: maxPoints,
  DISTANCE: 0,
  SAFETY_STOCK: 0,
  CAPACITY: 0,
  PREFERENCE: 0,
  COST: 0,
};

/** What speaks against opening a parcel there, weighed; what each unit adds is reckoned apart. */
export function parcelScore(points: SourcingPoints, weights: SourcingWeights): number {
  return sourcingRules
    .filter((rule) => rule !== 'SAFETY_STOCK')
    .reduce((sum, rule) => sum + weights[rule] * points[rule], 0);
}

/** What speaks against taking one more unit from a shelf: nearly nothing of a full one, all of the last piece. */
export function unitPoints(available: number, asked: number): number {
  return available < asked ? maxPoints : Math.ceil(maxPoints / Math.max(1, available));
}
