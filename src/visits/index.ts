export { findVisits, visitedOrders } from './data/reads.js';
export type { VisitRow } from './data/tables.js';
export { visitLifecycle } from './domain/visit-lifecycle.js';
export { VisitType } from './graphql/types.js';
export { visibleVisit } from './graphql/views.js';
export { visitsModule } from './module.js';
