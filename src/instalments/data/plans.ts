import { type Kysely, sql } from 'kysely';
import { newId } from '../../kernel/ids.js';
import type { Work } from '../../platform/commands/work.js';
import { defineLoader, grouped, inOrder } from '../../platform/graphql/loaders.js';
import { type InstalmentRow, type PlanRow, planTables, type StepRow } from './tables.js';

/** A plan with its later instalments, by their number. */
export interface PlanWithInstalments {
  readonly plan: PlanRow;
  readonly instalments: readonly InstalmentRow[];
}

/** Locks a plan: whoever charges, lessens or settles it does so one after the other. */
export async function lockPlan(work: Work, id: string): Promise<PlanWithInstalments | undefined> {
  const plan = await planTables(work.db)
    .selectFrom('instalment_plan')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return plan && { plan, instalments: await instalmentsOf(work.db, id) };
}

export function findPlan(db: Kysely<unknown>, id: string): Promise<PlanRow | undefined> {
  return planTables(db)
    .selectFrom('instalment_plan')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
}

/** The plans that customers have agreed to and that were promised, the newest first: twenty of each at the most. */
export const plansByCustomerLoader = defineLoader<string, PlanRow[]>({
  fetch: async (customerIds, { db }) => {
    const { rows } = await sql<PlanRow>`
      select p.* from unnest(${sql.val([...customerIds])}::uuid[]) as c(id) cross join lateral (
        select * from instalment_plan where customer_id = c.id and authorized_minor > 0
        order by agreed_at desc, id desc limit 20) p
      order by p.agreed_at desc, p.id desc`.execute(db);
    return grouped(customerIds, rows, (row) => row.customer_id);
  },
});

/** Plans by either of the two payments of their order. */
export const planByIntentLoader = defineLoader<string, PlanRow>({
  fetch: async (intentIds, { db }) => {
    const rows = await planTables(db)
      .selectFrom('instalment_plan')
      .selectAll()
      .where((where) =>
        where.or([where('intent_id', 'in', intentIds), where('first_intent_id', 'in', intentIds)]),
      )
      .execute();
    const byIntent = rows.flatMap((row) => [
      { id: row.intent_id, row },
      { id: row.first_intent_id, row },
    ]);
    return inOrder(intentIds, byIntent, ({ id }) => id).map((found) => found?.row ?? null);
  },
});

/** The later instalments of plans, by their number. */
export const instalmentsLoader = defineLoader<string, InstalmentRow[]>({
  fetch: async (planIds, { db }) => {
    const rows = await planTables(db)
      .selectFrom('instalment')
      .selectAll()
      .where('plan_id', 'in', planIds)
      .orderBy('number')
      .execute();
    return grouped(planIds, rows, (row) => row.plan_id);
  },
});

/** The history of plans, the oldest step first. */
export const stepsLoader = defineLoader<string, StepRow[]>({
  fetch: async (planIds, { db }) => {
    const rows = await planTables(db)
      .selectFrom('instalment_step')
      .selectAll()
      .where('plan_id', 'in', planIds)
      .orderBy('id')
      .execute();
    return grouped(planIds, rows, (row) => row.plan_id);
  },
});

function instalmentsOf(db: Kysely<unknown>, planId: string): Promise<InstalmentRow[]> {
  return planTables(db)
    .selectFrom('instalment')
    .selectAll()
    .where('plan_id', '=', planId)
    .orderBy('number')
    .execute();
}

/** Changes an instalment of a plan that is locked. */
export async function changeInstalment(
  work: Work,
  id: string,
  change: Partial<Omit<InstalmentRow, 'id' | 'plan_id' | 'number' | 'amount_minor'>>,
): Promise<void> {
  await planTables(work.db).updateTable('instalment').set(change).where('id', '=', id).execute();
}

type NewStep = Pick<StepRow, 'plan_id' | 'kind' | 'amount_minor'> &
  Partial<Pick<StepRow, 'number' | 'operation_key' | 'intent_id' | 'code'>>;

/** Adds lines to the history of a plan, in their order. */
export async function writeSteps(work: Work, steps: readonly NewStep[]): Promise<void> {
  if (steps.length === 0) return;
  const { actor, channel, correlationId } = work.caller;
  const who = {
    actor_kind: actor.kind,
    actor_id: actor.id ?? null,
    channel,
    correlation_id: correlationId,
    at: work.now,
  };
  const empty = { number: null, operation_key: null, intent_id: null, code: null };
  await planTables(work.db)
    .insertInto('instalment_step')
    .values(steps.map((step) => ({ id: newId(), ...empty, ...step, ...who })))
    .execute();
}

/** What a payment was asked for, by the number of the instalment. */
export async function chargedBy(
  db: Kysely<unknown>,
  planId: string,
  intentId: string,
): Promise<Map<number, number>> {
  const steps = await planTables(db)
    .selectFrom('instalment_step')
    .select(['number', 'amount_minor'])
    .where('plan_id', '=', planId)
    .where('intent_id', '=', intentId)
    .where('kind', '=', 'CHARGED')
    .execute();
  return new Map(steps.map(({ number, amount_minor }) => [number ?? 0, amount_minor]));
}

/**
 * Instalments that are due and paid for by goods that have left: what is charged never goes beyond what was delivered.
 * The longest due first.
 */
export async function findDue(
  db: Kysely<unknown>,
  now: Date,
  limit: number,
): Promise<{ readonly planId: string; readonly number: number }[]> {
  const { rows } = await sql<{ planId: string; number: number }>`
    select i.plan_id as "planId", i.number
    from instalment i join instalment_plan p on p.id = i.plan_id
    where i.state in ('SCHEDULED', 'RETRYING') and i.next_try_at <= ${now} and p.captured_minor > 0
      and ${othersCover}
    order by i.next_try_at, i.plan_id, i.number limit ${limit}`.execute(db);
  return rows;
}

/** True where the other open instalments of plan `p` are enough for the goods that have not left yet. */
export const othersCover = sql<boolean>`(p.authorized_minor - p.voided_minor - p.captured_minor) <= (
  select coalesce(sum(o.amount_minor - o.reduced_minor), 0) from instalment o
  where o.plan_id = p.id and o.id <> i.id and o.state in ('SCHEDULED', 'RETRYING', 'OVERDUE'))`;

/** Plans of which a charge is under way: the next ones after that plan. */
export async function findUnderWay(
  db: Kysely<unknown>,
  after: string,
  limit: number,
): Promise<string[]> {
  const rows = await planTables(db)
    .selectFrom('instalment')
    .select('plan_id')
    .distinct()
    .where('state', '=', 'CHARGING')
    .where('plan_id', '>', after)
    .orderBy('plan_id')
    .limit(limit)
    .execute();
  return rows.map((row) => row.plan_id);
}

/** Plans of which something was sent back lately. */
export async function findSentBack(db: Kysely<unknown>, since: Date): Promise<string[]> {
  const rows = await planTables(db)
    .selectFrom('instalment_step')
    .select('plan_id')
    .distinct()
    .where('kind', '=', 'GIVEN_BACK')
    .where('at', '>', since)
    .execute();
  return rows.map((row) => row.plan_id);
}

/** What is overdue, the longest first. */
export function findOverdue(db: Kysely<unknown>, limit: number): Promise<InstalmentRow[]> {
  return planTables(db)
    .selectFrom('instalment')
    .selectAll()
    .where('state', '=', 'OVERDUE')
    .orderBy('due_at')
    .orderBy('id')
    .limit(limit)
    .execute();
}
