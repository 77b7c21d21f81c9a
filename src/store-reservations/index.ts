export { storeReservationLifecycle } from './domain/store-reservation-lifecycle.js';
export { storeReservationsModule } from './module.js';
