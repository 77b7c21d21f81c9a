import { type Kysely, sql } from 'kysely';
import { defineLoader, grouped, inOrder } from '../../platform/graphql/loaders.js';
import type { Amounts } from '../domain/amounts.js';
import type { NextAction } from '../domain/payment-attempt.js';
import { paymentTables } from './store.js';
import type { PaymentAttemptRow, PaymentIntentRow, PaymentOperationRow } from './tables.js';

/** An intent with the number of its newest event, read in one statement: the events after it are all news. */
export interface ReadIntent extends PaymentIntentRow {
  readonly events_seq: number;
  /** What the card holder must do, while an attempt waits for it. */
  readonly next_action: NextAction | null;
}

/** What is read of an attempt: everything but the token, which never leaves the database except to the provider. */
export type ReadAttempt = Omit<
  PaymentAttemptRow,
  'method_token' | 'card_fingerprint' | 'return_url' | 'leased_until' | 'mandate_id' | 'consent'
>;

/** The intents with these ids, in no order. */
export function findIntents(db: Kysely<unknown>, ids: readonly string[]): Promise<ReadIntent[]> {
  return intents(db).where('i.id', 'in', ids).execute();
}

/** The payments of an order, by their tender; none where it needs no payment. */
export function intentsOfOrder(db: Kysely<unknown>, orderId: string): Promise<ReadIntent[]> {
  return intents(db).where('i.order_id', '=', orderId).orderBy('i.tender').execute();
}

/** Intents by their id. */
export const intentLoader = defineLoader<string, ReadIntent>({
  fetch: async (ids, { db }) => inOrder(ids, await findIntents(db, ids), (row) => row.id),
});

/** The payments of an order by its id, in the order of their tenders. */
export const intentsByOrderLoader = defineLoader<string, ReadIntent[]>({
  fetch: async (orderIds, { db }) => {
    const rows = intents(db).where('i.order_id', 'in', orderIds).orderBy('i.tender');
    return grouped(orderIds, await rows.execute(), (row) => row.order_id ?? '');
  },
});

/** The attempts of an intent, oldest first. */
export const attemptsLoader = defineLoader<string, ReadAttempt[]>({
  fetch: async (intentIds, { db }) => {
    const rows = await paymentTables(db)
      .selectFrom('payment_attempt')
      .select([
        'id',
        'intent_id',
        'number',
        'state',
        'channel',
        'correlation_id',
        'method',
        'instalments',
        'provider',
        'provider_reference',
        'decline_code',
        'card_brand',
        'card_last4',
        'next_action',
        'initiator',
        'saved_method_id',
        'exemption',
        'is_step_up',
        'captures_once',
        'sca',
        'enquire_at',
        'enquiries',
        'requested_at',
        'settled_at',
      ])
      .where('intent_id', 'in', intentIds)
      .orderBy('number')
      .execute();
    return grouped(intentIds, rows, (row) => row.intent_id);
  },
});

/** The journal of an intent, oldest first. */
export const journalLoader = defineLoader<string, PaymentOperationRow[]>({
  fetch: async (intentIds, { db }) => {
    const rows = await paymentTables(db)
      .selectFrom('payment_operation')
      .selectAll()
      .where('intent_id', 'in', intentIds)
      .orderBy('id')
      .execute();
    return grouped(intentIds, rows, (row) => row.intent_id);
  },
});

function intents(db: Kysely<unknown>) {
  return paymentTables(db)
    .selectFrom('payment_intent as i')
    .selectAll('i')
    .select((is) => [
      sql<number>`coalesce((select h.seq from stream_head h where h.stream = 'payment:' || i.id), 0)`.as(
        'events_seq',
      ),
      is
        .selectFrom('payment_attempt as a')
        .whereRef('a.intent_id', '=', 'i.id')
        .where('a.state', '=', 'REQUIRES_ACTION')
        .select('a.next_action')
        .as('next_action'),
    ]);
}

/** The amounts of a row, as the domain calculates with them. */
export function amountsOf(row: PaymentIntentRow): Amounts {
  return {
    amountMinor: row.amount_minor,
    authorizedMinor: row.authorized_minor,
    claimedMinor: row.claimed_minor,
    capturedMinor: row.captured_minor,
    voidPendingMinor: row.void_pending_minor,
    voidedMinor: row.voided_minor,
    expiredMinor: row.expired_minor,
    refundPendingMinor: row.refund_pending_minor,
    refundedMinor: row.refunded_minor,
    disputedMinor: row.disputed_minor,
    chargedBackMinor: row.charged_back_minor,
  };
}
