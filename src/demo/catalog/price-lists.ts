import { noise } from '../noise.js';
import type { DemoPrice, DemoPriceList, DemoProduct, DemoVariant } from '../shop.js';
import { pricePoint } from './price-point.js';

export const currency = 'EUR';

/** One list for every channel, and a few prices that only the shops give. */
export function priceLists(products: readonly DemoProduct[]): DemoPriceList[] {
  return [
    {
      code: 'EUR',
      channel: null,
      currency,
      prices: products.flatMap(({ variants }) => variants.map(priceOf)),
    },
    {
      code: 'EUR-STORE',
      channel: 'STORE',
      currency,
      prices: products.filter(isCheaperInStores).flatMap(({ variants }) => variants.map(inStores)),
    },
  ];
}

export function priceOf({ sku, priceMinor, compareAtMinor }: DemoVariant): DemoPrice {
  return {
    sku,
    amountMinor: priceMinor,
    ...(compareAtMinor === undefined ? {} : { compareAtMinor }),
  };
}

/** Nothing that is reduced already, and nothing of one price by law. */
function isCheaperInStores({ slug, tags, taxClass }: DemoProduct): boolean {
  return taxClass === 'STANDARD' && !tags.includes('outlet') && noise(`store:${slug}`) < 0.045;
}

const inStores = ({ sku, priceMinor }: DemoVariant): DemoPrice => ({
  sku,
  amountMinor: pricePoint(priceMinor, 90),
  compareAtMinor: priceMinor,
});
