import { createHash } from 'node:crypto';
import type { Kysely, RawBuilder } from 'kysely';
import { type Page, readPage, toPage } from '../../kernel/page.js';
import { type ListedProduct, type ProductPageRequest, pageStatement } from './product-statement.js';

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

/** A cursor is only good for the order in which it was given; for the best fit that depends on the words. */
function orderName({ order, bestFirst, words = [] }: ProductPageRequest): string {
  if (!bestFirst) return order.name;
  const search = createHash('sha256').update(words.join(' ')).digest('base64url').slice(0, 12);
  return `${order.name}, best fit for ${search}`;
}
