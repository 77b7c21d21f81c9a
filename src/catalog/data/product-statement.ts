import { type RawBuilder, sql } from 'kysely';
import { isId } from '../../kernel/ids.js';
import { BadPage, type PageArgs, type PageRequest } from '../../kernel/page.js';
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

interface Branch {
  readonly level: number;
  readonly condition: RawBuilder<boolean>;
  /** The place in this level after which it goes on. */
  readonly from: { readonly key: string | number; readonly id: string } | undefined;
}

/** One page in one statement. Throws BadPage where the cursor can be that of no row. */
export function pageStatement(
  request: ProductPageRequest,
  asked: PageRequest,
): RawBuilder<ListedProduct> {
  const branches = branchesOf(request, asked);
  const [only] = branches;
  if (only && branches.length === 1) return branchStatement(request, asked, only, none);
  return inLevels(request, asked, branches);
}

/** The levels of a search that the page may touch, in the direction in which it reads. */
function branchesOf({ bestFirst, words }: ProductPageRequest, asked: PageRequest): Branch[] {
  const levels = bestFirst
    ? fitLevels(words ?? [])
    : [words ? holdsWords(words) : sql<boolean>`true`];
  const [level, key, id] = asked.from ?? [];
  const branches = levels.map((condition, place) => ({
    level: place,
    condition,
    from: place === level && key !== undefined ? { key, id: String(id) } : undefined,
  }));
  if (asked.backwards) branches.reverse();
  if (!asked.from) return branches;
  const first = branches.findIndex((branch) => branch.from);
  if (first < 0 || !isId(String(id)))
    throw new BadPage('This cursor does not belong to this list.');
  return branches.slice(first);
}

/** Each level is only read where those before it do not fill the page. */
function inLevels(
  request: ProductPageRequest,
  asked: PageRequest,
  branches: readonly Branch[],
): RawBuilder<ListedProduct> {
  const names = branches.map(({ level }) => sql.ref(`level_${level}`));
  const levels = branches.map((branch, place) => {
    const before = names.slice(0, place).map((name) => sql`(select count(*) from ${name})`);
    const isNeeded =
      before.length === 0 ? none : sql` and ${sql.join(before, sql` + `)} < ${rowsToRead(asked)}`;
    return sql`${sql.ref(`level_${branch.level}`)} as materialized (${branchStatement(request, asked, branch, isNeeded)})`;
  });
  const rows = names.map((name) => sql`select * from ${name}`);
  const byLevel = sql.raw(asked.backwards ? 'desc' : 'asc');
  const direction = directionOf(request, asked);
  return sql<ListedProduct>`
    with ${sql.join(levels)}
    select * from (${sql.join(rows, sql` union all `)}) listed
    order by level ${byLevel}, "sortValue" ${direction}, id ${direction} limit ${rowsToRead(asked)}`;
}

function branchStatement(
  request: ProductPageRequest,
  asked: PageRequest,
  { level, condition, from }: Branch,
  isNeeded: RawBuilder<unknown>,
): RawBuilder<ListedProduct> {
  const { order, locale, shape } = request;
  const direction = directionOf(request, asked);
  const conditions = [condition, ...filters(request)];
  if (from) conditions.push(beyond(request, asked, from));
  return sql<ListedProduct>`
    select ${productList(shape, locale)}, ${sql.lit(level)}::integer as level, ${order.value} as "sortValue"
    from product p ${shape.extras?.join ?? none}
    where p.status = 'ACTIVE' and ${sql.join(conditions, sql` and `)} ${isNeeded}
    order by ${order.value} ${direction}, p.id ${direction} limit ${rowsToRead(asked)}`;
}

function filters({ category, tags, where }: ProductPageRequest): RawBuilder<boolean>[] {
  const conditions = [...(where ?? [])];
  if (category !== undefined)
    conditions.push(sql<boolean>`p.category_path @> array[${category}::text]`);
  if (tags && tags.length > 0) conditions.push(sql<boolean>`p.tags @> ${tags}::text[]`);
  return conditions;
}

function beyond(
  { order }: ProductPageRequest,
  { backwards }: PageRequest,
  { key, id }: { readonly key: string | number; readonly id: string },
): RawBuilder<boolean> {
  const value = order.fromKey(key);
  if (!value) throw new BadPage('This cursor does not belong to this list.');
  const isLess = sql.raw(order.descending === backwards ? '>' : '<');
  return sql<boolean>`(${order.value}, p.id) ${isLess} (${value}, ${id}::uuid)`;
}

function directionOf(
  { order }: ProductPageRequest,
  { backwards }: PageRequest,
): RawBuilder<unknown> {
  return sql.raw(order.descending === backwards ? 'asc' : 'desc');
}

/** One more than the page shows that there are more. Written out, because a plan for any number would suit none. */
function rowsToRead({ limit }: PageRequest): RawBuilder<number> {
  return sql.lit(limit + 1);
}
