import type { Kysely } from 'kysely';
import { later } from '../../kernel/clock.js';
import { isId } from '../../kernel/ids.js';
import type { Work } from '../../platform/commands/work.js';
import type { Gateway } from '../../platform/gateway.js';
import { recordAuthorization } from '../commands/record/record-authorization.js';
import { outcomeOf, recordOperation } from '../commands/record/record-operation.js';
import { undoOperation } from '../commands/record/undo-operation.js';
import { lockAttempt, paymentTables } from '../data/store.js';
import type { ProviderEventRow, ProviderEventState } from '../data/tables.js';
import { recordDispute } from '../disputes/record-dispute.js';
import { newsDelayMs } from '../domain/patience.js';
import { runForPayment, type Trace } from '../driving/run-for-payment.js';
import { processProviderEventJob } from '../jobs.js';
import type { ProviderNews, ProviderOperation } from '../providers/provider.js';
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
  gateway: Gateway,
  { provider, eventId }: ProcessProviderEvent,
): Promise<void> {
  const event = await readEvent(gateway.db, { provider, eventId });
  if (event?.state !== 'RECEIVED') return;
  const news = gateway.port(paymentProviders).named(event.provider).newsOf(event.type, event.body);
  const attempt = await attemptBehind(gateway.db, event.provider, news);
  const process = (work: Work) => applyEvent(work, event, news, attempt?.id);
  const state = attempt
    ? await runForPayment(gateway, 'processProviderEvent', attempt, process)
    : await gateway.runAsSystem('processProviderEvent', process);
  if (state === 'QUARANTINED')
    gateway.log.error({ provider, eventId, type: event.type }, 'news of a payment was put aside');
}

async function applyEvent(
  work: Work,
  { provider, event_id: eventId }: ProviderEventRow,
  news: ProviderNews | undefined,
  attemptId: string | undefined,
): Promise<ProviderEventState> {
  // Of two who read the same news, the second waits here, and finds that it is done.
  const event = await readEvent(work.db, { provider, eventId }, 'FOR_UPDATE');
  if (event?.state !== 'RECEIVED') return event?.state ?? 'IGNORED';
  if (!news) return close(work, event, 'QUARANTINED', 'it cannot be read');
  if (news.kind === 'other') return close(work, event, 'IGNORED');
  if (attemptId === undefined) return tryLater(work, event);
  if (news.kind === 'operation') return applyOperation(work, event, news, attemptId);
  if (news.kind === 'dispute') {
    const { dispute } = news;
    const wrong = await recordDispute(work, { attemptId, dispute });
    return close(work, event, wrong ? 'QUARANTINED' : 'PROCESSED', wrong);
  }
  const answer = await recordAuthorization(work, { attemptId, outcome: news.outcome });
  return answer?.conflict
    ? close(work, event, 'QUARANTINED', answer.conflict)
    : close(work, event, 'PROCESSED');
}

/**
 * Ends the operation that the news is about, or takes it back where it has failed after all. One that is not ours
 * cannot be booked, nor one that ended otherwise: both are for people. So is an amount that is not ours; that
 * operation stays open.
 */
async function applyOperation(
  work: Work,
  event: ProviderEventRow,
  { operation, currency }: Extract<ProviderNews, { kind: 'operation' }>,
  attemptId: string,
): Promise<ProviderEventState> {
  const { key: operationId } = operation;
  const phase = isId(operationId)
    ? await recordOperation(work, {
        operationId,
        attemptId,
        outcome: outcomeOf(operation, { currency }),
      })
    : undefined;
  if (phase === 'UNKNOWN') return close(work, event, 'QUARANTINED', 'AMOUNT_DIFFERS');
  if (phase !== undefined) return close(work, event, 'PROCESSED');
  const ended = await paymentTables(work.db)
    .selectFrom('payment_operation')
    .select('phase')
    .where('attempt_id', '=', attemptId)
    .where((is) => is(is.cast<string>('operation_id', 'text'), '=', operationId))
    .where('phase', 'in', ['SUCCEEDED', 'FAILED'])
    .executeTakeFirst();
  if (operation.isUndone && ended?.phase !== 'FAILED')
    return applyUndoing(work, event, operation, attemptId);
  const isKnown = ended?.phase === (operation.succeeded ? 'SUCCEEDED' : 'FAILED');
  return isKnown
    ? close(work, event, 'PROCESSED')
    : close(work, event, 'QUARANTINED', 'it is about an operation that we do not know like this');
}

/** What had succeeded has failed after all: it is taken back, or put aside where that cannot be. */
async function applyUndoing(
  work: Work,
  event: ProviderEventRow,
  operation: ProviderOperation,
  attemptId: string,
): Promise<ProviderEventState> {
  const locked = await lockAttempt(work, attemptId);
  const undoing = locked ? await undoOperation(work, locked, operation) : 'NOT_OURS';
  if (undoing === 'DONE') return close(work, event, 'PROCESSED');
  return close(work, event, 'QUARANTINED', `it takes back an operation: ${undoing}`);
}

function readEvent(
  db: Kysely<unknown>,
  { provider, eventId }: ProcessProviderEvent,
  lock?: 'FOR_UPDATE',
): Promise<ProviderEventRow | undefined> {
  return paymentTables(db)
    .selectFrom('provider_event')
    .selectAll()
    .where('provider', '=', provider)
    .where('event_id', '=', eventId)
    .$if(lock !== undefined, (query) => query.forUpdate())
    .executeTakeFirst();
}

/** Our attempt behind the provider's payment: by the key that we gave it, or else by the name that it has there. */
async function attemptBehind(
  db: Kysely<unknown>,
  provider: string,
  news: ProviderNews | undefined,
): Promise<(Trace & { readonly id: string }) | undefined> {
  if (news === undefined || news.kind === 'other') return undefined;
  const { key, reference } =
    news.kind === 'payment' ? news.outcome.payment : { key: '', reference: news.paymentReference };
  return paymentTables(db)
    .selectFrom('payment_attempt')
    .select(['id', 'channel', 'correlation_id'])
    .where('provider', '=', provider)
    .where((is) => (isId(key) ? is('id', '=', key) : is('provider_reference', '=', reference)))
    .executeTakeFirst();
}

async function tryLater(work: Work, event: ProviderEventRow): Promise<ProviderEventState> {
  const delayMs = newsDelayMs(event.tries);
  if (delayMs === undefined)
    return close(work, event, 'QUARANTINED', 'it is about a payment that is not ours');
  const dueAt = later(work.now, delayMs);
  await update(work, event, { tries: event.tries + 1, due_at: dueAt });
  work.enqueue(processProviderEventJob(event.provider, event.event_id, dueAt));
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
