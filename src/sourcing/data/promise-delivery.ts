import type { Kysely } from 'kysely';
import { findLocationsWithHours, type LocationWithHours, readyAt } from '../../locations/index.js';
import { type DeliveryPromise, promiseParcels } from '../domain/delivery.js';
import type { Destination } from './senders.js';
import { readSettings } from './settings.js';
import { type GoodsToSend, sourceGoods } from './source-goods.js';

export interface GoodsToPromise extends GoodsToSend {
  readonly to: Destination;
}

/**
 * What would be sent if these goods were ordered now: the parcels that placing the order would plan, with their dates.
 * The same few statements, however many lines and places there are. It reserves nothing.
 */
export async function promiseDelivery(
  db: Kysely<unknown>,
  goods: GoodsToPromise,
): Promise<DeliveryPromise<LocationWithHours>> {
  const settings = await readSettings(db);
  const plan = await sourceGoods(db, goods, settings);
  const ids = [...new Set(plan.sources.map((source) => source.locationId))];
  return promiseParcels(plan, {
    places: await findLocationsWithHours(db, ids),
    leavesAt: (place) => readyAt(place, goods.now),
    countryCode: goods.to.countryCode,
    domesticDays: settings.domesticDays,
    foreignDays: settings.foreignDays,
  });
}
