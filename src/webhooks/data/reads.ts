import type { Kysely } from 'kysely';
import { type Page, type PageRequest, toPage } from '../../kernel/page.js';
import { defineLoader, grouped, inOrder } from '../../platform/graphql/loaders.js';
import {
  endpointColumns,
  type WebhookAttemptRow,
  type WebhookDeliveryRow,
  type WebhookDeliveryState,
  type WebhookEndpointRow,
  webhookTables,
} from './tables.js';

export const endpointListOrder = 'webhook-endpoint';
export const endpointKeyTypes = ['instant', 'id'] as const;
export const deliveryListOrder = 'webhook-delivery';
export const deliveryKeyTypes = ['number'] as const;

/** The endpoints of one partner, newest first. */
export async function readEndpointPage(
  db: Kysely<unknown>,
  ownerId: string,
  page: PageRequest,
): Promise<Page<WebhookEndpointRow>> {
  const direction = page.backwards ? 'asc' : 'desc';
  let query = webhookTables(db)
    .selectFrom('webhook_endpoint')
    .select(endpointColumns)
    .where('owner_id', '=', ownerId)
    .where('deleted_at', 'is', null)
    .orderBy('created_at', direction)
    .orderBy('id', direction)
    .limit(page.limit + 1);
  if (page.from) {
    const createdAt = new Date(String(page.from[0]));
    const id = String(page.from[1]);
    query = query.where((where) =>
      where(
        where.refTuple('created_at', 'id'),
        page.backwards ? '>' : '<',
        where.tuple(createdAt, id),
      ),
    );
  }
  const rows = await query.execute();
  return toPage(rows, page, endpointListOrder, (row) => [row.created_at.toISOString(), row.id]);
}

/** What was and is to be delivered to an endpoint, newest first. */
export async function readDeliveryPage(
  db: Kysely<unknown>,
  endpointId: string,
  state: WebhookDeliveryState | null,
  page: PageRequest,
): Promise<Page<WebhookDeliveryRow>> {
  let query = webhookTables(db)
    .selectFrom('webhook_delivery')
    .selectAll()
    .where('endpoint_id', '=', endpointId)
    .orderBy('position', page.backwards ? 'asc' : 'desc')
    .limit(page.limit + 1);
  if (state) query = query.where('state', '=', state);
  const place = Number(page.from?.[0]);
  if (page.from)
    query = Number.isSafeInteger(place)
      ? query.where('position', page.backwards ? '>' : '<', place)
      : query.where((where) => where.lit(false));
  const rows = await query.execute();
  return toPage(rows, page, deliveryListOrder, (row) => [row.position]);
}

/** Endpoints that have not been deleted, by their ids. */
export const endpointLoader = defineLoader<string, WebhookEndpointRow>({
  fetch: async (ids, { db }) => {
    const rows = await webhookTables(db)
      .selectFrom('webhook_endpoint')
      .select(endpointColumns)
      .where('id', 'in', [...ids])
      .where('deleted_at', 'is', null)
      .execute();
    return inOrder(ids, rows, (row) => row.id);
  },
});

/** Deliveries by their ids. */
export const deliveryLoader = defineLoader<string, WebhookDeliveryRow>({
  fetch: async (ids, { db }) => {
    const rows = await webhookTables(db)
      .selectFrom('webhook_delivery')
      .selectAll()
      .where('id', 'in', [...ids])
      .execute();
    return inOrder(ids, rows, (row) => row.id);
  },
});

/** The tries of deliveries, oldest first. */
export const attemptsLoader = defineLoader<string, WebhookAttemptRow[]>({
  fetch: async (ids, { db }) => {
    const rows = await webhookTables(db)
      .selectFrom('webhook_attempt')
      .selectAll()
      .where('delivery_id', 'in', [...ids])
      .orderBy('id')
      .execute();
    return grouped(ids, rows, (row) => row.delivery_id);
  },
});
