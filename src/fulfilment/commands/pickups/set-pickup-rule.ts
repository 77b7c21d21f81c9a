import type { Work } from '../../../platform/commands/work.js';
import { tables } from '../../../platform/database/database.js';
import type { FulfilmentTables } from '../../data/tables.js';
import type { PickupRule } from '../../domain/pickup-rule.js';

export interface SetPickupRule {
  /** Null for every location without a rule of its own. */
  readonly locationId: string | null;
  /** Null takes the rule of a location away. */
  readonly rule: PickupRule | null;
}

/** Decides how a location keeps goods for their buyers. Goods that are ready keep what they were put ready with. */
export async function setPickupRule(work: Work, { locationId, rule }: SetPickupRule) {
  const db = tables<FulfilmentTables>(work.db);
  if (rule === null) {
    if (locationId === null) throw new TypeError('the general rule cannot be taken away');
    await db.deleteFrom('pickup_rule').where('location_id', '=', locationId).execute();
    return;
  }
  const values = {
    keep_days: rule.keepDays,
    remind_days_before: rule.remindDaysBefore,
    identity_from_minor: rule.identityFrom?.amountMinor ?? null,
    identity_currency: rule.identityFrom?.currency ?? null,
  };
  await db
    .insertInto('pickup_rule')
    .values({ location_id: locationId, ...values })
    .onConflict((conflict) => conflict.constraint('one_rule_a_place').doUpdateSet(values))
    .execute();
}
