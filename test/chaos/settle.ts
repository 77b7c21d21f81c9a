import { setTimeout as pause } from 'node:timers/promises';
import { reconcilePayments } from '../../src/payments/reconciliation/reconcile-payments.js';
import { judgeMoney, judgeWorld, openMatters } from '../simulation/judge.js';
import type { Promised } from './journeys.js';
import type { Stage } from './stage.js';

/** Within so long everything that was under way has come to its end. */
export const settlesWithinMs = 60_000;
const lookEveryMs = 100;

/** What came of waiting: nothing is off when all is settled in time. */
export interface Settled {
  readonly off: readonly string[];
  /** What was open longest. */
  readonly last: readonly string[];
}

/** Waits until nothing is open any more and the provider's books agree, or until the deadline. */
export async function settle(stage: Stage, since: Date, untilMs: number): Promise<Settled> {
  let last: readonly string[] = [];
  for (;;) {
    const off = await openOrOff(stage, since);
    if (off.length === 0 || performance.now() > untilMs) return { off, last };
    last = off;
    await pause(lookEveryMs);
  }
}

async function openOrOff(stage: Stage, since: Date): Promise<string[]> {
  const open = await openMatters(stage);
  if (open.length > 0) return open;
  const { rows } = await stage.gateway.database.pool.query<{ id: string }>(
    'select id from payment_intent where created_at >= $1',
    [since],
  );
  return judgeMoney(
    stage,
    rows.map(({ id }) => id),
  );
}

/** What was promised to buyers and is not so. */
export async function broken(stage: Stage, promised: readonly Promised[]): Promise<string[]> {
  const { rows } = await stage.gateway.database.pool.query<{
    id: string;
    state: string;
    refunded: number;
  }>(
    `select o.id, o.state, sum(i.refunded_minor)::integer as refunded from sales_order o
      join payment_intent i on i.order_id = o.id where o.id = any($1) group by o.id`,
    [promised.map(({ orderId }) => orderId)],
  );
  const found = new Map(rows.map((row) => [row.id, row]));
  return promised.flatMap(({ orderId, states, refundedMinor }) => {
    const row = found.get(orderId);
    if (row && states.includes(row.state) && row.refunded === refundedMinor) return [];
    const wanted = `${states.join(' or ')} with ${refundedMinor} given back`;
    return `the order ${orderId} was to be ${wanted}, and is ${row?.state} with ${row?.refunded}`;
  });
}

/** Doctor and reconciliation over everything that ever was. */
export async function examine(stage: Stage): Promise<string[]> {
  const off = await judgeWorld(stage);
  for (const { outcome, differences, underWay } of await reconcilePayments(stage.gateway)) {
    if (outcome !== 'COMPARED' || underWay > 0)
      off.push(`the books were ${outcome}, with ${underWay} under way`);
    for (const { kind, reference, oursText, theirsText } of differences)
      off.push(`${kind} of ${reference}: ${oursText} here, ${theirsText} there`);
  }
  for (const each of stage.unanswered.splice(0)) off.push(`never answered: ${each}`);
  return off;
}
