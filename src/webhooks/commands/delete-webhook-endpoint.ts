import type { Work } from '../../platform/commands/work.js';
import { webhookTables } from '../data/tables.js';

/** Ends an endpoint: nothing is sent to it any more, and its secrets are forgotten. */
export async function deleteWebhookEndpoint(work: Work, endpointId: string): Promise<string> {
  await webhookTables(work.db)
    .updateTable('webhook_endpoint')
    .set({
      state: 'DISABLED',
      deleted_at: work.now,
      secret: '',
      previous_secret: null,
      previous_until: null,
    })
    .where('id', '=', endpointId)
    .execute();
  return endpointId;
}
