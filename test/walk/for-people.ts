import { type Kysely, sql } from 'kysely';
import type { Found } from '../support/examine-shop.js';

const ofEndedOrders = ['M2: an order that has ended', 'A shared payment that is paid has taken'];

/**
 * What is found, as one line each, without what only people can mend and the doctor is right to name: money of an order
 * that has ended, which its provider has refused to give back.
 */
export async function besidesWorkForPeople(
  db: Kysely<unknown>,
  found: readonly Found[],
): Promise<string[]> {
  const isOfEndedOrder = ({ promise }: Found) =>
    ofEndedOrders.some((each) => promise.startsWith(each));
  const refused = found.some(isOfEndedOrder) ? await refusedRefunds(db) : new Set<string>();
  return found
    .filter((each) => !(isOfEndedOrder(each) && refused.has(each.subject)))
    .map(({ promise, subject, detail }) => `${promise}: ${subject} ${detail}`);
}

/** Orders by their numbers, and shared payments by their ids, with a payment whose refund was refused and not made since. */
async function refusedRefunds(db: Kysely<unknown>): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ number: string; shared: string | null }>`
    select o.number, s.id as shared
    from payment_intent i join sales_order o on o.id = i.order_id left join shared_payment s on s.order_id = o.id
    where i.captured_minor > i.refunded_minor + i.refund_pending_minor + i.charged_back_minor
      and exists (
        select from payment_operation p where p.intent_id = i.id and p.kind = 'REFUND' and p.phase = 'FAILED')`.execute(
    db,
  );
  return new Set(rows.flatMap(({ number, shared }) => [number, ...(shared ? [shared] : [])]));
}
