import { Webhook } from 'standardwebhooks';
import { later, secondMs } from '../../kernel/clock.js';
import type { Gateway } from '../../platform/gateway.js';
import { type ClaimedDelivery, claimDeliveries } from '../commands/claim-deliveries.js';
import { followJournal } from '../commands/follow-journal.js';
import { recordTry } from '../commands/record-try.js';
import { webhookTables } from '../data/tables.js';
import { messageOf } from '../domain/message.js';
import { leaseMarginMs } from '../domain/patience.js';
import { openSecret } from '../domain/sealed-secret.js';
import { deliverJob } from '../jobs.js';
import { webhookSecretKey } from '../ports.js';
import { webhookSending } from './port.js';
import { post } from './post.js';

const againEverySeconds = 5;

/**
 * Follows the journal, and sends what is due until nothing is. Where somebody listens, it asks to be called again
 * every few seconds; where nobody does, the minute's call is one statement.
 */
export async function deliverWebhooks(gateway: Gateway, isRepetition = false): Promise<void> {
  const listener = await webhookTables(gateway.db)
    .selectFrom('webhook_endpoint')
    .select('id')
    .where('state', '=', 'ACTIVE')
    .limit(1)
    .executeTakeFirst();
  if (!listener) return;
  await gateway.runAsSystem('followJournal', async (work) => {
    await followJournal(work);
    if (!isRepetition) askAgain(work.now, (job) => work.enqueue(job));
  });
  while ((await deliverBatch(gateway)) > 0);
}

function askAgain(now: Date, enqueue: (job: ReturnType<typeof deliverJob>) => void): void {
  for (let seconds = againEverySeconds; seconds < 60; seconds += againEverySeconds)
    enqueue(deliverJob(later(now, seconds * secondMs)));
}

/** Sends what is due now, a batch of it, and answers how much that was. */
async function deliverBatch(gateway: Gateway): Promise<number> {
  const leaseMs = gateway.port(webhookSending).timeoutMs + leaseMarginMs;
  const claimed = await gateway.runAsSystem('claimDeliveries', (work) =>
    claimDeliveries(work, leaseMs),
  );
  const ends = await Promise.allSettled(claimed.map((delivery) => deliver(gateway, delivery)));
  const fault = ends.find((end) => end.status === 'rejected');
  if (fault) throw fault.reason;
  return claimed.length;
}

async function deliver(gateway: Gateway, delivery: ClaimedDelivery): Promise<void> {
  const at = gateway.clock.now();
  const begun = performance.now();
  const body = messageOf(delivery);
  const headers = signedHeaders(gateway, delivery, at, body);
  const answer = headers
    ? await post(delivery.url, headers, body, gateway.port(webhookSending))
    : { status: null, error: 'its secret cannot be read any more: rotate it' };
  const durationMs = Math.round(performance.now() - begun);
  const made = { ...answer, deliveryId: delivery.id, at, durationMs, chance: Math.random() };
  await gateway.runAsSystem('recordTry', (work) => recordTry(work, made));
}

/**
 * Signed as Standard Webhooks says (https://www.standardwebhooks.com); during a rotation with both secrets. Undefined
 * where the key has changed under which they are sealed.
 */
function signedHeaders(
  gateway: Gateway,
  delivery: ClaimedDelivery,
  at: Date,
  body: string,
): Record<string, string> | undefined {
  const { endpoint_id: id, previous_secret: previous, previous_until: until } = delivery;
  const isRotating = previous !== null && until !== null && at < until;
  const secrets = [delivery.secret, ...(isRotating ? [previous] : [])].flatMap(
    (kept) => openSecret(gateway.port(webhookSecretKey), id, kept) ?? [],
  );
  if (secrets.length === 0) return undefined;
  return {
    'content-type': 'application/json',
    'user-agent': 'passerelle',
    'webhook-id': delivery.event_id,
    'webhook-timestamp': String(Math.floor(at.getTime() / secondMs)),
    'webhook-signature': secrets
      .map((each) => new Webhook(each).sign(delivery.event_id, at, body))
      .join(' '),
  };
}
