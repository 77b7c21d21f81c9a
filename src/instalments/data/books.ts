import type { Kysely } from 'kysely';
import type {
  AuthorizeCall,
  BooksPage,
  OperationOutcome,
  ProviderOutcome,
  ProviderPayment,
  Unseen,
} from '../../payments/index.js';
import { type PlanRow, planTables, type StepRow } from './tables.js';

const pageSize = 200;

/** What became of the promise with that key, as our books say. Throws where there is none. */
export async function outcomeOf(db: Kysely<unknown>, key: string): Promise<ProviderOutcome> {
  const found = await findPromise(db, key);
  if (found.kind === 'unseen') throw new Error(`nothing was promised to ${key}`);
  return found;
}

/** What became of a promise; unseen where our books do not know it. */
export async function findPromise(
  db: Kysely<unknown>,
  key: string,
): Promise<ProviderOutcome | Unseen> {
  const plan = await planTables(db)
    .selectFrom('instalment_plan')
    .selectAll()
    .where('payment_key', '=', key)
    .executeTakeFirst();
  if (!plan) return { kind: 'unseen' };
  const payment = accountOf(plan, await operationsOf(db, [plan.id]));
  return { kind: plan.captured_minor > 0 ? 'captured' : 'authorized', payment };
}

/** What became of a capture, void or refund. */
export async function findOperation(
  db: Kysely<unknown>,
  key: string,
): Promise<OperationOutcome | Unseen> {
  const step = await planTables(db)
    .selectFrom('instalment_step')
    .selectAll()
    .where('operation_key', '=', key)
    .executeTakeFirst();
  if (!step) return { kind: 'unseen' };
  const plan = await planTables(db)
    .selectFrom('instalment_plan')
    .selectAll()
    .where('id', '=', step.plan_id)
    .executeTakeFirstOrThrow();
  const payment = accountOf(plan, await operationsOf(db, [plan.id]));
  return { kind: 'succeeded', reference: key, amountMinor: step.amount_minor, payment };
}

/** A stretch of the books, for the reconciliation. */
export async function readPage(
  db: Kysely<unknown>,
  { since, cursor }: { readonly since: Date; readonly cursor: string | undefined },
): Promise<BooksPage> {
  const plans = await planTables(db)
    .selectFrom('instalment_plan')
    .selectAll()
    .where('agreed_at', '>=', since)
    .where('payment_key', 'is not', null)
    .$if(cursor !== undefined, (page) => page.where('id', '>', cursor ?? ''))
    .orderBy('id')
    .limit(pageSize)
    .execute();
  const operations = await operationsOf(
    db,
    plans.map(({ id }) => id),
  );
  return {
    kind: 'page',
    payments: plans.map((plan) => accountOf(plan, operations)),
    nextCursor: plans.length < pageSize ? undefined : plans.at(-1)?.id,
  };
}

/** The answer to a call of which nothing was written down. */
export function unbooked(call: AuthorizeCall): ProviderPayment {
  return {
    reference: '',
    key: call.key,
    ourReference: call.reference,
    currency: call.currency,
    amountMinor: call.amountMinor,
    authorizedMinor: 0,
    capturedMinor: 0,
    voidedMinor: 0,
    expiredMinor: 0,
    refundedMinor: 0,
    operations: [],
  };
}

async function operationsOf(db: Kysely<unknown>, planIds: readonly string[]): Promise<StepRow[]> {
  if (planIds.length === 0) return [];
  return planTables(db)
    .selectFrom('instalment_step')
    .selectAll()
    .where('plan_id', 'in', planIds)
    .where('operation_key', 'is not', null)
    .execute();
}

function accountOf(plan: PlanRow, operations: readonly StepRow[]): ProviderPayment {
  return {
    reference: plan.id,
    key: plan.payment_key ?? '',
    ourReference: plan.intent_id,
    currency: plan.currency,
    amountMinor: plan.financed_minor,
    authorizedMinor: plan.authorized_minor,
    capturedMinor: plan.captured_minor,
    voidedMinor: plan.voided_minor,
    expiredMinor: 0,
    refundedMinor: plan.refunded_minor,
    operations: operations.flatMap(({ plan_id, operation_key: key, amount_minor: amountMinor }) =>
      plan_id === plan.id && key !== null
        ? [{ key, reference: key, succeeded: true, amountMinor }]
        : [],
    ),
  };
}
