import type { Gateway } from '../platform/gateway.js';
import { loadPeople } from './load-people.js';
import { loadPlaces } from './load-places.js';
import { loadPrices } from './load-prices.js';
import { loadProducts } from './load-products.js';
import { type LoadProgress, silentProgress } from './load-progress.js';
import { loadRoutes } from './load-routes.js';
import { loadStock } from './load-stock.js';
import { loadTerms } from './load-terms.js';
import type { DemoShop } from './shop.js';

/** Names the lock of PostgreSQL that loaders of one database take turns by. */
const turn = `hashtext('passerelle demo')`;

/**
 * Loads a whole shop through the commands of the modules, in batches. Loading it again changes nothing, and what
 * was interrupted is completed: stock that has been sold or counted since then stays as it is.
 */
export async function loadShop(
  gateway: Gateway,
  shop: DemoShop,
  progress: LoadProgress = silentProgress,
): Promise<void> {
  try {
    const locationIds = await loadPlaces(gateway, shop.locations, progress);
    await loadRoutes(gateway, shop.routes, locationIds, progress);
    const { terms, currency } = shop;
    if (terms) await loadTerms(gateway, { terms, currency }, locationIds, progress);
    await loadPeople(gateway, shop, locationIds, progress);
    await loadProducts(gateway, shop, progress);
    await loadPrices(gateway, shop, progress);
    await loadStock(gateway, shop, locationIds, progress);
    // Without it, the first readers of a freshly filled database wait for plans that were made for an empty one.
    await gateway.database.pool.query('analyze');
  } finally {
    progress.end();
  }
}

/** Lets one process at a time do something with the demo data; the others wait until it is done. */
export async function whileOthersWait<T>(gateway: Gateway, body: () => Promise<T>): Promise<T> {
  const holder = await gateway.database.pool.connect();
  try {
    await holder.query(`select pg_advisory_lock(${turn})`);
    try {
      return await body();
    } finally {
      await holder.query(`select pg_advisory_unlock(${turn})`);
    }
  } finally {
    holder.release();
  }
}
