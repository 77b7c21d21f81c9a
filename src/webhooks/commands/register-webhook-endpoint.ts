import { sql } from 'kysely';
import { newId } from '../../kernel/ids.js';
import type { Work } from '../../platform/commands/work.js';
import { webhookTables } from '../data/tables.js';
import type { WebhookEventType } from '../domain/event-types.js';
import {
  type TooManyWebhookEndpointsRefusal,
  tooManyWebhookEndpoints,
} from '../domain/refusals.js';
import { sealSecret } from '../domain/sealed-secret.js';
import { newSecret } from '../domain/secret.js';
import { deliverJob } from '../jobs.js';
import { webhookSecretKey } from '../ports.js';

/** How many endpoints a partner may have. */
const maxEndpoints = 10;

/** Where a partner wants which news. The address has been checked. */
export interface RegisterWebhookEndpoint {
  readonly ownerId: string;
  readonly url: string;
  readonly eventTypes: readonly WebhookEventType[];
}

/** Opens an endpoint for what happens from now on, and answers its secret, which is not shown again. */
export async function registerWebhookEndpoint(
  work: Work,
  { ownerId, url, eventTypes }: RegisterWebhookEndpoint,
): Promise<{ endpointId: string; secret: string } | TooManyWebhookEndpointsRefusal> {
  // Two registrations at once must not both be the last one that is allowed.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`webhooks:${ownerId}`}, 0))`.execute(
    work.db,
  );
  const { count } = await webhookTables(work.db)
    .selectFrom('webhook_endpoint')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('owner_id', '=', ownerId)
    .where('deleted_at', 'is', null)
    .executeTakeFirstOrThrow();
  if (Number(count) >= maxEndpoints) return tooManyWebhookEndpoints({ limit: maxEndpoints });
  const endpointId = newId();
  const secret = newSecret();
  await webhookTables(work.db)
    .insertInto('webhook_endpoint')
    .values({
      id: endpointId,
      owner_id: ownerId,
      url,
      event_types: [...new Set(eventTypes)],
      state: 'ACTIVE',
      secret: sealSecret(work.port(webhookSecretKey), endpointId, secret),
      previous_secret: null,
      previous_until: null,
      failing_since: null,
      created_at: work.now,
      deleted_at: null,
    })
    .execute();
  work.enqueue(deliverJob());
  return { endpointId, secret };
}
