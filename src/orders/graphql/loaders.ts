import { defineLoader, grouped, inOrder } from '../../platform/graphql/loaders.js';
import { type OrderView, readOrderLines, readOrders, readOrdersOfCarts } from '../data/reads.js';
import type { OrderLineRow } from '../data/tables.js';

/** Orders by their id; who may see them is decided elsewhere. */
export const orderLoader = defineLoader<string, OrderView>({
  fetch: async (ids, { db }) => inOrder(ids, await readOrders(db, ids), (row) => row.id),
});

export const orderByCartLoader = defineLoader<string, OrderView>({
  fetch: async (ids, { db }) =>
    inOrder(ids, await readOrdersOfCarts(db, ids), (row) => row.cart_id),
});

/** The lines of an order by its id, in their order. */
export const linesByOrderLoader = defineLoader<string, OrderLineRow[]>({
  fetch: async (ids, { db }) => grouped(ids, await readOrderLines(db, ids), (row) => row.order_id),
});
