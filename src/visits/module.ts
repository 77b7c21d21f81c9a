import type { Module } from '../platform/module.js';
import { visitChecks } from './checks.js';
import {
  NotInBasketFields,
  VisitEventFields,
  VisitFields,
  VisitItemFields,
} from './graphql/fields.js';
import { VisitMutations } from './graphql/resolver.js';
import { visibleVisit } from './graphql/views.js';
import { VisitWatching } from './graphql/watching-resolver.js';
import { visitSweeps, visitTasks } from './reactions.js';

/** Stores without tills: customers walk in, take what they want, and walk out. */
export const visitsModule: Module = {
  name: 'visits',
  resolvers: [
    VisitMutations,
    VisitWatching,
    VisitFields,
    VisitItemFields,
    NotInBasketFields,
    VisitEventFields,
  ],
  nodes: { Visit: visibleVisit },
  tasks: visitTasks,
  sweeps: visitSweeps,
  checks: visitChecks,
};
