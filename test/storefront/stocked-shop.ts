import {
  catalogModule,
  type DescribedProduct,
  saveCategory,
  saveProducts,
} from '../../src/catalog/index.js';
import { toGlobalId } from '../../src/kernel/ids.js';
import { isRefusal } from '../../src/kernel/refusal.js';
import { locationsModule, type SaveLocation, saveLocation } from '../../src/locations/index.js';
import type { CommandBody } from '../../src/platform/commands/run-command.js';
import type { Gateway } from '../../src/platform/gateway.js';
import { pricingModule, savePriceList, setPrices } from '../../src/pricing/index.js';
import { setOnHand, stockModule } from '../../src/stock/index.js';
import { storefrontModule } from '../../src/storefront/index.js';
import { openWindow, type ShopWindow } from './shop-window.js';

type Counts = Readonly<Record<string, number>>;

/** Puts things into a shop, and knows their ids by the names that people use. */
export class Shelves {
  readonly ids = new Map<string, string>();

  constructor(private readonly gateway: Gateway) {}

  readonly variant = (sku: string) => toGlobalId('Variant', this.inner(sku));
  readonly product = (slug: string) => toGlobalId('Product', this.inner(slug));
  readonly location = (code: string) => toGlobalId('Location', this.inner(code));

  async open(): Promise<void> {
    await this.done((work) => savePriceList(work, { code: 'EUR', channel: null, currency: 'EUR' }));
  }

  async offer(products: readonly DescribedProduct[], prices: Counts = {}): Promise<void> {
    for (const saved of await this.done((work) => saveProducts(work, products))) {
      this.ids.set(saved.slug, saved.id);
      for (const [sku, id] of Object.entries(saved.variantIds)) this.ids.set(sku, id);
    }
    if (Object.keys(prices).length > 0) await this.price('EUR', prices);
  }

  async openStores(stores: readonly SaveLocation[]): Promise<void> {
    for (const store of stores)
      this.ids.set(store.code, (await this.done((work) => saveLocation(work, store))).id);
  }

  async categorise(tree: readonly (readonly [slug: string, parent: string | null])[]) {
    for (const [position, [slug, parentSlug]] of tree.entries()) {
      const name = { fr: `${slug} fr`, en: `${slug} en` };
      await this.done((work) => saveCategory(work, { slug, name, parentSlug, position }));
    }
  }

  async price(list: string, prices: Counts): Promise<void> {
    const rows = Object.entries(prices).map(([sku, amountMinor]) => ({
      variantId: this.inner(sku),
      amountMinor,
    }));
    await this.done((work) => setPrices(work, { list, prices: rows }));
  }

  async stock(code: string, onHand: Counts): Promise<void> {
    const items = Object.entries(onHand).map(([sku, count]) => ({
      variantId: this.inner(sku),
      locationId: this.inner(code),
      onHand: count,
    }));
    await this.done((work) => setOnHand(work, { items, reason: 'counted' }));
  }

  inner(name: string): string {
    const id = this.ids.get(name);
    if (id === undefined) throw new Error(`${name} is not in the shop`);
    return id;
  }

  private async done<Answer>(
    body: CommandBody<Answer>,
  ): Promise<Exclude<Answer, { kind: string }>> {
    const answer = await this.gateway.runAsSystem('fill the shelves', body);
    if (isRefusal(answer)) throw new Error(`refused: ${JSON.stringify(answer)}`);
    return answer as Exclude<Answer, { kind: string }>;
  }
}

/** A shop with shelves, in a process of the test. */
export type StockedShop = ShopWindow & { readonly shelves: Shelves };

export async function openStockedShop(): Promise<StockedShop> {
  const shop = await openWindow([
    catalogModule,
    locationsModule,
    pricingModule,
    stockModule,
    storefrontModule,
  ]);
  const shelves = new Shelves(shop.gateway);
  await shelves.open();
  return { ...shop, shelves };
}
