import { sql } from 'kysely';
import type { Work } from '../../platform/commands/work.js';
import { webhookTables } from '../data/tables.js';
import type { WebhookEventType } from '../domain/event-types.js';
import { deliverJob } from '../jobs.js';

/** What is to be different; what is left out stays. An address has been checked. */
export interface UpdateWebhookEndpoint {
  readonly endpointId: string;
  readonly url?: string | undefined;
  readonly eventTypes?: readonly WebhookEventType[] | undefined;
  readonly enabled?: boolean | undefined;
}

/**
 * Changes an endpoint. One that is enabled again is given what still waits and what happens from now on; what
 * happened meanwhile is not told.
 */
export async function updateWebhookEndpoint(
  work: Work,
  { endpointId, url, eventTypes, enabled }: UpdateWebhookEndpoint,
): Promise<string> {
  await webhookTables(work.db)
    .updateTable('webhook_endpoint')
    .set({
      ...(url !== undefined && { url }),
      ...(eventTypes && { event_types: [...new Set(eventTypes)] }),
      ...(enabled !== undefined && { state: stateOf(enabled), failing_since: null }),
      ...(enabled && {
        since: sql<string>`case state when 'ACTIVE' then since else pg_current_xact_id() end`,
      }),
      id: endpointId,
    })
    .where('id', '=', endpointId)
    .execute();
  if (enabled) work.enqueue(deliverJob());
  return endpointId;
}

function stateOf(enabled: boolean): 'ACTIVE' | 'DISABLED' {
  return enabled ? 'ACTIVE' : 'DISABLED';
}
