import { type Kysely, sql } from 'kysely';
import { type KeyType, type Page, type PageRequest, toPage } from '../../kernel/page.js';
import { defineLoader, grouped } from '../../platform/graphql/loaders.js';
import { paymentTables } from './store.js';
import type { MandateRow, SavedMethodRow } from './tables.js';

/** A saved method with what its customer has agreed to now; instants of the agreement are texts, as JSON has them. */
export type ReadMethod = Omit<SavedMethodRow, 'reference' | 'setup_token' | 'fingerprint'> & {
  readonly mandate:
    | (Pick<MandateRow, 'scope' | 'text_version' | 'max_amount_minor' | 'currency'> & {
        readonly ends_at: string | null;
        readonly agreed_at: string;
      })
    | null;
};

export const methodListOrder = 'saved-payment-methods';
export const methodKeyTypes: readonly KeyType[] = ['id'];

/** The methods that a customer keeps or is about to keep, newest first. */
export async function readMethodPage(
  db: Kysely<unknown>,
  customerId: string,
  page: PageRequest,
): Promise<Page<ReadMethod>> {
  let query = readMethods(db)
    .where('m.customer_id', '=', customerId)
    .where('m.state', 'in', ['REQUESTED', 'ACTIVE'])
    .orderBy('m.id', page.backwards ? 'asc' : 'desc')
    .limit(page.limit + 1);
  if (page.from) query = query.where('m.id', page.backwards ? '>' : '<', String(page.from[0]));
  return toPage(await query.execute(), page, methodListOrder, (row) => [row.id]);
}

/** One method of this customer, or the one that it turned out to be; undefined where there is none. */
export async function readMethod(
  db: Kysely<unknown>,
  customerId: string,
  methodId: string,
): Promise<ReadMethod | undefined> {
  const row = await readMethods(db)
    .where('m.id', '=', methodId)
    .where('m.customer_id', '=', customerId)
    .executeTakeFirst();
  return row && row.same_as !== null ? readMethod(db, customerId, row.same_as) : row;
}

/** What a customer may want to pay with, the preferred one first and then the last used; with those revoked lately. */
export function readMethodsToOffer(
  db: Kysely<unknown>,
  customerId: string,
  revokedAfter: Date,
): Promise<ReadMethod[]> {
  return readMethods(db)
    .where('m.customer_id', '=', customerId)
    .where('m.same_as', 'is', null)
    .where((where) =>
      where.or([where('m.state', '=', 'ACTIVE'), where('m.revoked_at', '>', revokedAfter)]),
    )
    .where(
      sql<boolean>`exists (select from payment_mandate a where a.method_id = m.id and a.order_id is null)`,
    )
    .orderBy('m.is_default', 'desc')
    .orderBy('m.last_used_at', (order) => order.desc().nullsLast())
    .orderBy('m.id', 'desc')
    .limit(50)
    .execute();
}

/** The methods that customers keep, the newest first: the last twenty of each. */
export const methodsByCustomerLoader = defineLoader<string, ReadMethod[]>({
  fetch: async (ids, { db }) => {
    const rows = await readMethods(db)
      .where('m.customer_id', 'in', ids)
      .where('m.state', '=', 'ACTIVE')
      .where(
        sql<boolean>`(select count(*) from saved_payment_method newer where newer.customer_id = m.customer_id
          and newer.state = 'ACTIVE' and newer.id > m.id) < 20`,
      )
      .orderBy('m.id', 'desc')
      .execute();
    return grouped(ids, rows, (row) => row.customer_id);
  },
});

function readMethods(db: Kysely<unknown>) {
  return paymentTables(db)
    .selectFrom('saved_payment_method as m')
    .select([
      'm.id',
      'm.customer_id',
      'm.provider',
      'm.family',
      'm.state',
      'm.brand',
      'm.last4',
      'm.wallet',
      'm.expiry_month',
      'm.expiry_year',
      'm.is_default',
      'm.same_as',
      'm.failure_code',
      'm.channel',
      'm.correlation_id',
      'm.leased_until',
      'm.enquire_at',
      'm.enquiries',
      'm.last_used_at',
      'm.created_at',
      'm.revoked_at',
      sql<ReadMethod['mandate']>`(select to_json(a) from payment_mandate a
        where a.method_id = m.id and a.ended_at is null
        order by a.plan_id is not null, a.order_id nulls first, a.agreed_at desc limit 1)`.as(
        'mandate',
      ),
    ]);
}
