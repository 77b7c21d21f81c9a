export { findReservedLines, findStoreReservations } from './data/reads.js';
export { storeReservationLifecycle } from './domain/store-reservation-lifecycle.js';
export { StoreReservationType } from './graphql/types.js';
export { storeReservationsModule } from './module.js';
