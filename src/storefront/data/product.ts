import { findShownProduct } from '../../catalog/index.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { type Selecting, selectionOf } from '../../platform/graphql/selection.js';
import { productPrices } from '../../pricing/index.js';
import {
  currencyOf,
  loadBranches,
  productColumnsIn,
  termsOf,
  type WindowProduct,
} from './branches.js';

/** One product that is sold, with what its client asks for below it; null where there is none. */
export async function windowProduct(
  by: { readonly id: string } | { readonly slug: string },
  info: Selecting,
  context: RequestContext,
): Promise<WindowProduct | null> {
  const asked = selectionOf(info);
  const pricedIn = currencyOf(asked.at('priceRange'));
  const product: WindowProduct | undefined = await findShownProduct(context.db, {
    by,
    locale: context.locale,
    columns: productColumnsIn(asked),
    withCategory: asked.names.has('category'),
    extras: pricedIn === undefined ? undefined : productPrices(termsOf(context, pricedIn)),
  });
  if (!product) return null;
  if (pricedIn) product.pricedIn = pricedIn;
  await loadBranches(context, asked, [product]);
  return product;
}
