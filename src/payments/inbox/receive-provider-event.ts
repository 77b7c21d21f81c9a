import type { Work } from '../../platform/commands/work.js';
import { paymentTables } from '../data/store.js';
import { processProviderEventJob } from '../jobs.js';
import type { WebhookReading } from '../providers/provider.js';

type GenuineEvent = Extract<WebhookReading, { kind: 'genuine' }>;

/**
 * Keeps genuine news of a provider, to be applied after the commit. The same news again, and at the same moment,
 * is kept once. Answers whether it was new.
 */
export async function receiveProviderEvent(
  work: Work,
  provider: string,
  event: GenuineEvent,
): Promise<boolean> {
  const kept = await paymentTables(work.db)
    .insertInto('provider_event')
    .values({
      provider,
      event_id: event.eventId,
      type: event.type,
      body: JSON.stringify(event.body) as unknown as object,
      state: 'RECEIVED',
      note: null,
      tries: 0,
      due_at: work.now,
      received_at: work.now,
      processed_at: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('event_id')
    .executeTakeFirst();
  if (kept) work.enqueue(processProviderEventJob(provider, event.eventId));
  return kept !== undefined;
}
