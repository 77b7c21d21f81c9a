import type { Kysely } from 'kysely';
import { defineLoader, grouped } from '../../platform/graphql/loaders.js';
import { type MessageRow, messageTables } from './tables.js';

/** What the buyer of an order was told, by the id of the order, oldest first. */
export const messagesByOrderLoader = defineLoader<string, MessageRow[]>({
  fetch: async (orderIds, { db }) =>
    grouped(orderIds, await readMessages(db, orderIds), (row) => row.order_id),
});

function readMessages(db: Kysely<unknown>, orderIds: readonly string[]): Promise<MessageRow[]> {
  return messageTables(db)
    .selectFrom('message')
    .selectAll()
    .where('order_id', 'in', orderIds)
    .orderBy('queued_at')
    .orderBy('id')
    .execute();
}
