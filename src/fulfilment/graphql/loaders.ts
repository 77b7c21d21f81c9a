import { defineLoader, grouped, inOrder } from '../../platform/graphql/loaders.js';
import { readClaims } from '../data/claims.js';
import { readFulfilmentLines, readFulfilments, readFulfilmentsOfOrders } from '../data/reads.js';
import type { FulfilmentLineRow, FulfilmentRow, TaskClaimRow } from '../data/tables.js';

/** Fulfilments by their ids. */
export const fulfilmentLoader = defineLoader<string, FulfilmentRow>({
  fetch: async (ids, { db }) => inOrder(ids, await readFulfilments(db, ids), (row) => row.id),
});

/** The fulfilments of an order, by its id. */
export const fulfilmentsByOrderLoader = defineLoader<string, FulfilmentRow[]>({
  fetch: async (ids, { db }) =>
    grouped(ids, await readFulfilmentsOfOrders(db, ids), (row) => row.order_id),
});

/** The lines of a fulfilment, in their order. */
export const linesByFulfilmentLoader = defineLoader<string, FulfilmentLineRow[]>({
  fetch: async (ids, { db }) =>
    grouped(ids, await readFulfilmentLines(db, ids), (row) => row.fulfilment_id),
});

/** Who works on tasks, by the ids of their fulfilments. */
export const claimLoader = defineLoader<string, TaskClaimRow>({
  fetch: async (ids, { db, gateway }) =>
    inOrder(ids, await readClaims(db, ids, gateway.clock.now()), (row) => row.fulfilment_id),
});
