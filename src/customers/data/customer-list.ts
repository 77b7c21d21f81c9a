import { type Kysely, sql } from 'kysely';
import { isId } from '../../kernel/ids.js';
import {
  BadPage,
  type Page,
  type PageArgs,
  type PageRequest,
  readPage,
  toPage,
} from '../../kernel/page.js';
import { tables } from '../../platform/database/database.js';
import type { CustomerSearch } from '../domain/customer-search.js';
import { customerColumns } from './reads.js';
import type { CustomerRow, CustomersTables } from './tables.js';

/** The order of the list, by last name; its cursors belong to no other list. */
const order = 'customers';
const keyOf = (row: CustomerRow) => [row.by_last_name, row.id] as const;

/** One page of the customers who are looked for; nobody where `search` is undefined. Throws BadPage at once. */
export function customerPage(
  db: Kysely<unknown>,
  search: CustomerSearch | undefined,
  args: PageArgs,
): Promise<Page<CustomerRow>> {
  const request = readPage(args, order, ['string', 'string']);
  const [name, id] = (request.from ?? []) as string[];
  if (request.from && (!isId(String(id)) || name?.includes('\0')))
    throw new BadPage('This cursor does not belong to this list.');
  return search
    ? findPage(db, search, request)
    : Promise.resolve(toPage([], request, order, keyOf));
}

async function findPage(
  db: Kysely<unknown>,
  search: CustomerSearch,
  request: PageRequest,
): Promise<Page<CustomerRow>> {
  const way = request.backwards ? 'desc' : 'asc';
  let query = matching(db, search)
    .orderBy('by_last_name', way)
    .orderBy('id', way)
    .limit(request.limit + 1);
  if (request.from) {
    const [name, id] = request.from;
    const beyond = request.backwards ? sql.raw('<') : sql.raw('>');
    query = query.where(sql<boolean>`(by_last_name, id) ${beyond} (${name}, ${id}::uuid)`);
  }
  return toPage(await query.execute(), request, order, keyOf);
}

function matching(db: Kysely<unknown>, { emailKey, phone, name }: CustomerSearch) {
  let query = tables<CustomersTables>(db).selectFrom('customer').select(customerColumns);
  if (emailKey !== undefined) query = query.where('email_key', '=', emailKey);
  if (phone !== undefined) query = query.where('phone', '=', phone);
  if (name === undefined) return query;
  const { from, to } = name;
  return query.where((row) =>
    row.or([
      row.and([row('by_last_name', '>=', from), row('by_last_name', '<', to)]),
      row.and([row('by_first_name', '>=', from), row('by_first_name', '<', to)]),
    ]),
  );
}
