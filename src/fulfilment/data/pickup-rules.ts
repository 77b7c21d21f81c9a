import { type Kysely, sql } from 'kysely';
import { tables } from '../../platform/database/database.js';
import type { PickupRule } from '../domain/pickup-rule.js';
import type { FulfilmentTables, PickupRuleRow } from './tables.js';

/** All rules, the general one first. */
export function readPickupRules(db: Kysely<unknown>): Promise<PickupRuleRow[]> {
  return tables<FulfilmentTables>(db)
    .selectFrom('pickup_rule')
    .selectAll()
    .orderBy(sql`location_id nulls first`)
    .execute();
}

/** The rule of a location: its own, or the general one. */
export async function pickupRuleOf(db: Kysely<unknown>, locationId: string): Promise<PickupRule> {
  const row = await tables<FulfilmentTables>(db)
    .selectFrom('pickup_rule')
    .selectAll()
    .where((where) =>
      where.or([where('location_id', '=', locationId), where('location_id', 'is', null)]),
    )
    .orderBy(sql`location_id nulls last`)
    .limit(1)
    .executeTakeFirstOrThrow();
  const { identity_from_minor: amountMinor, identity_currency: currency } = row;
  return {
    keepDays: row.keep_days,
    remindDaysBefore: row.remind_days_before,
    identityFrom: amountMinor === null || currency === null ? null : { amountMinor, currency },
  };
}
