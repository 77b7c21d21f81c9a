import { internalBarcode } from './catalog/barcode.js';
import { priceOf } from './catalog/price-lists.js';
import { demoShop } from './demo-shop.js';
import { noise, wholeBetween } from './noise.js';
import type {
  DemoLocation,
  DemoPrice,
  DemoProduct,
  DemoRetailer,
  DemoShop,
  DemoStock,
  DemoVariant,
} from './shop.js';
import { text } from './text.js';

const barcodePrefix = 21;
const largest = { products: 1_000_000, variants: 100, stores: 1_000 } as const;

/** How large a generated shop is to be. */
export interface GeneratedSize {
  readonly products: number;
  /** Of each product. */
  readonly variants: number;
  readonly stores: number;
}

/**
 * A shop of any size for measurements: products with the slugs `product-1` to `product-N`, SKUs such
 * as `PRODUCT-1-2`, stores such as `STORE-1`. Products, prices and stock are made while they are read,
 * so that a large shop never lies in memory as a whole; each loop gives the same rows again.
 * Throws a RangeError for sizes that are not whole numbers from 1 to 1,000,000, 100 and 1,000.
 */
export function generatedShop(size: GeneratedSize): DemoShop {
  assertSize(size);
  const { terms: _, ...model } = demoShop();
  const locations = generatedLocations(model, size.stores);
  const products = again(() => generatedProducts(model, size));
  return {
    ...model,
    products,
    locations,
    routes: [],
    priceLists: [
      {
        code: 'EUR',
        channel: null,
        currency: model.currency,
        prices: again(() => generatedPrices(products)),
      },
    ],
    stock: again(() => generatedStock(size)),
    customers: model.customers.map((customer, place) => ({
      ...customer,
      preferredLocationCode: storeCode((place % size.stores) + 1),
    })),
    staff: model.staff.map((member) => ({
      ...member,
      locationCodes: member.locationCodes.length > 0 ? [storeCode(1)] : [],
    })),
    counts: { products: size.products, variants: size.products * size.variants },
  };
}

function assertSize(size: GeneratedSize): void {
  for (const part of ['products', 'variants', 'stores'] as const) {
    const count = size[part];
    if (!Number.isInteger(count) || count < 1 || count > largest[part])
      throw new RangeError(`${part} must be a whole number from 1 to ${largest[part]}`);
  }
}

/** An iterable that starts anew for each loop, which a generator by itself does not. */
function again<T>(make: () => Iterator<T>): Iterable<T> {
  return { [Symbol.iterator]: make };
}

function* generatedProducts(
  model: DemoRetailer,
  { products, variants }: GeneratedSize,
): Generator<DemoProduct> {
  for (let number = 1; number <= products; number += 1) {
    const like = model.products[(number - 1) % model.products.length];
    if (like) yield generatedProduct(like, number, variants);
  }
}

/** Borrows words, category and picture from a product of the demo shop, so that a search finds some. */
function generatedProduct(like: DemoProduct, number: number, variants: number): DemoProduct {
  const slug = `product-${number}`;
  const priceMinor = wholeBetween(`price:${slug}`, 5, 150) * 100 - 10;
  const versions = Array.from({ length: variants }, (_, place) => place + 1);
  return {
    ...like,
    slug,
    title: text(`${like.title.fr} n° ${number}`, `${like.title.en} no. ${number}`),
    options: [
      {
        code: 'version',
        name: text('Version', 'Version'),
        values: versions.map((version) => ({
          code: `V${version}`,
          name: text(`Version ${version}`, `Version ${version}`),
        })),
      },
    ],
    variants: versions.map((version) => generatedVariant(number, version, priceMinor)),
    images: like.images
      .slice(0, 1)
      .map((image) => ({ ...image, path: `/media/products/${slug}/${image.position}.svg` })),
    picture: { ...like.picture, faces: like.picture.faces.slice(0, 1) },
  };
}

function generatedVariant(number: number, version: number, priceMinor: number): DemoVariant {
  return {
    sku: generatedSku(number, version),
    barcode: internalBarcode(barcodePrefix, number, version),
    optionValues: { version: `V${version}` },
    priceMinor,
    weightGrams: 250,
    requiresShipping: true,
  };
}

function* generatedPrices(products: Iterable<DemoProduct>): Generator<DemoPrice> {
  for (const { variants } of products) yield* variants.map(priceOf);
}

function* generatedStock({ products, variants, stores }: GeneratedSize): Generator<DemoStock> {
  const codes = Array.from({ length: stores }, (_, place) => storeCode(place + 1));
  for (let number = 1; number <= products; number += 1)
    for (let version = 1; version <= variants; version += 1) {
      const sku = generatedSku(number, version);
      yield { sku, onHand: codes.map((code) => wholeBetween(`${sku}@${code}`, 0, 50)) };
    }
}

/** The stores of the demo shop that sell online, over and over, each time a few kilometres away. */
function generatedLocations({ locations }: DemoRetailer, stores: number): DemoLocation[] {
  const models = locations.filter(
    ({ kind, sellsToChannels }) => kind === 'STORE' && sellsToChannels.includes('WEB'),
  );
  return Array.from({ length: stores }, (_, place) => {
    const like = models[place % models.length];
    if (!like) throw new RangeError('the demo shop has no store that sells online');
    const code = storeCode(place + 1);
    return {
      ...like,
      code,
      name: `${like.name} ${place + 1}`,
      latitude: nearby(like.latitude, `latitude:${code}`),
      longitude: nearby(like.longitude, `longitude:${code}`),
    };
  });
}

const storeCode = (number: number): string => `STORE-${number}`;

const generatedSku = (number: number, version: number): string => `PRODUCT-${number}-${version}`;

const nearby = (degrees: number, key: string): number =>
  Math.round((degrees + (noise(key) - 0.5) / 10) * 10_000) / 10_000;
