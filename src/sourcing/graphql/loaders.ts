import { defineLoader, grouped } from '../../platform/graphql/loaders.js';
import { plansOfOrders, type SourcingPlanView } from '../data/reads.js';

/** The decisions where goods of an order come from, by the id of the order, the oldest first. */
export const plansByOrderLoader = defineLoader<string, SourcingPlanView[]>({
  fetch: async (ids, { db }) => grouped(ids, await plansOfOrders(db, ids), (plan) => plan.orderId),
});
