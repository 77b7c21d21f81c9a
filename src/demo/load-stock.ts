import { findVariantsBySku } from '../catalog/index.js';
import type { Gateway } from '../platform/gateway.js';
import { openStock } from '../stock/index.js';
import { inBatches, type LoadProgress } from './load-progress.js';
import type { DemoLocation, DemoShop, DemoStock } from './shop.js';

const batchItems = 5000;

/** Puts the first goods on the shelves. What was sold or counted since then stays as it is. */
export async function loadStock(
  gateway: Gateway,
  shop: DemoShop,
  locationIds: ReadonlyMap<string, string>,
  progress: LoadProgress,
): Promise<void> {
  progress.begin('stock', shop.counts.variants);
  const batchSkus = Math.max(1, Math.floor(batchItems / Math.max(1, shop.locations.length)));
  const places = shop.locations.map((location) => placeOf(location, locationIds));
  for (const batch of inBatches(shop.stock, batchSkus)) {
    await gateway.runAsSystem('loadStock', async (work) => {
      const skus = batch.map((each) => each.sku);
      const variants = await findVariantsBySku(work.db, skus);
      const ids = new Map(variants.map((variant) => [variant.sku, variant.id]));
      const items = batch.flatMap((each) => itemsOf(each, ids.get(each.sku), places));
      await openStock(work, { items, reason: 'opening' });
    });
    progress.advance(batch.length);
  }
}

interface StockPlace {
  readonly locationId: string;
  readonly safety: number;
}

function placeOf(
  { code, safetyStock: safety }: DemoLocation,
  ids: ReadonlyMap<string, string>,
): StockPlace {
  const locationId = ids.get(code);
  if (locationId === undefined) throw new Error(`location ${code} was not saved`);
  return { locationId, safety };
}

function itemsOf(
  { onHand }: DemoStock,
  variantId: string | undefined,
  places: readonly StockPlace[],
): { variantId: string; locationId: string; onHand: number; safety: number }[] {
  if (variantId === undefined) return [];
  return places.flatMap((place, at) => {
    const pieces = onHand[at];
    return pieces == null ? [] : [{ ...place, variantId, onHand: pieces }];
  });
}
