import {
  allProductColumns,
  allVariantColumns,
  type ListedProduct,
  type ProductShape,
  type ShownProduct,
  type ShownVariant,
  type StatementExtras,
} from '../../catalog/index.js';
import { type CurrencyCode, isCurrency } from '../../kernel/money.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { innerIdOrNone } from '../../platform/graphql/node.js';
import type { Selection } from '../../platform/graphql/selection.js';
import {
  type PricedProduct,
  type PricedVariant,
  type PriceTerms,
  shopCurrency,
  variantPrices,
} from '../../pricing/index.js';
import { availabilityOf, type StockLevel, stockLevelLoader } from '../../stock/index.js';

/** A product with what was loaded along. */
export type WindowProduct = ShownProduct & PricedProduct;

/** The same in a list. */
export type ListedWindowProduct = ListedProduct & PricedProduct;

/** A variant with what was loaded along: its price in one currency, its stock in the places that were asked for. */
type WindowVariant = ShownVariant & PricedVariant & { stockLevels?: readonly StockLevel[] };

/** What the client asks for of products, to be read in one statement. */
export function shapeOf(
  asked: Selection,
  context: RequestContext,
  extras: StatementExtras | undefined,
): ProductShape {
  const { names } = asked;
  const columns = allProductColumns.filter((column) => names.has(column));
  const below = asked.at('variants');
  if (below.isEmpty) return { columns, extras };
  const asks = below.names;
  const currency = pricedIn(below);
  return {
    columns,
    extras,
    variants: {
      columns: allVariantColumns.filter((column) => asks.has(column)),
      extras: currency === undefined ? undefined : variantPrices(termsOf(context, currency)),
    },
  };
}

/** The one currency in which all of these fields are asked for; undefined where there is none, or not one only. */
export function currencyOf(...fields: readonly Selection[]): CurrencyCode | undefined {
  const asked = fields.flatMap((field) =>
    field.arguments.map(({ currency }) => currency ?? shopCurrency),
  );
  const [first, ...others] = new Set(asked);
  return typeof first === 'string' && others.length === 0 && isCurrency(first) ? first : undefined;
}

/** By whose prices this request is answered. */
export function termsOf(context: RequestContext, currency: CurrencyCode): PriceTerms {
  return { channel: context.caller.channel, currency, at: context.gateway.clock.now() };
}

/**
 * Completes products with the stock of their variants, where the client asks for it: two statements, whether
 * there is one product or a hundred. What is not loaded along, the fields load for themselves.
 */
export async function loadStockOf(
  context: RequestContext,
  asked: Selection,
  products: readonly WindowProduct[],
): Promise<void> {
  const below = asked.at('variants');
  if (below.isEmpty) return;
  const variants: WindowVariant[] = products.flatMap((product) => product.variants ?? []);
  const currency = pricedIn(below);
  if (currency) for (const variant of variants) variant.pricedIn = currency;
  const places = placesIn(below);
  if (places && variants.length > 0) await loadStock(context, variants, places);
}

function pricedIn(variants: Selection): CurrencyCode | undefined {
  return currencyOf(variants.at('price'), variants.at('compareAtPrice'));
}

async function loadStock(
  context: RequestContext,
  variants: readonly WindowVariant[],
  { locationIds, single }: Places,
): Promise<void> {
  const levels = await availabilityOf(context.db, {
    variantIds: variants.map((variant) => variant.id),
    locationIds,
    channel: context.caller.channel,
  });
  const byVariant = new Map<string, StockLevel[]>();
  for (const variant of variants) {
    const own: StockLevel[] = [];
    byVariant.set(variant.id, own);
    variant.stockLevels = own;
  }
  for (const level of levels) byVariant.get(level.variantId)?.push(level);
  rememberNone(context, variants, single);
}

/** A place that does not carry a variant is known by now; nobody has to look for it again. */
function rememberNone(
  context: RequestContext,
  variants: readonly WindowVariant[],
  places: readonly string[],
): void {
  if (places.length === 0) return;
  const loader = context.loaders.of(stockLevelLoader);
  for (const { id, stockLevels = [] } of variants)
    for (const locationId of places)
      if (!stockLevels.some((level) => level.locationId === locationId))
        loader.prime({ variantId: id, locationId }, null);
}

interface Places {
  /** Undefined: wherever it is. */
  readonly locationIds: readonly string[] | undefined;
  /** Those that are asked for one by one. */
  readonly single: readonly string[];
}

/** The places whose stock is asked for; undefined where no stock is. */
function placesIn(variants: Selection): Places | undefined {
  const lists = variants.at('stock').arguments.map((given) => given['locationIds']);
  const one = variants.at('availableAt').arguments.map((given) => given['locationId']);
  if (lists.length + one.length === 0) return undefined;
  const single = innerIds(one);
  if (lists.some((list) => list == null)) return { locationIds: undefined, single };
  return { locationIds: [...new Set([...innerIds(lists.flat()), ...single])], single };
}

function innerIds(globalIds: readonly unknown[]): string[] {
  return globalIds.flatMap((globalId) => innerIdOrNone('Location', String(globalId)) ?? []);
}
