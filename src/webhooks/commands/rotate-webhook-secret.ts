import { sql } from 'kysely';
import { later } from '../../kernel/clock.js';
import type { Work } from '../../platform/commands/work.js';
import { webhookTables } from '../data/tables.js';
import { rotationMs } from '../domain/patience.js';
import { sealSecret } from '../domain/sealed-secret.js';
import { newSecret } from '../domain/secret.js';
import { webhookSecretKey } from '../ports.js';

/** Gives the endpoint a new secret and answers it; for a day, the one before signs as well. */
export async function rotateWebhookSecret(
  work: Work,
  endpointId: string,
): Promise<{ endpointId: string; secret: string }> {
  const secret = newSecret();
  await webhookTables(work.db)
    .updateTable('webhook_endpoint')
    .set({
      previous_secret: sql<string>`secret`,
      previous_until: later(work.now, rotationMs),
      secret: sealSecret(work.port(webhookSecretKey), endpointId, secret),
    })
    .where('id', '=', endpointId)
    .execute();
  return { endpointId, secret };
}
