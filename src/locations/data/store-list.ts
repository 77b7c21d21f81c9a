import { type Kysely, type RawBuilder, sql } from 'kysely';
import { isId } from '../../kernel/ids.js';
import {
  BadPage,
  type Page,
  type PageArgs,
  type PageRequest,
  readPage,
  toPage,
} from '../../kernel/page.js';
import { searchWords } from '../../kernel/search-text.js';
import type { Point } from '../domain/geography.js';
import { isOpen } from '../domain/opening-hours.js';
import { metresFrom, withinBounds } from './near.js';
import { columnsWithHours, type NearLocationRow } from './tables.js';

export interface StoreFilter {
  readonly near?: Point | undefined;
  readonly withinKm?: number | undefined;
  readonly search?: string | undefined;
  /** Set where only stores will do that hand over orders of this channel. */
  readonly pickupFor?: string | undefined;
  readonly openAt?: Date | undefined;
}

/** A store in its list. */
export interface StoreRow extends NearLocationRow {
  readonly name_key: string;
}

/** How the list is ordered: nearest first where a place is given, else by name. */
interface Order {
  readonly name: string;
  readonly types: readonly ('string' | 'number')[];
  readonly value: RawBuilder<unknown>;
  readonly sqlType: 'text' | 'float8';
  keyOf(row: StoreRow): readonly (string | number)[];
}

/**
 * A page of the active stores and lockers; a wrong argument is refused at once. Whether one is open at an
 * instant is only known to its own calendar, so that question is put to all candidates of one statement;
 * without it PostgreSQL reads one page only.
 */
export function storePage(
  db: Kysely<unknown>,
  filter: StoreFilter,
  args: PageArgs,
): Promise<Page<StoreRow>> {
  const order = orderOf(filter);
  const request = readPage(args, order.name, order.types);
  if (request.from) checkKey(request.from);
  return loadPage(db, filter, order, request);
}

async function loadPage(
  db: Kysely<unknown>,
  filter: StoreFilter,
  order: Order,
  request: PageRequest,
): Promise<Page<StoreRow>> {
  const found = await findOpenStores(db, filter, order, request);
  return toPage(found, request, order.name, order.keyOf);
}

/** The first stores that fit, nearest first where a place is given, else by name. */
export async function nearbyStores(
  db: Kysely<unknown>,
  asked: StoreFilter & { readonly limit: number },
): Promise<NearLocationRow[]> {
  const order = orderOf(asked);
  const request = { limit: asked.limit - 1, backwards: false, from: undefined };
  const found = await findOpenStores(db, asked, order, request);
  return found.slice(0, asked.limit);
}

async function findOpenStores(
  db: Kysely<unknown>,
  filter: StoreFilter,
  order: Order,
  request: PageRequest,
): Promise<StoreRow[]> {
  const found = await findStores(db, filter, order, request);
  const { openAt } = filter;
  return openAt ? found.filter((row) => isOpen(row, openAt)) : found;
}

async function findStores(
  db: Kysely<unknown>,
  filter: StoreFilter,
  order: Order,
  request: PageRequest,
): Promise<StoreRow[]> {
  const direction = sql.raw(request.backwards ? 'desc' : 'asc');
  const limit = filter.openAt ? sql`` : sql`limit ${request.limit + 1}`;
  const metres = filter.near ? metresFrom(filter.near) : sql`null::integer`;
  const { rows } = await sql<StoreRow>`
    select * from (
      select ${columnsWithHours}, name_key, ${metres} as metres
      from location
      where ${sql.join(conditionsOf(filter), sql` and `)}
    ) store
    where ${withinReach(filter)} and ${continues(order, request)}
    order by ${order.value} ${direction}, id ${direction} ${limit}`.execute(db);
  return rows;
}

function conditionsOf(filter: StoreFilter): RawBuilder<unknown>[] {
  const conditions = [sql`active and kind <> 'WAREHOUSE'`];
  const { near, withinKm, pickupFor } = filter;
  if (near && withinKm !== undefined) conditions.push(withinBounds(near, withinKm));
  if (pickupFor !== undefined)
    conditions.push(sql`pickup_policy <> 'NONE' and ${pickupFor} = any(sells_to_channels)`);
  const words = searchWords(filter.search);
  if (words?.length === 0) conditions.push(sql`false`);
  for (const word of words ?? []) conditions.push(sql`search_text like ${`% ${word}%`}`);
  return conditions;
}

function withinReach({ near, withinKm }: StoreFilter): RawBuilder<unknown> {
  if (!near || withinKm === undefined) return sql`true`;
  return sql`metres <= ${withinKm * 1000}::float8`;
}

function continues(order: Order, { from, backwards }: PageRequest): RawBuilder<unknown> {
  if (!from) return sql`true`;
  const [value, id] = from;
  const beyond = sql.raw(backwards ? '<' : '>');
  return sql`(${order.value}, id) ${beyond} (${value}::${sql.raw(order.sqlType)}, ${id}::uuid)`;
}

function checkKey([value, id]: readonly (string | number)[]): void {
  if (!isId(String(id)) || String(value).includes('\u0000'))
    throw new BadPage('This cursor does not belong to this list.');
}

function orderOf({ near }: StoreFilter): Order {
  if (!near) {
    return {
      name: 'stores by name',
      types: ['string', 'string'],
      value: sql`name_key`,
      sqlType: 'text',
      keyOf: (row) => [row.name_key, row.id],
    };
  }
  return {
    name: `stores from ${near.latitude} ${near.longitude}`,
    types: ['number', 'string'],
    value: sql`metres`,
    sqlType: 'float8',
    keyOf: (row) => [row.metres ?? 0, row.id],
  };
}
