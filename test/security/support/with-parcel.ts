import { randomUUID } from 'node:crypto';
import { innerId, toGlobalId } from '../../../src/platform/graphql/node.js';
import type { StockedShop } from '../../support/given.js';
import type { Estate } from './estates.js';

/** A parcel in Lyon that nobody has put anything into yet. */
export async function withParcel(shop: StockedShop, estate: Estate): Promise<Estate> {
  const id = randomUUID();
  await shop.app.gateway.database.pool.query(
    `insert into parcel (id, fulfilment_id, number, state, weight_grams, carrier, packed_at)
     values ($1, $2, 1, 'PACKED', 500, 'sandbox', now())`,
    [id, innerId('StoreTask', estate.ids['StoreTask'] ?? '')],
  );
  const Parcel = toGlobalId('Parcel', id);
  return { ...estate, ids: { ...estate.ids, Parcel }, words: [...estate.words, Parcel] };
}
