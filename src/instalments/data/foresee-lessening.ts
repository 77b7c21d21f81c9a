import { type Kysely } from 'kysely';
import { leftOf, lessenTo } from '../domain/lessened.js';
import { owedMinor } from '../domain/plan-state.js';
import { planTables } from './tables.js';

/** An instalment as it stands, and as it would stand. */
export interface ForeseenInstalment {
  readonly number: number;
  /** A day of the calendar in the shop's zone. */
  readonly dueOn: string;
  /** What is to be paid of it, or was; in minor units. */
  readonly beforeMinor: number;
  readonly afterMinor: number;
}

/**
 * What would become of the instalments of a payment if so much of it were given back; none where it is paid in no plan of
 * the shop's own. Changes nothing.
 */
export async function foreseeLessening(
  db: Kysely<unknown>,
  { intentId, byMinor }: { readonly intentId: string; readonly byMinor: number },
): Promise<ForeseenInstalment[]> {
  const plan = await planTables(db)
    .selectFrom('instalment_plan')
    .selectAll()
    .where('intent_id', '=', intentId)
    .executeTakeFirst();
  if (!plan) return [];
  const instalments = await planTables(db)
    .selectFrom('instalment')
    .selectAll()
    .where('plan_id', '=', plan.id)
    .orderBy('number')
    .execute();
  const owed = owedMinor({ ...plan, refunded_minor: plan.refunded_minor + byMinor });
  const lessened = new Map(
    lessenTo(instalments, owed).map((each) => [each.instalment.number, each.byMinor]),
  );
  return instalments.map((each) => ({
    number: each.number,
    dueOn: each.due_on,
    beforeMinor: leftOf(each),
    afterMinor: leftOf(each) - (lessened.get(each.number) ?? 0),
  }));
}
