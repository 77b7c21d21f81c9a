import type { Module } from '../platform/module.js';
import { LocationFields, OpeningDayFields } from './graphql/location-fields.js';
import { fetchLocation, LocationsResolver } from './graphql/resolver.js';
import { TransferRoutesResolver } from './graphql/transfer-routes-resolver.js';

export {
  type SavedLocation,
  type SaveLocation,
  saveLocation,
} from './commands/save-location.js';
export {
  type SavedTransferRoute,
  type SaveTransferRoute,
  saveTransferRoute,
} from './commands/save-transfer-route.js';
export {
  findLocation,
  findLocationByCode,
  findLocations,
  findLocationsWithHours,
  findSellingPlaces,
  findWarehouses,
  pointOfPostcode,
} from './data/reads.js';
export { nearbyStores } from './data/store-list.js';
export type {
  LocationKind,
  LocationRow,
  LocationWithHours,
  NearLocationRow,
  PickupPolicy,
} from './data/tables.js';
export {
  findTransferRoutes,
  type TransferRouteQuestion,
  type TransferRouteRow,
} from './data/transfer-routes.js';
export { distanceKm, type Point } from './domain/geography.js';
export {
  deadlineAt,
  type HoursException,
  readyAt,
  type WeeklyHours,
} from './domain/opening-hours.js';
export { arrivalBy, type Departure, type Timetable } from './domain/transfer-route.js';
export { startOfDay } from './domain/zoned-time.js';
export { checkReach, checkSearch, GeoPointInput } from './graphql/inputs.js';
export { hoursLoader, locationLoader } from './graphql/loaders.js';
export { LocationType } from './graphql/types.js';

/** Where: stores, warehouses and lockers, their hours and their place on the earth. */
export const locationsModule: Module = {
  name: 'locations',
  resolvers: [LocationsResolver, LocationFields, OpeningDayFields, TransferRoutesResolver],
  nodes: {
    Location: async (id, context) => {
      const location = await fetchLocation({ id }, context);
      return location && { ...location, __typename: 'Location' };
    },
  },
};
