import type { Reaction } from '../platform/jobs/reactions.js';
import * as store from './data/store.js';

/** A variant that is retired or revived changes what its product costs; the catalog knows nothing of prices. */
export const refreshPricesOfProduct: Reaction = {
  name: 'refresh the prices of a product',
  on: ['VariantsRetired', 'VariantsRevived'],
  handle: async (event, gateway) => {
    const products = [String(event.payload['productId'])];
    await gateway.runAsSystem('refreshProductPrices', async ({ db }) => {
      for (const currency of await store.currenciesOf(db, products)) {
        await store.lockCurrency(db, currency);
        await store.refreshProductPrices(db, currency, store.theseProducts(products));
      }
    });
  },
};
