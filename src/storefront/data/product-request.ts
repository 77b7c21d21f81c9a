import { type RawBuilder, sql } from 'kysely';
import {
  byAmount,
  byTitle,
  newestFirst,
  type ProductOrder,
  type ProductPageRequest,
  type StatementExtras,
} from '../../catalog/index.js';
import type { CurrencyCode } from '../../kernel/money.js';
import { searchWords } from '../../kernel/search-text.js';
import { findLocations } from '../../locations/index.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { innerIdOrNone } from '../../platform/graphql/node.js';
import type { Selection } from '../../platform/graphql/selection.js';
import { currencyAsked, productPrices } from '../../pricing/index.js';
import { inStockAt, serves } from '../../stock/index.js';
import type { ProductSort, ProductsArguments } from '../graphql/inputs.js';
import { currencyOf, shapeOf, termsOf } from './branches.js';

/** The list that the arguments ask for, and the currency in which its rows will tell their span of prices. */
export interface WindowRequest {
  readonly page: ProductPageRequest;
  readonly pricedIn: CurrencyCode | undefined;
}

type Prices = ReturnType<typeof productPrices>;

/** Turns the arguments into the list of the catalog, with the conditions of prices and stock. */
export async function windowRequest(
  args: ProductsArguments,
  asked: Selection,
  context: RequestContext,
): Promise<WindowRequest> {
  const words = searchWords(args.search);
  const sort = args.sort ?? (words ? 'RELEVANCE' : 'NEWEST');
  const currency = currencyAsked(args.currency);
  const prices = productPrices(termsOf(context, currency));
  const spans = spansFor(asked, context, {
    currency,
    isNeeded: args.priceRange != null || sort === 'PRICE_ASC' || sort === 'PRICE_DESC',
    prices,
  });
  return {
    pricedIn: spans.pricedIn,
    page: {
      page: args,
      locale: context.locale,
      shape: shapeOf(asked, context, spans.extras),
      words,
      category: args.category ?? undefined,
      tags: args.tags ?? undefined,
      where: [...withinPrices(args, prices), ...(await stockedAt(args, context))],
      order: orderOf(sort, context, currency, prices),
      bestFirst: sort === 'RELEVANCE' && words !== undefined,
    },
  };
}

/**
 * Orders and filters by price join the span of prices, and then it need not be read again for the rows. Where
 * it is only shown, products without a price must stay.
 */
function spansFor(
  asked: Selection,
  context: RequestContext,
  needed: { readonly isNeeded: boolean; readonly currency: CurrencyCode; readonly prices: Prices },
): { readonly extras?: StatementExtras; readonly pricedIn: CurrencyCode | undefined } {
  const shown = currencyOf(asked.at('priceRange'));
  if (!needed.isNeeded) {
    if (!shown) return { pricedIn: undefined };
    const { columns, join } = productPrices(termsOf(context, shown));
    return { extras: { columns, join }, pricedIn: shown };
  }
  const { innerJoin: join, columns } = needed.prices;
  if (shown !== needed.currency) return { extras: { columns: sql``, join }, pricedIn: undefined };
  return { extras: { columns, join }, pricedIn: shown };
}

function orderOf(
  sort: ProductSort,
  context: RequestContext,
  currency: CurrencyCode,
  { lowest }: Prices,
): ProductOrder {
  const { channel } = context.caller;
  switch (sort) {
    case 'TITLE':
      return byTitle(context.locale);
    case 'PRICE_ASC':
      return byAmount(`products by ${currency} in ${channel}`, lowest, false);
    case 'PRICE_DESC':
      return byAmount(`products by ${currency} in ${channel}, dearest first`, lowest, true);
    default:
      return newestFirst;
  }
}

function withinPrices(
  { priceRange }: ProductsArguments,
  { lowest }: Prices,
): RawBuilder<boolean>[] {
  const { minMinor, maxMinor } = priceRange ?? {};
  const conditions: RawBuilder<boolean>[] = [];
  if (minMinor != null) conditions.push(sql<boolean>`${lowest} >= ${minMinor}::bigint`);
  if (maxMinor != null) conditions.push(sql<boolean>`${lowest} <= ${maxMinor}::bigint`);
  return conditions;
}

/** What a place does not sell through this channel is not to be had there. */
async function stockedAt(
  { inStockAt: globalIds }: ProductsArguments,
  { db, caller }: RequestContext,
): Promise<RawBuilder<boolean>[]> {
  if (!globalIds) return [];
  const ids = globalIds.flatMap((globalId) => innerIdOrNone('Location', globalId) ?? []);
  const places = await findLocations(db, ids);
  const serving = places.filter((place) => serves(place, caller.channel)).map((place) => place.id);
  return [serving.length > 0 ? inStockAt(sql.ref('p.id'), serving) : sql<boolean>`false`];
}
