import { maxPoints, type SourcingPoints } from './rules.js';

/** What is known of a place when it is asked to send something. */
export interface PlaceFacts {
  /** How far it is from the buyer; null where nobody knows. */
  readonly distanceKm: number | null;
  /** Orders that it sends something for today. */
  readonly ordersToday: number;
  /** How many a day it can bear; null where there is no bound. */
  readonly dailyCapacity: number | null;
  /** 0 to 100: how gladly the shop has goods sent from there. */
  readonly preference: number;
  readonly parcelCostMinor: number;
}

/** The points against each place. What is far is 1000 km away; costs are measured by the dearest of the places. */
export function pointsAgainst(places: readonly PlaceFacts[]): SourcingPoints[] {
  const dearestMinor = Math.max(0, ...places.map((place) => place.parcelCostMinor));
  return places.map((place) => ({
    FEWEST_PARCELS: maxPoints,
    DISTANCE: Math.min(maxPoints, Math.round((place.distanceKm ?? 0) / 10)),
    SAFETY_STOCK: 0,
    CAPACITY: loadOf(place),
    PREFERENCE: maxPoints - place.preference,
    COST: dearestMinor === 0 ? 0 : Math.round((maxPoints * place.parcelCostMinor) / dearestMinor),
  }));
}

/** True of a place that has got all the orders that it can bear today. */
export function isAtCapacity({ ordersToday, dailyCapacity }: PlaceFacts): boolean {
  return dailyCapacity !== null && ordersToday >= dailyCapacity;
}

function loadOf({ ordersToday, dailyCapacity }: PlaceFacts): number {
  if (dailyCapacity === null) return 0;
  return Math.min(maxPoints, Math.floor((maxPoints * ordersToday) / dailyCapacity));
}
