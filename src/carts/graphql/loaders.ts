import { type ShownVariant, type VariantRow, variantLoader } from '../../catalog/index.js';
import { inLocale } from '../../kernel/local-text.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { defineLoader, inOrder } from '../../platform/graphql/loaders.js';
import { readCarts } from '../data/reads.js';
import type { CartRow } from '../data/tables.js';
import { mayUseCart } from '../domain/cart.js';

/** Carts by inner id. Who may see which is for the field to decide. */
export const cartLoader = defineLoader<string, CartRow>({
  fetch: async (ids, { db }) => inOrder(ids, await readCarts(db, ids), (row) => row.id),
});

/** A cart as this caller may see it; null where there is none, or it is somebody else's. */
export async function findCart(context: RequestContext, id: string): Promise<CartRow | null> {
  const cart = await context.loaders.of(cartLoader).load(id);
  return cart && mayUseCart(context.actor, ownerOf(cart)) ? cart : null;
}

/** The cart as it is now, whatever was read of it earlier in the same request. */
export async function readAgain(context: RequestContext, id: string): Promise<CartRow | null> {
  return context.loaders.of(cartLoader).clear(id).load(id);
}

/** Variants that were looked up anyway need not be read again to be shown. */
export function primeVariants(context: RequestContext, variants: readonly VariantRow[]): void {
  const loader = context.loaders.of(variantLoader);
  for (const row of variants) {
    const shown: ShownVariant = {
      id: row.id,
      productId: row.product_id,
      sku: row.sku,
      barcode: row.barcode,
      title: inLocale(row.title, context.locale),
      optionValues: row.option_values,
      weightGrams: row.weight_grams,
      requiresShipping: row.requires_shipping,
      image: row.image,
      active: row.active,
    };
    loader.prime(row.id, shown);
  }
}

function ownerOf(cart: CartRow) {
  return { customerId: cart.customer_id, guestKey: cart.guest_key, assistedBy: cart.assisted_by };
}
