import { newId } from '../../kernel/ids.js';
import type { Work } from '../../platform/commands/work.js';
import { webhookTables } from '../data/tables.js';
import { testEventType } from '../domain/event-types.js';
import {
  type WebhookEndpointDisabledRefusal,
  webhookEndpointDisabled,
} from '../domain/refusals.js';
import { deliverJob } from '../jobs.js';

/** Sends news that tells of nothing, so that a partner can try its endpoint. Answers the delivery. */
export async function sendTestWebhook(
  work: Work,
  endpointId: string,
): Promise<string | WebhookEndpointDisabledRefusal> {
  const db = webhookTables(work.db);
  const active = await db
    .selectFrom('webhook_endpoint')
    .select('id')
    .where('id', '=', endpointId)
    .where('state', '=', 'ACTIVE')
    .executeTakeFirst();
  if (!active) return webhookEndpointDisabled();
  const deliveryId = newId();
  await db
    .insertInto('webhook_delivery')
    .values({
      id: deliveryId,
      endpoint_id: endpointId,
      event_id: newId(),
      stream: `webhook-test:${deliveryId}`,
      type: testEventType,
      facts: {},
      happened_at: work.now,
      state: 'PENDING',
      tries: 0,
      next_try_at: work.now,
      last_status: null,
      last_error: null,
      created_at: work.now,
      delivered_at: null,
    })
    .execute();
  work.enqueue(deliverJob());
  return deliveryId;
}
