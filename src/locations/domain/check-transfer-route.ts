import type { Departure } from './transfer-route.js';

/** What a description of a route must satisfy before it is written. */
export interface DescribedRoute {
  readonly fromLocationId: string;
  readonly toLocationId: string;
  readonly transitMinutes: number;
  readonly departs: readonly Departure[];
}

const timeShape = /^([01]\d|2[0-3]):[0-5]\d$/;
const maxTransitMinutes = 30 * 24 * 60;
const maxDepartures = 100;

/** The first part that cannot be true, given the ends that are there; undefined where all is well. */
export function wrongPartOfRoute(
  route: DescribedRoute,
  known: ReadonlySet<string>,
): keyof DescribedRoute | undefined {
  const { fromLocationId, toLocationId, transitMinutes, departs } = route;
  const rules: readonly (readonly [keyof DescribedRoute, boolean])[] = [
    ['fromLocationId', known.has(fromLocationId)],
    ['toLocationId', known.has(toLocationId) && toLocationId !== fromLocationId],
    [
      'transitMinutes',
      Number.isInteger(transitMinutes) &&
        transitMinutes >= 0 &&
        transitMinutes <= maxTransitMinutes,
    ],
    ['departs', departs.length <= maxDepartures && departs.every(isDeparture)],
  ];
  return rules.find(([, holds]) => !holds)?.[0];
}

function isDeparture({ day, at }: Departure): boolean {
  return Number.isInteger(day) && day >= 1 && day <= 7 && timeShape.test(at);
}
