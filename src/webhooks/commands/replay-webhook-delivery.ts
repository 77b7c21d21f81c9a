import type { Work } from '../../platform/commands/work.js';
import { webhookTables } from '../data/tables.js';
import {
  type WebhookEndpointDisabledRefusal,
  webhookEndpointDisabled,
} from '../domain/refusals.js';
import { deliverJob } from '../jobs.js';

/** Sends the same news with the same id once more, and with all its patience; what waits is sent at once. */
export async function replayWebhookDelivery(
  work: Work,
  deliveryId: string,
): Promise<string | WebhookEndpointDisabledRefusal> {
  const db = webhookTables(work.db);
  const active = await db
    .selectFrom('webhook_delivery')
    .innerJoin('webhook_endpoint', 'webhook_endpoint.id', 'webhook_delivery.endpoint_id')
    .select('webhook_delivery.id')
    .where('webhook_delivery.id', '=', deliveryId)
    .where('webhook_endpoint.state', '=', 'ACTIVE')
    .executeTakeFirst();
  if (!active) return webhookEndpointDisabled();
  await db
    .updateTable('webhook_delivery')
    .set({ state: 'PENDING', tries: 0, next_try_at: work.now, delivered_at: null })
    .where('id', '=', deliveryId)
    .execute();
  work.enqueue(deliverJob());
  return deliveryId;
}
