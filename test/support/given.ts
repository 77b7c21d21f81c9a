import { saveProducts } from '../../src/catalog/index.js';
import { type SaveStaff, saveCustomer, saveStaff } from '../../src/customers/index.js';
import { isRefusal, type Refusal } from '../../src/kernel/refusal.js';
import { type SaveLocation, saveLocation } from '../../src/locations/index.js';
import type { Channel } from '../../src/platform/auth/actor.js';
import type { Work } from '../../src/platform/commands/work.js';
import { toGlobalId } from '../../src/platform/graphql/node.js';
import {
  frenchVatRates,
  savePriceList,
  setPrices,
  setShippingRate,
  setTaxRates,
} from '../../src/pricing/index.js';
import { setOnHand } from '../../src/stock/index.js';
import { openShop, type Shop, type ShopOptions } from './app.js';

/** How many of each SKU lie at each location: `{ 'CAP-BLUE': { LYON: 1 } }`. */
export type GivenStock = Readonly<Record<string, Readonly<Record<string, number>>>>;

export interface GivenShop extends ShopOptions {
  readonly stock?: GivenStock;
}

/** The prices of the test shop's goods, in cents with 20 % tax. */
export const testPrices: Readonly<Record<string, number>> = {
  'CAP-BLUE': 1990,
  'TEE-WHITE': 2500,
  'MUG-RED': 1250,
};

/** A shop with three products, two stores, a warehouse, and the people of the personas. */
export interface StockedShop extends Shop {
  /** Global ids by code or SKU. */
  readonly locationIds: Readonly<Record<string, string>>;
  readonly variantIds: Readonly<Record<string, string>>;
}

const allChannels: readonly Channel[] = ['WEB', 'APP', 'STORE', 'TABLET', 'CALL_CENTRE'];
const alwaysOpen = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, opens: '00:00', closes: '24:00' }));

const places: readonly SaveLocation[] = [
  place('LYON', 'STORE', 'Lyon Bellecour', 45.7578, 4.832),
  place('PARIS', 'STORE', 'Paris Rivoli', 48.8606, 2.3376),
  { ...place('DEPOT', 'WAREHOUSE', 'Entrepôt', 50.6292, 3.0573), pickupPolicy: 'NONE' },
];

function place(
  code: string,
  kind: 'STORE' | 'WAREHOUSE',
  name: string,
  latitude: number,
  longitude: number,
): SaveLocation {
  return {
    code,
    kind,
    name,
    street: '1 rue de la République',
    postalCode: '69002',
    city: name,
    countryCode: 'FR',
    latitude,
    longitude,
    timeZone: 'Europe/Paris',
    pickupPolicy: 'ANY',
    sellsToChannels: allChannels,
    preparationMinutes: 60,
    weeklyHours: alwaysOpen,
  };
}

const usualStock: GivenStock = {
  'CAP-BLUE': { LYON: 10, PARIS: 10, DEPOT: 10 },
  'TEE-WHITE': { LYON: 10, PARIS: 10, DEPOT: 10 },
  'MUG-RED': { LYON: 10, PARIS: 10, DEPOT: 10 },
};

export const given = {
  /** Opens a shop with goods on its shelves. */
  async shop(options: GivenShop = {}): Promise<StockedShop> {
    const shop = await openShop(options);
    const { gateway } = shop.app;
    const stocked = await gateway.runAsSystem('given', (work) =>
      fill(work, options.stock ?? usualStock),
    );
    return { ...shop, ...stocked, [Symbol.asyncDispose]: shop.close };
  },
};

async function fill(work: Work, stock: GivenStock) {
  const locations = await openLocations(work);
  const variants = await describeGoods(work);
  must(await setTaxRates(work, { countryCode: 'FR', rates: frenchVatRates }));
  must(
    await setShippingRate(work, {
      countryCode: 'FR',
      currency: 'EUR',
      amountMinor: 490,
      freeFromMinor: 6000,
      taxClass: 'STANDARD',
    }),
  );
  must(await savePriceList(work, { code: 'EUR', channel: null, currency: 'EUR' }));
  const prices = Object.entries(testPrices).map(([sku, amountMinor]) => ({
    variantId: idOf(variants, sku),
    amountMinor,
  }));
  must(await setPrices(work, { list: 'EUR', prices }));
  const items = Object.entries(stock).flatMap(([sku, counts]) =>
    Object.entries(counts).map(([code, onHand]) => ({
      variantId: idOf(variants, sku),
      locationId: idOf(locations, code),
      onHand,
    })),
  );
  must(await setOnHand(work, { items, reason: 'opening' }));
  await hire(work, locations);
  return {
    locationIds: globalIds('Location', locations),
    variantIds: globalIds('Variant', variants),
  };
}

async function openLocations(work: Work): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const given of places) {
    ids.set(given.code, must(await saveLocation(work, given)).id);
  }
  return ids;
}

async function describeGoods(work: Work): Promise<Map<string, string>> {
  const products = Object.keys(testPrices).map((sku) => ({
    slug: sku.toLowerCase(),
    title: { fr: `Article ${sku}`, en: `Item ${sku}` },
    taxClass: 'STANDARD',
    variants: [{ sku }],
  }));
  const saved = must(await saveProducts(work, products));
  return new Map(saved.flatMap((product) => Object.entries(product.variantIds)));
}

async function hire(work: Work, locations: ReadonlyMap<string, string>): Promise<void> {
  const member = (code: string, kind: SaveStaff['kind'], ...at: string[]): SaveStaff => ({
    code,
    kind,
    name: code,
    locationIds: at.map((each) => idOf(locations, each)),
  });
  for (const staff of [
    member('associate', 'ASSOCIATE', 'LYON'),
    member('associate-paris', 'ASSOCIATE', 'PARIS'),
    member('packer', 'ASSOCIATE', 'DEPOT'),
    member('device', 'DEVICE', 'LYON'),
    member('agent', 'AGENT'),
    member('supervisor', 'SUPERVISOR'),
    member('partner', 'PARTNER'),
    member('admin', 'ADMIN'),
  ])
    await saveStaff(work, staff);
  for (const [code, firstName, lastName] of [
    ['customer', 'Camille', 'Martin'],
    ['other-customer', 'Dominique', 'Petit'],
  ] as const)
    await saveCustomer(work, {
      code,
      locale: 'fr',
      email: `${code}@example.org`,
      firstName,
      lastName,
    });
}

/** The answer of a command that is not expected to be refused. */
export function must<T>(answer: T): Exclude<T, Refusal> {
  if (isRefusal(answer)) throw new Error((answer as Refusal).messages.en);
  return answer as Exclude<T, Refusal>;
}

function idOf(ids: ReadonlyMap<string, string>, name: string): string {
  const id = ids.get(name);
  if (!id) throw new Error(`the test shop has no ${name}`);
  return id;
}

function globalIds(type: string, ids: ReadonlyMap<string, string>): Record<string, string> {
  return Object.fromEntries([...ids].map(([name, id]) => [name, toGlobalId(type, id)]));
}
