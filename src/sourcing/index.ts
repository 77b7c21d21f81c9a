import type { Module } from '../platform/module.js';
import {
  SourcingCandidateResolver,
  SourcingPartResolver,
  SourcingPlaceResolver,
  SourcingPlanResolver,
  SourcingResolver,
} from './graphql/resolver.js';

export { type KeepPlan, keepPlan } from './commands/keep-plan.js';
export { setSourcingPlace } from './commands/set-sourcing-place.js';
export { sourceInTurn } from './commands/source-in-turn.js';
export { type GoodsToPromise, promiseDelivery } from './data/promise-delivery.js';
export { type PlannedPart, plannedParts, type SourcingPlanView } from './data/reads.js';
export { readSettings } from './data/settings.js';
export { type GoodsToSend, type Sourcing, sourceGoods } from './data/source-goods.js';
export type { SourcingCause } from './data/tables.js';
export { type DeliveryKind, type DeliveryPromise, deliveryKinds } from './domain/delivery.js';
export type { SourcingPlace } from './domain/planner.js';
export { noPoints, type SourcingWeights, usualWeights } from './domain/rules.js';
export {
  chooseSources,
  type LineToSource,
  type Source,
  type SourcePlan,
} from './domain/sources.js';
export { plansByOrderLoader } from './graphql/loaders.js';
export { SourcingPartType, SourcingPlanType } from './graphql/types.js';

/** Where goods come from: which places give them to a buyer, by the rules of the shop, and why those. */
export const sourcingModule: Module = {
  name: 'sourcing',
  resolvers: [
    SourcingResolver,
    SourcingPlaceResolver,
    SourcingPlanResolver,
    SourcingPartResolver,
    SourcingCandidateResolver,
  ],
};
