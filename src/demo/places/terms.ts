import type { DemoTerms } from '../shop.js';

/** Which stores send goods, how long pickups wait, and what a label costs. */
export const terms: DemoTerms = {
  sending: [
    { locationCode: 'PARIS-RIVOLI', dailyCapacity: 40, preference: 60, parcelCostMinor: 690 },
    { locationCode: 'LYON', dailyCapacity: 30, preference: 60, parcelCostMinor: 690 },
    { locationCode: 'LILLE', dailyCapacity: 20, preference: 50, parcelCostMinor: 690 },
    { locationCode: 'GRENOBLE', dailyCapacity: 15, preference: 50, parcelCostMinor: 690 },
  ],
  pickups: { keepDays: 7, remindDaysBefore: 2, identityFromMinor: 50_000 },
  returnLabelMinor: 390,
};
