import type { DraftCart } from '../../carts/index.js';
import { isRefusal } from '../../kernel/refusal.js';
import { placeOrder } from '../../orders/index.js';
import type { Work } from '../../platform/commands/work.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import { linesOf } from '../data/store.js';
import type { StoreReservationLineRow, StoreReservationRow } from '../data/tables.js';
import { storeReservationNotInState } from '../domain/refusals.js';
import { storeReservationLifecycle } from '../domain/store-reservation-lifecycle.js';
import { lockAtStore, type StoreReservationAnswer, takeStep } from './take-step.js';

type Paying = Omit<Parameters<typeof placeOrder>[1], 'cart' | 'storeReservationId' | 'locale'>;

export interface CollectStoreReservation extends StoreReservationAnswer, Paying {
  /** What the buyer takes of it, by the id of the line; everything where it is left out. */
  readonly taken: readonly { readonly lineId: string; readonly quantity: number }[] | null;
}

/**
 * The buyer is there, and pays: the reservation becomes an order of goods that are carried out, at the prices of the
 * day. The units that were kept are the order's in the same transaction; what the buyer does not take is on sale again.
 * Of two who do it at once the second is refused. Refuses what `placeOrder` refuses, and then all stays as it was.
 */
export async function collectStoreReservation(work: Work, input: CollectStoreReservation) {
  const { storeReservationId, taken, ...paying } = input;
  const row = await lockAtStore(work, storeReservationId);
  const { state } = row;
  if (storeReservationLifecycle.next(state, 'collect') === undefined)
    return storeReservationNotInState({ state, possible: storeReservationLifecycle.events(state) });
  const lines = takenOf(await linesOf(work, row.id), taken);
  const placed = await placeOrder(work, {
    ...paying,
    cart: draftOf(row, lines),
    storeReservationId,
    locale: row.locale,
  });
  if (isRefusal(placed)) return placed;
  const collected = await takeStep(work, row, 'collect', { order_id: placed.orderId });
  return isRefusal(collected) ? collected : placed;
}

function takenOf(
  reserved: readonly StoreReservationLineRow[],
  taken: CollectStoreReservation['taken'],
): DraftCart['lines'] {
  const units = new Map(taken?.map(({ lineId, quantity }) => [lineId, quantity]));
  const isNamedTwice = units.size < (taken?.length ?? 0);
  const isWrong = [...units].some(([lineId, quantity]) => {
    const line = reserved.find(({ id }) => id === lineId);
    return !line || quantity < 0 || quantity > line.quantity;
  });
  const lines = reserved
    .map((line) => ({
      variantId: line.variant_id,
      quantity: taken ? (units.get(line.id) ?? 0) : line.quantity,
    }))
    .filter(({ quantity }) => quantity > 0);
  if (isNamedTwice) throw new RequestError('BAD_USER_INPUT', 'Name each line once.');
  if (isWrong || lines.length === 0)
    throw new RequestError('BAD_USER_INPUT', 'Take at least one unit, and no more than is kept.');
  return lines;
}

function draftOf(row: StoreReservationRow, lines: DraftCart['lines']): DraftCart {
  return {
    currency: row.currency,
    customerId: row.customer_id,
    guestKey: row.guest_key,
    lines,
    contact: {
      email: row.email,
      phone: row.phone,
      firstName: row.first_name,
      lastName: row.last_name,
    },
    way: { kind: 'COUNTER', collectAt: row.location_id },
    shippingAddress: null,
    billingAddress: null,
    note: null,
  };
}
