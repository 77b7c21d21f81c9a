import type { Work } from '../platform/commands/work.js';
import type { EndedReservation } from './data/finish.js';
import type { ItemState } from './data/tables.js';

/** The news of one location's stock. */
export function stockStream(locationId: string): string {
  return `stock:${locationId}`;
}

/** How many of a variant there are in a place, told after every change. */
export interface StockChanged {
  readonly variantId: string;
  readonly locationId: string;
  readonly onHand: number;
  readonly reserved: number;
  /** What may still be sold: on hand less reserved less safety, never below none. */
  readonly available: number;
}

/** What a cart held has been given back, because its time was over. */
export interface StockHoldExpired {
  readonly cartId: string;
  readonly items: readonly { variantId: string; locationId: string; quantity: number }[];
}

/**
 * Tells of the items that a command has changed: one event an item, however often it changed. All events of a
 * command are written with its other news in one statement.
 */
export function tellStockChanged(work: Work, items: readonly ItemState[]): void {
  forgetEarlierNews(work, new Set(items.map((item) => `${item.location_id} ${item.variant_id}`)));
  for (const item of items) {
    const payload: StockChanged = {
      variantId: item.variant_id,
      locationId: item.location_id,
      onHand: item.on_hand,
      reserved: item.reserved,
      available: Math.max(0, item.on_hand - item.reserved - item.safety),
    };
    work.emit({
      streams: [stockStream(item.location_id)],
      type: 'StockChanged',
      payload: { ...payload },
    });
  }
}

function forgetEarlierNews(work: Work, items: ReadonlySet<string>): void {
  for (let place = work.events.length - 1; place >= 0; place -= 1) {
    const event = work.events[place];
    if (event?.type !== 'StockChanged') continue;
    const { locationId, variantId } = event.payload;
    if (items.has(`${locationId} ${variantId}`)) work.events.splice(place, 1);
  }
}

/** Tells each cart what it no longer holds; carts and those who recover them listen. */
export function tellHoldsExpired(work: Work, ended: readonly EndedReservation[]): void {
  const byCart = Map.groupBy(ended, (reservation) => reservation.cart_id ?? '');
  byCart.delete('');
  for (const [cartId, reservations] of byCart) {
    const items = reservations.map((reservation) => ({
      variantId: reservation.variant_id,
      locationId: reservation.location_id,
      quantity: reservation.quantity,
    }));
    const payload: StockHoldExpired = { cartId, items };
    work.emit({
      streams: [`stock-hold:${cartId}`],
      type: 'StockHoldExpired',
      payload: { ...payload },
    });
  }
}
