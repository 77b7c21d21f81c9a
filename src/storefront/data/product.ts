import { findShownProduct } from '../../catalog/index.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { type Selecting, selectionOf } from '../../platform/graphql/selection.js';
import { type PricedProduct, productPrices } from '../../pricing/index.js';
import { currencyOf, loadStockOf, shapeOf, termsOf, type WindowProduct } from './branches.js';

/** One product that is sold, with what its client asks for below it; null where there is none. */
export async function windowProduct(
  by: { readonly id: string } | { readonly slug: string },
  info: Selecting,
  context: RequestContext,
): Promise<WindowProduct | null> {
  const asked = selectionOf(info);
  const currency = currencyOf(asked.at('priceRange'));
  const spans = currency === undefined ? undefined : productPrices(termsOf(context, currency));
  const shape = shapeOf(asked, context, spans);
  const product = await findShownProduct<PricedProduct>(context.db, by, shape, context.locale);
  if (!product) return null;
  if (currency) product.pricedIn = currency;
  await loadStockOf(context, asked, [product]);
  return product;
}
