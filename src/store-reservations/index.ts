export { findReservedLines, findStoreReservations } from './data/reads.js';
export { storeReservationLifecycle } from './domain/store-reservation-lifecycle.js';
export { StoreReservationType } from './graphql/types.js';
export { visibleReservation } from './graphql/views.js';
export { storeReservationsModule } from './module.js';
