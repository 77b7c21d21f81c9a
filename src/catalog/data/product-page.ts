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
import type { Locale } from '../../kernel/refusal.js';
import type { ProductOrder } from './product-order.js';
import { fitLevels, holdsWords } from './product-search.js';
import { none, type ProductShape, productList } from './shape.js';
import type { ShownProduct } from './shown.js';

export interface ProductPageRequest {
  readonly page: PageArgs;
  readonly locale: Locale;
  readonly shape: ProductShape;
  /** Words that each product must hold; undefined where nothing is searched. */
  readonly words?: readonly string[] | undefined;
  /** Products of this category and of all below it. */
  readonly category?: string | undefined;
  /** Products that carry each of these tags. */
  readonly tags?: readonly string[] | undefined;
  /** Conditions of modules above over `product p`. */
  readonly where?: readonly RawBuilder<boolean>[] | undefined;
  readonly order: ProductOrder;
  /** True: what fits the words best comes first, and the order decides among equals. */
  readonly bestFirst?: boolean | undefined;
}

/** A product in its list, with what its place depends on. */
export interface ListedProduct extends ShownProduct {
  readonly level: number;
  readonly sortValue: unknown;
}

/**
 * A page of the products that are sold. A wrong argument is refused at once. The next page begins after the
 * sort values of the last row, by index, so a page far behind costs as much as the first.
 */
export function productPage<Extra = object>(
  db: Kysely<unknown>,
  request: ProductPageRequest,
): Promise<Page<ListedProduct & Extra>> {
  const name = orderName(request);
  const asked = readPage(request.page, name, ['number', request.order.keyType, 'string']);
  const statement = pageStatement(request, asked);
  return loadPage(db, statement as RawBuilder<ListedProduct & Extra>, (rows) =>
    toPage(rows, asked, name, (row) => [row.level, request.order.toKey(row.sortValue), row.id]),
  );
}

async function loadPage<Row>(
  db: Kysely<unknown>,
  statement: RawBuilder<Row>,
  toPageOf: (rows: Row[]) => Page<Row>,
): Promise<Page<Row>> {
  const { rows } = await statement.execute(db);
  return toPageOf(rows);
}

function orderName({ order, bestFirst, words }: ProductPageRequest): string {
  return bestFirst ? `${order.name}, best fit for ${words?.join(' ') ?? ''}` : order.name;
}

function pageStatement(request: ProductPageRequest, asked: PageRequest): RawBuilder<ListedProduct> {
  const levels = request.bestFirst ? fitLevels(request.words ?? []) : [sql<boolean>`true`];
  const [level, key, id] = asked.from ?? [];
  if (asked.from && !isPlace(levels.length, Number(level), String(id)))
    throw new BadPage('This cursor does not belong to this list.');
  const branches = levels.flatMap((condition, place) => {
    const isBefore =
      level !== undefined && (asked.backwards ? place > Number(level) : place < Number(level));
    if (isBefore) return [];
    const from = place === level && key !== undefined ? { key, id: String(id) } : undefined;
    return [branch(request, asked, { place, condition, from })];
  });
  const [only] = branches;
  if (only && branches.length === 1) return only;
  const byLevel = sql.raw(asked.backwards ? 'desc' : 'asc');
  const direction = directionOf(request.order, asked);
  return sql<ListedProduct>`
    select * from (${sql.join(
      branches.map((each) => sql`(${each})`),
      sql` union all `,
    )}) listed
    order by level ${byLevel}, "sortValue" ${direction}, id ${direction} limit ${rowsToRead(asked)}`;
}

interface BranchOf {
  readonly place: number;
  readonly condition: RawBuilder<boolean>;
  readonly from: { readonly key: string | number; readonly id: string } | undefined;
}

function branch(
  request: ProductPageRequest,
  asked: PageRequest,
  { place, condition, from }: BranchOf,
): RawBuilder<ListedProduct> {
  const { order, locale, shape } = request;
  const direction = directionOf(order, asked);
  const conditions = [...filters(request), condition];
  if (from) conditions.push(beyond(order, asked, from));
  return sql<ListedProduct>`
    select ${productList(shape, locale)}, ${sql.lit(place)}::integer as level, ${order.value} as "sortValue"
    from product p ${shape.extras?.join ?? none}
    where p.status = 'ACTIVE' and ${sql.join(conditions, sql` and `)}
    order by ${order.value} ${direction}, p.id ${direction} limit ${rowsToRead(asked)}`;
}

function filters({ words, category, tags, where }: ProductPageRequest): RawBuilder<boolean>[] {
  const conditions = [...(where ?? [])];
  if (words) conditions.push(holdsWords(words));
  if (category !== undefined)
    conditions.push(sql<boolean>`p.category_path @> array[${category}::text]`);
  if (tags && tags.length > 0) conditions.push(sql<boolean>`p.tags @> ${tags}::text[]`);
  return conditions;
}

function beyond(
  order: ProductOrder,
  { backwards }: PageRequest,
  { key, id }: { readonly key: string | number; readonly id: string },
): RawBuilder<boolean> {
  const value = order.fromKey(key);
  if (!value) throw new BadPage('This cursor does not belong to this list.');
  const isLess = sql.raw(order.descending === backwards ? '>' : '<');
  return sql<boolean>`(${order.value}, p.id) ${isLess} (${value}, ${id}::uuid)`;
}

function directionOf(order: ProductOrder, { backwards }: PageRequest): RawBuilder<unknown> {
  return sql.raw(order.descending === backwards ? 'asc' : 'desc');
}

/** One more than the page shows that there are more. Written out, because a plan for any number would suit none. */
function rowsToRead({ limit }: PageRequest): RawBuilder<number> {
  return sql.lit(limit + 1);
}

function isPlace(levels: number, level: number, id: string): boolean {
  return Number.isInteger(level) && level >= 0 && level < levels && isId(id);
}
