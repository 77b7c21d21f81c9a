import { innerId } from '../../../src/platform/graphql/node.js';
import type { StockedShop } from '../../support/given.js';
import { sgtinOf } from '../../tags/sgtin-of.js';
import type { Estate } from './estates.js';

/** The tag of a unit that was sold with the order. */
export async function withTag(shop: StockedShop, estate: Estate, serial: bigint): Promise<Estate> {
  const epc = sgtinOf('0400638133393', 7, serial);
  await shop.app.gateway.database.pool.query(
    `insert into tag (epc, variant_id, state, order_id, location_id, scanned_at, changed_at)
     values ($1, $2, 'SOLD', $3, $4, now(), now())`,
    [
      epc,
      innerId('Variant', shop.variantIds['CAP-BLUE'] ?? ''),
      innerId('Order', estate.ids['Order'] ?? ''),
      innerId('Location', shop.locationIds['LYON'] ?? ''),
    ],
  );
  return { ...estate, ids: { ...estate.ids, Epc: epc } };
}
