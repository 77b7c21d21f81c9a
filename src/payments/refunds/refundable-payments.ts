import { sql } from 'kysely';
import { allocateMinor } from '../../kernel/money.js';
import type { Refusal } from '../../kernel/refusal.js';
import type { Work } from '../../platform/commands/work.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import { type LockedPayment, lockPayment, paymentTables } from '../data/store.js';
import { paymentDisputed, refundNotPossible } from '../domain/refusals.js';
import { placeOn, type Refunded } from './refunded.js';

/** A sum that goes back by one payment. */
export interface RefundShare {
  readonly intentId: string;
  readonly amountMinor: number;
}

/** What has paid, locked: the payments of an order in the order in which money is drawn from them, or the only one. */
export async function lockPaymentsOf(work: Work, of: Refunded): Promise<LockedPayment[]> {
  if ('paymentId' in of) return [await lockPayment(work, of.paymentId)];
  const rows = await paymentTables(work.db)
    .selectFrom('payment_intent')
    .select('id')
    .where('order_id', '=', of.orderId)
    .orderBy('tender')
    .execute();
  const payments: LockedPayment[] = [];
  for (const { id } of rows) payments.push(await lockPayment(work, id));
  return payments;
}

/**
 * The one payment that is named, or all of them, those that were charged for these deliveries at the end: they give
 * first. One that has paid for something else does not exist here.
 */
export async function paymentsFor(
  work: Work,
  payments: readonly LockedPayment[],
  {
    intentId,
    deliveries,
  }: { readonly intentId: string | null; readonly deliveries: readonly string[] },
): Promise<readonly LockedPayment[]> {
  if (intentId === null) return inOrderFor(work, payments, deliveries);
  const named = payments.filter(({ intent }) => intent.id === intentId);
  if (named.length === 0) throw new RequestError('NOT_FOUND', 'There is no such payment.');
  return named;
}

async function inOrderFor(
  work: Work,
  payments: readonly LockedPayment[],
  deliveries: readonly string[],
): Promise<readonly LockedPayment[]> {
  if (payments.length < 2 || deliveries.length === 0) return payments;
  const ids = payments.map(({ intent }) => intent.id);
  const { rows } = await sql<{ id: string }>`
    select distinct intent_id as id from payment_operation
    where intent_id = any(${ids}::uuid[]) and kind = 'CAPTURE' and deliveries && ${[...deliveries]}::uuid[]`.execute(
    work.db,
  );
  const charged = new Set(rows.map(({ id }) => id));
  return [
    ...payments.filter(({ intent }) => !charged.has(intent.id)),
    ...payments.filter(({ intent }) => charged.has(intent.id)),
  ];
}

/**
 * Spreads a refund over payments: the last one gives first, as far as it can; people who have paid together are given
 * back alike, by largest remainder. What none of them can give is asked of
 * the last one all the same, which says why it cannot.
 */
export function shareOverPayments(
  amountMinor: number,
  payments: readonly LockedPayment[],
): RefundShare[] {
  const weights = payments.map(({ intent }) => Math.max(intent.refundableMinor, 0));
  const roomMinor = weights.reduce((sum, weight) => sum + weight, 0);
  if (payments.some(({ intent }) => intent.shared) && amountMinor <= roomMinor) {
    const parts = allocateMinor(amountMinor, weights);
    return payments.flatMap(({ intent }, place) => {
      const partMinor = parts[place] ?? 0;
      return partMinor > 0 ? { intentId: intent.id, amountMinor: partMinor } : [];
    });
  }
  const shares: { intentId: string; amountMinor: number }[] = [];
  let leftMinor = amountMinor;
  for (const { intent } of [...payments].reverse()) {
    const partMinor = Math.min(leftMinor, Math.max(intent.refundableMinor, 0));
    if (partMinor > 0) shares.push({ intentId: intent.id, amountMinor: partMinor });
    leftMinor -= partMinor;
  }
  const [first] = shares;
  if (leftMinor === 0) return shares;
  if (first) first.amountMinor += leftMinor;
  else
    for (const { intent } of payments.slice(-1))
      shares.push({ intentId: intent.id, amountMinor: leftMinor });
  return shares;
}

/**
 * Refuses what the payments cannot give any more, taken together: refunds that wait, or have failed and may be sent
 * again, have their money kept for them, and so has what has left another way than it came.
 */
export async function refuseBeyondRoom(
  work: Work,
  of: Refunded,
  amountMinor: number,
  payments: readonly LockedPayment[],
): Promise<Refusal<'RefundNotPossible'> | Refusal<'PaymentDisputed'> | undefined> {
  const intents = payments.map(({ intent }) => intent);
  const keptMinor = await keptForOthers(work, of);
  const refundableMinor =
    intents.reduce((sum, intent) => sum + intent.refundableMinor, 0) - keptMinor;
  if (amountMinor <= refundableMinor) return undefined;
  const disputedMinor = intents.reduce(
    (sum, intent) => sum + intent.disputedMinor + intent.chargedBackMinor,
    0,
  );
  const last = intents.at(-1);
  if (!last) throw new Error(`${JSON.stringify(of)} has no payment that could be refunded`);
  const { state, currency } = last;
  const standing = { state, currency, refundableMinor: Math.max(0, refundableMinor) };
  return amountMinor <= refundableMinor + disputedMinor
    ? paymentDisputed({ ...standing, disputedMinor })
    : refundNotPossible(standing);
}

async function keptForOthers(work: Work, of: Refunded): Promise<number> {
  const { column, id } = placeOn(of);
  const { kept } = await paymentTables(work.db)
    .selectFrom('refund')
    .select(
      sql<number>`coalesce(sum(case when tender = 'ORIGINAL' then amount_minor - sent_minor else amount_minor end), 0)::bigint`.as(
        'kept',
      ),
    )
    .where(column, '=', id)
    .where((is) =>
      is.or([
        is('state', 'in', ['AWAITING_APPROVAL', 'FAILED']),
        is.and([is('tender', '<>', 'ORIGINAL'), is('state', '<>', 'REJECTED')]),
      ]),
    )
    .executeTakeFirstOrThrow();
  return kept;
}
