import { sql } from 'kysely';
import { dayMs, later } from '../../kernel/clock.js';
import type { Work } from '../../platform/commands/work.js';
import { paymentTables } from '../data/store.js';

/** The limit that a refund goes beyond. */
export interface ExceededLimit {
  readonly because: 'PER_REFUND' | 'PER_DAY' | 'UNREFERENCED';
  readonly limitMinor: number;
}

/**
 * Which limit of the caller's role a refund would go beyond; undefined where they may make it alone. What they have
 * refunded alone in the last 24 hours counts. Refunds of one person are asked for one after the other from here on, so
 * that two at once do not both find the same room.
 */
export async function exceededLimit(
  work: Work,
  amountMinor: number,
  currency: string,
): Promise<ExceededLimit | undefined> {
  const { actor } = work.caller;
  if (actor.kind === 'SYSTEM') return undefined;
  const person = `refunds of ${actor.id ?? actor.kind}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${person}, 0))`.execute(work.db);
  const limit = await paymentTables(work.db)
    .selectFrom('refund_limit')
    .select(['per_refund_minor', 'per_day_minor'])
    .where('role', '=', actor.kind)
    .where('currency', '=', currency)
    .executeTakeFirst();
  const { per_refund_minor: perRefund = 0, per_day_minor: perDay = 0 } = limit ?? {};
  if (amountMinor > perRefund) return { because: 'PER_REFUND', limitMinor: perRefund };
  const usedMinor = await refundedAlone(work, currency);
  return usedMinor + amountMinor > perDay ? { because: 'PER_DAY', limitMinor: perDay } : undefined;
}

async function refundedAlone(work: Work, currency: string): Promise<number> {
  const { actor } = work.caller;
  const { used } = await paymentTables(work.db)
    .selectFrom('refund')
    .select(sql<number>`coalesce(sum(amount_minor), 0)::bigint`.as('used'))
    .where('requested_by_kind', '=', actor.kind)
    .where('requested_by_id', '=', actor.id ?? '')
    .where('currency', '=', currency)
    .where('requested_at', '>', later(work.now, -dayMs))
    .where('state', '<>', 'REJECTED')
    .where('approval_id', 'is', null)
    .executeTakeFirstOrThrow();
  return used;
}
