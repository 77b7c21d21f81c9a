import { worksAt } from '../platform/auth/actor.js';
import type { FetchNode } from '../platform/graphql/node.js';
import type { Module } from '../platform/module.js';
import { giveLabelsBack } from './carriers/give-labels-back.js';
import { fulfilmentChecks } from './checks.js';
import { FulfilmentLineSchema, FulfilmentSchema } from './data/mapping.js';
import { CaptureRulesResolver } from './graphql/capture-rules-resolver.js';
import {
  FulfilmentLineResolver,
  FulfilmentResolver,
  PickupResolver,
  ShipmentResolver,
  StoreTaskResolver,
} from './graphql/fulfilment-resolver.js';
import { fulfilmentLoader } from './graphql/loaders.js';
import { ParcelFields, ShipmentParcelsResolver } from './graphql/parcel-fields.js';
import { PickupRulesResolver } from './graphql/pickup-rules-resolver.js';
import { StoreTaskServiceFields, TaskClaimsResolver } from './graphql/tasks/resolver.js';
import { StoreTaskEventResolver, TasksResolver } from './graphql/tasks-resolver.js';
import { CounterSaleType, PickupType, ShipmentType } from './graphql/types.js';
import { WaitTimesResolver } from './graphql/wait-times-resolver.js';
import { remindOfPickups } from './remind-of-pickups.js';

const taskNode: FetchNode = async (id, context) => {
  const row = await context.loaders.of(fulfilmentLoader).load(id);
  return row && worksAt(context.actor, row.task_at) ? row : null;
};

/** Getting goods to their buyer: pickups, shipments, and the tasks they make for the people of a location. */
export const fulfilmentModule: Module = {
  name: 'fulfilment',
  entities: [FulfilmentSchema, FulfilmentLineSchema],
  resolvers: [
    FulfilmentResolver,
    PickupResolver,
    ShipmentResolver,
    StoreTaskResolver,
    FulfilmentLineResolver,
    TasksResolver,
    TaskClaimsResolver,
    StoreTaskServiceFields,
    CaptureRulesResolver,
    PickupRulesResolver,
    WaitTimesResolver,
    ShipmentParcelsResolver,
    ParcelFields,
    StoreTaskEventResolver,
  ],
  orphanedTypes: [PickupType, ShipmentType, CounterSaleType],
  checks: fulfilmentChecks,
  tasks: {
    remindOfPickups: (_payload, gateway) => remindOfPickups(gateway),
    giveLabelsBack: (_payload, gateway) => giveLabelsBack(gateway),
  },
  sweeps: [
    { task: 'remindOfPickups', every: '*/5 * * * *' },
    { task: 'giveLabelsBack', every: '*/10 * * * *' },
  ],
  nodes: { StoreTask: taskNode },
};
