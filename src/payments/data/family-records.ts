import { type Kysely, sql } from 'kysely';
import type { MethodFamily } from '../domain/method-families.js';

/** How a way to pay has done lately. */
export interface FamilyRecord {
  readonly family: MethodFamily;
  /** The last attempts of buyers that have ended with or without the money, at most two hundred. */
  readonly tried: number;
  readonly succeeded: number;
  /** When this customer has last paid so; null where they have not, or nobody is known. */
  readonly last_paid_at: Date | null;
}

/** How ways to pay have done since then, for everybody and for one customer: one statement, however much was paid. */
export async function familyRecords(
  db: Kysely<unknown>,
  families: readonly MethodFamily[],
  asked: { readonly customerId: string | null; readonly since: Date },
): Promise<readonly FamilyRecord[]> {
  const { rows } = await sql<FamilyRecord>`
    select f.family, lately.tried, lately.succeeded, own.last_paid_at
    from unnest(${[...families]}::text[]) as f (family)
    cross join lateral (
      select count(*)::int as tried, (count(*) filter (where a.state = 'SUCCEEDED'))::int as succeeded
      from (
        select state from payment_attempt
        where method = f.family and state in ('SUCCEEDED', 'DECLINED', 'FAILED')
          and settled_at > ${asked.since} and initiator = 'CUSTOMER'
        order by settled_at desc limit 200
      ) a
    ) lately
    left join (
      select a.method, max(a.settled_at) as last_paid_at
      from payment_intent i join payment_attempt a on a.intent_id = i.id
      where i.customer_id = ${asked.customerId}::uuid and a.state = 'SUCCEEDED' and a.settled_at > ${asked.since}
      group by a.method
    ) own on own.method = f.family`.execute(db);
  return rows;
}
