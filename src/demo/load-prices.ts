import { findVariantsBySku } from '../catalog/index.js';
import { isRefusal } from '../kernel/refusal.js';
import type { Gateway } from '../platform/gateway.js';
import {
  frenchVatRates,
  type SetShippingRate,
  savePriceList,
  setPrices,
  setShippingRate,
  setTaxRates,
} from '../pricing/index.js';
import { inBatches, type LoadProgress } from './load-progress.js';
import type { DemoPriceList, DemoShop } from './shop.js';

const batchPrices = 1000;

/** What the demo shop takes for sending: 4.90 € in France, nothing from 60 € of goods on. */
const sending: Omit<SetShippingRate, 'currency'> = {
  countryCode: 'FR',
  amountMinor: 490,
  freeFromMinor: 6000,
  taxClass: 'STANDARD',
};

/** Saves tax rates, what sending costs, and the price lists. */
export async function loadPrices(
  gateway: Gateway,
  shop: DemoShop,
  progress: LoadProgress,
): Promise<void> {
  await gateway.runAsSystem('loadRates', async (work) => {
    mustHold(await setTaxRates(work, { countryCode: 'FR', rates: frenchVatRates }));
    mustHold(await setShippingRate(work, { ...sending, currency: shop.currency }));
    for (const { code, channel, currency } of shop.priceLists)
      mustHold(await savePriceList(work, { code, channel, currency }));
  });
  progress.begin('prices', shop.counts.variants);
  for (const list of shop.priceLists) await loadList(gateway, list, progress);
}

async function loadList(
  gateway: Gateway,
  { code: list, channel, prices }: DemoPriceList,
  progress: LoadProgress,
): Promise<void> {
  for (const batch of inBatches(prices, batchPrices)) {
    await gateway.runAsSystem('loadPrices', async (work) => {
      const skus = batch.map((price) => price.sku);
      const variants = await findVariantsBySku(work.db, skus);
      const ids = new Map(variants.map((variant) => [variant.sku, variant.id]));
      const given = batch.flatMap(({ sku, ...price }) => {
        const variantId = ids.get(sku);
        return variantId === undefined ? [] : [{ ...price, variantId }];
      });
      mustHold(await setPrices(work, { list, prices: given }));
    });
    if (channel === null) progress.advance(batch.length);
  }
}

function mustHold(answer: object): void {
  if (isRefusal(answer)) throw new Error((answer as { messages: { en: string } }).messages.en);
}
