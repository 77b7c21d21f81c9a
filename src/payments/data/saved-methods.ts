import { type Kysely, sql } from 'kysely';
import { later } from '../../kernel/clock.js';
import { newId } from '../../kernel/ids.js';
import type { Work } from '../../platform/commands/work.js';
import type { PastUse } from '../domain/exemption.js';
import { enquiryDelayMs } from '../domain/patience.js';
import type { Consent } from '../domain/saved-method.js';
import { driveSavedMethodJob } from '../jobs.js';
import { paymentTables } from './store.js';
import type { MandateRow, SavedMethodRow } from './tables.js';

/** Whoever keeps, revokes or prefers a method of this customer waits here for the others who do. */
export async function lockMethodsOf(work: Work, customerId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`payment methods ${customerId}`}, 0))`.execute(
    work.db,
  );
}

/** A saved method that cannot be revoked before this transaction ends; undefined where there is none. */
export function holdMethod(work: Work, methodId: string): Promise<SavedMethodRow | undefined> {
  return paymentTables(work.db)
    .selectFrom('saved_payment_method')
    .selectAll()
    .where('id', '=', methodId)
    .forShare()
    .executeTakeFirst();
}

/**
 * The agreement under which a method is kept now; the one for this order, where there is one; or that for a plan of
 * instalments.
 */
export function mandateOf(
  db: Kysely<unknown>,
  methodId: string,
  orderId: string | null = null,
  planId: string | null = null,
): Promise<MandateRow | undefined> {
  return paymentTables(db)
    .selectFrom('payment_mandate')
    .selectAll()
    .where('method_id', '=', methodId)
    .where('plan_id', 'is not distinct from', planId)
    .where('ended_at', 'is', null)
    .where((where) => where.or([where('order_id', 'is', null), where('order_id', '=', orderId)]))
    .orderBy('order_id', (order) => order.asc().nullsLast())
    .executeTakeFirst();
}

/** The method that a customer has agreed to be charged for a plan of instalments; undefined where there is none now. */
export async function methodOfPlan(
  db: Kysely<unknown>,
  planId: string,
): Promise<string | undefined> {
  const mandate = await paymentTables(db)
    .selectFrom('payment_mandate')
    .select('method_id')
    .where('plan_id', '=', planId)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return mandate?.method_id;
}

/** What was taken under an agreement, and what may yet be taken by attempts under way; in minor units. */
export async function takenUnder(db: Kysely<unknown>, mandateId: string): Promise<number> {
  const { takenMinor } = await paymentTables(db)
    .selectFrom('payment_attempt as a')
    .innerJoin('payment_intent as i', 'i.id', 'a.intent_id')
    .select(({ fn }) =>
      fn.coalesce(fn.sum<number>('i.amount_minor'), sql<number>`0`).as('takenMinor'),
    )
    .where('a.mandate_id', '=', mandateId)
    .where('a.state', 'not in', ['DECLINED', 'CANCELED', 'FAILED', 'REVERSING', 'REVERSED'])
    .executeTakeFirstOrThrow();
  return Number(takenMinor);
}

/** Writes down what was agreed to; the agreement before it, in general or for this order, ends. */
export async function writeMandate(work: Work, methodId: string, consent: Consent): Promise<void> {
  const db = paymentTables(work.db);
  const orderId = consent.orderId ?? null;
  if (consent.plan) await endMandateOfPlan(work, consent.plan.id);
  else await endMandate(work, methodId, orderId);
  const { actor, channel, correlationId } = work.caller;
  await db
    .insertInto('payment_mandate')
    .values({
      id: newId(),
      method_id: methodId,
      order_id: orderId,
      scope: consent.scope,
      text_version: consent.textVersion,
      max_amount_minor: consent.maxAmountMinor,
      currency: consent.currency,
      ends_at: consent.endsAt === null ? null : new Date(consent.endsAt),
      plan_id: consent.plan?.id ?? null,
      total_minor: consent.plan?.totalMinor ?? null,
      agreed_at: work.now,
      actor_kind: actor.kind,
      actor_id: actor.id ?? null,
      channel,
      correlation_id: correlationId,
      ended_at: null,
    })
    .execute();
}

/**
 * What was agreed to ends: in general, or for one order. Of two at the same time the later one may have begun first.
 */
export async function endMandate(
  work: Work,
  methodId: string,
  orderId: string | null = null,
): Promise<void> {
  await mandatesToEnd(work)
    .where('method_id', '=', methodId)
    .where('plan_id', 'is', null)
    .where('order_id', orderId === null ? 'is' : '=', orderId)
    .execute();
}

/** Nothing is agreed to any more. */
export async function endMandates(work: Work, methodId: string): Promise<void> {
  await mandatesToEnd(work).where('method_id', '=', methodId).execute();
}

/** Where another card pays the plan, the one before is charged no more. */
async function endMandateOfPlan(work: Work, planId: string): Promise<void> {
  await mandatesToEnd(work).where('plan_id', '=', planId).execute();
}

function mandatesToEnd(work: Work) {
  return paymentTables(work.db)
    .updateTable('payment_mandate')
    .set({ ended_at: sql`greatest(agreed_at, ${work.now})` })
    .where('ended_at', 'is', null);
}

/** A payment with this method has succeeded. */
export async function noteUse(work: Work, methodId: string): Promise<void> {
  await paymentTables(work.db)
    .updateTable('saved_payment_method')
    .set({ last_used_at: work.now })
    .where('id', '=', methodId)
    .execute();
}

/** Makes a method the one that is offered first; the caller has locked the methods of this customer. */
export async function preferMethod(
  work: Work,
  asked: { customerId: string; methodId: string; unlessThereIsOne?: boolean },
): Promise<void> {
  const { customerId, methodId, unlessThereIsOne = false } = asked;
  const db = paymentTables(work.db);
  const preferred = await db
    .selectFrom('saved_payment_method')
    .select('id')
    .where('customer_id', '=', customerId)
    .where('is_default', '=', true)
    .executeTakeFirst();
  if (preferred?.id === methodId || (preferred && unlessThereIsOne)) return;
  if (preferred)
    await db
      .updateTable('saved_payment_method')
      .set({ is_default: false })
      .where('id', '=', preferred.id)
      .execute();
  await db
    .updateTable('saved_payment_method')
    .set({ is_default: true })
    .where('id', '=', methodId)
    .execute();
}

/** A saved method whose row is locked: whoever wants to change or use it waits. */
export function lockMethod(work: Work, methodId: string): Promise<SavedMethodRow | undefined> {
  return paymentTables(work.db)
    .selectFrom('saved_payment_method')
    .selectAll()
    .where('id', '=', methodId)
    .forUpdate()
    .executeTakeFirst();
}

/** Nothing was heard: the provider is asked again, each time later. */
export async function askAgain(work: Work, { id, enquiries }: SavedMethodRow): Promise<void> {
  const askAt = later(work.now, enquiryDelayMs(enquiries));
  await paymentTables(work.db)
    .updateTable('saved_payment_method')
    .set({ leased_until: null, enquire_at: askAt, enquiries: enquiries + 1 })
    .where('id', '=', id)
    .execute();
  work.enqueue(driveSavedMethodJob(id, askAt));
}

/** How a method was used lately, newest first. */
export function pastUses(work: Work, methodId: string): Promise<PastUse[]> {
  return paymentTables(work.db)
    .selectFrom('payment_attempt as a')
    .innerJoin('payment_intent as i', 'i.id', 'a.intent_id')
    .select(['a.state', 'a.exemption', 'a.sca', 'i.amount_minor', 'a.requested_at'])
    .where('a.saved_method_id', '=', methodId)
    .orderBy('a.requested_at', 'desc')
    .limit(50)
    .execute();
}
