import type { Module } from '../platform/module.js';
import { storeReservationChecks } from './checks.js';
import {
  StoreReservationEventFields,
  StoreReservationFields,
  StoreReservationLineFields,
} from './graphql/field-resolvers.js';
import { StoreReservationMutations } from './graphql/resolver.js';
import { visibleReservation } from './graphql/views.js';
import { StoreReservationWatching } from './graphql/watching-resolver.js';
import { storeReservationSweeps, storeReservationTasks } from './reactions.js';

/** Goods that a store keeps for somebody who comes, and pays there. */
export const storeReservationsModule: Module = {
  name: 'store-reservations',
  resolvers: [
    StoreReservationMutations,
    StoreReservationWatching,
    StoreReservationFields,
    StoreReservationLineFields,
    StoreReservationEventFields,
  ],
  nodes: { StoreReservation: visibleReservation },
  tasks: storeReservationTasks,
  sweeps: storeReservationSweeps,
  checks: storeReservationChecks,
};
