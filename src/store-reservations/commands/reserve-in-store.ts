import { type DraftCart, draftCart } from '../../carts/index.js';
import { newId } from '../../kernel/ids.js';
import { isRefusal } from '../../kernel/refusal.js';
import type { Work } from '../../platform/commands/work.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import { reserveForStore } from '../../stock/index.js';
import { countOpenOf, insertStoreReservation } from '../data/store.js';
import { answerWithinMs, most } from '../domain/limits.js';
import { tooMuchReserved } from '../domain/refusals.js';
import { storeReservationLifecycle } from '../domain/store-reservation-lifecycle.js';
import { tellOfStoreReservation } from '../events.js';
import { endOfTime } from './take-step.js';

export interface ReserveInStore {
  readonly locationId: string;
  /** What is wanted and for whom, as a cart would have it that is collected there. */
  readonly draft: DraftCart;
}

/**
 * Asks a store to keep goods for somebody who will come and pay there. The units are kept from now on, while the store
 * looks for them. Refuses what is not sold or not handed over there, what is not on its shelves (OutOfStock), and more
 * than is kept for nothing (TooMuchReserved).
 */
export async function reserveInStore(work: Work, { locationId, draft }: ReserveInStore) {
  const { contact } = draft;
  if (!contact) throw new RequestError('BAD_USER_INPUT', 'Say how to reach you: give `contact`.');
  const drafted = await draftCart(work, work.caller, draft);
  if (isRefusal(drafted)) return drafted;
  const { lines, currency } = drafted.cart;
  if (lines.length > most.LINES) return tooMuchReserved({ limit: 'LINES', most: most.LINES });
  if (lines.some(({ quantity }) => quantity > most.UNITS))
    return tooMuchReserved({ limit: 'UNITS', most: most.UNITS });
  if ((await countOpenOf(work, contact.email)) >= most.OPEN)
    return tooMuchReserved({ limit: 'OPEN', most: most.OPEN });
  const id = newId();
  const row = await insertStoreReservation(
    work,
    {
      id,
      state: storeReservationLifecycle.initial,
      location_id: locationId,
      customer_id: draft.customerId,
      guest_key: draft.guestKey,
      email: contact.email,
      phone: contact.phone,
      first_name: contact.firstName,
      last_name: contact.lastName,
      locale: work.caller.locale,
      channel: work.caller.channel,
      currency,
      reason: null,
      order_id: null,
      requested_at: work.now,
      confirmed_at: null,
      ready_at: null,
      expires_at: await endOfTime(work, locationId, answerWithinMs),
      reminded_at: null,
      ended_at: null,
    },
    lines.map(({ variantId, quantity, unitPriceMinor }, position) => ({
      id: newId(),
      store_reservation_id: id,
      position,
      variant_id: variantId,
      quantity,
      unit_price_minor: unitPriceMinor,
    })),
  );
  const wanted = lines.map(({ variantId, quantity }) => ({ variantId, quantity, locationId }));
  const short = await reserveForStore(work, { storeReservationId: id, lines: wanted });
  if (short) return short;
  tellOfStoreReservation(work, 'StoreReservationRequested', row, null);
  return { storeReservationId: id };
}
