import {
  catalogModule,
  type DescribedProduct,
  saveCategory,
  saveProducts,
} from '../../src/catalog/index.js';
import { toGlobalId } from '../../src/kernel/ids.js';
import { locationsModule, type SaveLocation, saveLocation } from '../../src/locations/index.js';
import { pricingModule, savePriceList, setPrices } from '../../src/pricing/index.js';
import { setOnHand, stockModule } from '../../src/stock/index.js';
import { storefrontModule } from '../../src/storefront/index.js';
import { openWindow, type ShopWindow } from './shop-window.js';

/** A shop with something in it, and ids by the names that people use. */
export interface StockedShop extends ShopWindow {
  readonly ids: Map<string, string>;
  variant(sku: string): string;
  product(slug: string): string;
  location(code: string): string;
  offer(
    products: readonly DescribedProduct[],
    prices?: Readonly<Record<string, number>>,
  ): Promise<void>;
  openStores(stores: readonly SaveLocation[]): Promise<void>;
  categorise(tree: readonly (readonly [slug: string, parent: string | null])[]): Promise<void>;
  price(list: string, prices: Readonly<Record<string, number>>): Promise<void>;
  stock(code: string, onHand: Readonly<Record<string, number>>): Promise<void>;
}

export async function openStockedShop(): Promise<StockedShop> {
  const shop = await openWindow([
    catalogModule,
    locationsModule,
    pricingModule,
    stockModule,
    storefrontModule,
  ]);
  const ids = new Map<string, string>();
  const inner = (name: string) => {
    const id = ids.get(name);
    if (id === undefined) throw new Error(`${name} is not in the shop`);
    return id;
  };
  const price = async (list: string, prices: Readonly<Record<string, number>>) => {
    const rows = Object.entries(prices).map(([sku, amountMinor]) => ({
      variantId: inner(sku),
      amountMinor,
    }));
    await shop.done((work) => setPrices(work, { list, prices: rows }));
  };
  await shop.done((work) => savePriceList(work, { code: 'EUR', channel: null, currency: 'EUR' }));
  return {
    ...shop,
    ids,
    variant: (sku) => toGlobalId('Variant', inner(sku)),
    product: (slug) => toGlobalId('Product', inner(slug)),
    location: (code) => toGlobalId('Location', inner(code)),
    price,
    async offer(products, prices = {}) {
      for (const saved of await shop.done((work) => saveProducts(work, products))) {
        ids.set(saved.slug, saved.id);
        for (const [sku, id] of Object.entries(saved.variantIds)) ids.set(sku, id);
      }
      if (Object.keys(prices).length > 0) await price('EUR', prices);
    },
    async openStores(stores) {
      for (const store of stores)
        ids.set(store.code, (await shop.done((work) => saveLocation(work, store))).id);
    },
    async categorise(tree) {
      for (const [position, [slug, parentSlug]] of tree.entries()) {
        const name = { fr: `${slug} fr`, en: `${slug} en` };
        await shop.done((work) => saveCategory(work, { slug, name, parentSlug, position }));
      }
    },
    async stock(code, onHand) {
      const items = Object.entries(onHand).map(([sku, count]) => ({
        variantId: inner(sku),
        locationId: inner(code),
        onHand: count,
      }));
      await shop.done((work) => setOnHand(work, { items, reason: 'counted' }));
    },
  };
}
