import type { Work } from '../../../platform/commands/work.js';
import type { ParcelNews } from '../../carriers/carrier.js';
import { findParcelOfCarrier, type ParcelRow, parcels } from '../../data/parcels.js';

/** What is told of a parcel that belongs to no shipment: one that somebody sends back. */
export interface CarrierNewsOfOthers {
  readonly carrier: string;
  /** The carrier's own name for the parcel. */
  readonly reference: string;
  readonly news: ParcelNews['type'];
}

/**
 * Keeps what a carrier tells of a parcel, once, and finds the parcel. News of one that belongs to no shipment is told on
 * (CarrierToldOfOthers), for whoever knows it.
 */
export async function keepCarrierNews(
  work: Work,
  carrier: string,
  news: ParcelNews,
): Promise<ParcelRow | undefined> {
  const isNew = await parcels(work).keepNews(carrier, news);
  const parcel = await findParcelOfCarrier(work.db, carrier, news.reference);
  const { reference, type } = news;
  const payload: CarrierNewsOfOthers = { carrier, reference, news: type };
  if (isNew && !parcel)
    work.emit({
      streams: [`carrier:${carrier}:${reference}`],
      type: 'CarrierToldOfOthers',
      payload: { ...payload },
    });
  return parcel;
}
