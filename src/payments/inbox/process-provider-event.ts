import { later } from '../../kernel/clock.js';
import { isId } from '../../kernel/ids.js';
import type { Work } from '../../platform/commands/work.js';
import { recordAuthorization } from '../commands/record/record-authorization.js';
import { paymentTables } from '../data/store.js';
import type { ProviderEventRow, ProviderEventState } from '../data/tables.js';
import { newsDelayMs } from '../domain/patience.js';
import { processProviderEventJob } from '../jobs.js';
import type { PaymentNews, ProviderPayment } from '../providers/provider.js';
import { paymentProviders } from '../providers/registry.js';

export interface ProcessProviderEvent {
  readonly provider: string;
  readonly eventId: string;
}

/**
 * Applies news from the inbox, once. News of a payment that we do not know may be early: it is read again, each
 * time later, and in the end put aside (QUARANTINED) with a note. So is news that does not agree with our books,
 * or that cannot be read. News of a kind that we do not know is IGNORED.
 */
export async function processProviderEvent(
  work: Work,
  { provider, eventId }: ProcessProviderEvent,
): Promise<ProviderEventState | undefined> {
  const event = await paymentTables(work.db)
    .selectFrom('provider_event')
    .selectAll()
    .where('provider', '=', provider)
    .where('event_id', '=', eventId)
    .forUpdate()
    .executeTakeFirst();
  if (event?.state !== 'RECEIVED') return event?.state;
  const news = work.port(paymentProviders).named(provider).newsOf(event.type, event.body);
  if (!news) return close(work, event, 'QUARANTINED', 'it cannot be read');
  if (news.kind === 'other') return close(work, event, 'IGNORED');
  return applyNews(work, event, news.outcome);
}

async function applyNews(
  work: Work,
  event: ProviderEventRow,
  outcome: PaymentNews,
): Promise<ProviderEventState> {
  const attemptId = await attemptOf(work, event.provider, outcome.payment);
  if (attemptId === undefined) return tryLater(work, event);
  const answer = await recordAuthorization(work, { attemptId, outcome });
  return answer?.conflict
    ? close(work, event, 'QUARANTINED', answer.conflict)
    : close(work, event, 'PROCESSED');
}

/** Our attempt behind the provider's payment: by the key that we gave it, or else by the name that it has there. */
async function attemptOf(
  work: Work,
  provider: string,
  payment: ProviderPayment,
): Promise<string | undefined> {
  const row = await paymentTables(work.db)
    .selectFrom('payment_attempt')
    .select('id')
    .where('provider', '=', provider)
    .where((is) =>
      isId(payment.key)
        ? is('id', '=', payment.key)
        : is('provider_reference', '=', payment.reference),
    )
    .executeTakeFirst();
  return row?.id;
}

async function tryLater(work: Work, event: ProviderEventRow): Promise<ProviderEventState> {
  const delayMs = newsDelayMs(event.tries);
  if (delayMs === undefined)
    return close(work, event, 'QUARANTINED', 'it is about a payment that is not ours');
  await update(work, event, { tries: event.tries + 1 });
  work.enqueue(processProviderEventJob(event.provider, event.event_id, later(work.now, delayMs)));
  return 'RECEIVED';
}

async function close(
  work: Work,
  event: ProviderEventRow,
  state: ProviderEventState,
  note: string | null = null,
): Promise<ProviderEventState> {
  await update(work, event, { state, note, processed_at: work.now });
  return state;
}

async function update(
  work: Work,
  { provider, event_id: eventId }: ProviderEventRow,
  change: Partial<ProviderEventRow>,
): Promise<void> {
  await paymentTables(work.db)
    .updateTable('provider_event')
    .set(change)
    .where('provider', '=', provider)
    .where('event_id', '=', eventId)
    .execute();
}
