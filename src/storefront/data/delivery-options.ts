import type { Kysely } from 'kysely';
import type { LocationWithHours } from '../../locations/index.js';
import { shippingFee } from '../../pricing/index.js';
import { type DeliveryPromise, promiseDelivery } from '../../sourcing/index.js';
import { mergeLines, type WantedLine } from '../domain/pickup-option.js';

export interface DeliveryQuestion {
  readonly lines: readonly WantedLine[];
  readonly to: { readonly countryCode: string; readonly postalCode: string };
  readonly channel: string;
  readonly currency: string;
  readonly now: Date;
}

/** What would be sent, and what not. */
export type DeliveryOptions = DeliveryPromise<LocationWithHours>;

/** How a basket would be sent if it were ordered now. Where the shop sends nothing, nothing of it is promised. */
export async function findDelivery(
  db: Kysely<unknown>,
  { lines, to, channel, currency, now }: DeliveryQuestion,
): Promise<DeliveryOptions> {
  const wanted = mergeLines(lines).map((line) => ({ ...line, key: line.variantId }));
  const country = to.countryCode;
  const isServed = await shippingFee(db, { country, currency, itemsMinor: 0 });
  if (isServed) return promiseDelivery(db, { lines: wanted, channel, to, now });
  const missing = wanted.map(({ key, variantId, quantity }) => ({
    key,
    variantId,
    locationId: null,
    asked: quantity,
    available: 0,
  }));
  return { kind: 'NONE', parcels: [], missing, arrivesAt: null };
}
