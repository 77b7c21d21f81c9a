import type { Module } from '../platform/module.js';
import { sharingChecks } from './checks.js';
import {
  OrderSharedPaymentFields,
  PaymentShareFields,
  SharedPaymentFields,
} from './graphql/field-resolvers.js';
import { SharedPaymentMutations } from './graphql/resolver.js';
import { ownSharedPayment } from './graphql/views.js';
import { SharedPaymentEventFields, SharedPaymentWatching } from './graphql/watching-resolver.js';
import { followShares, sharingSweeps, sharingTasks } from './reactions.js';

/** One order that several people pay, each their share: all of them, or nobody. */
export const sharingModule: Module = {
  name: 'sharing',
  resolvers: [
    SharedPaymentMutations,
    SharedPaymentWatching,
    SharedPaymentFields,
    PaymentShareFields,
    SharedPaymentEventFields,
    OrderSharedPaymentFields,
  ],
  nodes: { SharedPayment: ownSharedPayment },
  reactions: [followShares],
  tasks: sharingTasks,
  sweeps: sharingSweeps,
  checks: sharingChecks,
};
