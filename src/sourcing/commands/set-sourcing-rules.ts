import { sql } from 'kysely';
import type { Work } from '../../platform/commands/work.js';
import type { SourcingRule } from '../domain/rules.js';

export interface SetSourcingRules {
  /** Those that are left out keep their weight. */
  readonly weights: readonly { readonly rule: SourcingRule; readonly weight: number }[];
  readonly offerMinutes: number | null;
  readonly domesticDays: number | null;
  readonly foreignDays: number | null;
}

/** Decides how places are weighed that send goods, from the next order on. What is left out stays as it is. */
export async function setSourcingRules(work: Work, rules: SetSourcingRules): Promise<void> {
  const { offerMinutes, domesticDays, foreignDays } = rules;
  await sql`
    with changed as (
      update sourcing_rule r set weight = given.weight
      from jsonb_to_recordset(${JSON.stringify(rules.weights)}::jsonb) as given (rule text, weight integer)
      where given.rule = r.rule
    )
    update sourcing_terms set offer_minutes = coalesce(${offerMinutes}::integer, offer_minutes),
      domestic_days = coalesce(${domesticDays}::integer, domestic_days),
      foreign_days = coalesce(${foreignDays}::integer, foreign_days)`.execute(work.db);
}
