import { findLocations } from '../../locations/index.js';
import type { Work } from '../../platform/commands/work.js';
import { type Move, move } from '../data/move.js';
import type { ItemState } from '../data/tables.js';
import { settled } from '../data/unsettled.js';
import { serves } from '../domain/serving.js';
import { tellStockChanged } from '../events.js';
import { writeOffMissing } from './write-off-missing.js';

export interface MoveForOrder {
  readonly orderId: string;
  readonly moves: readonly Move[];
  /** The channel that has sold them. */
  readonly channel: string;
  /** Set where the units were not found where they should be: why they are taken off the books there. */
  readonly lost: string | null;
}

/**
 * Promises units of an order in other places than before: all of them, or none where a place has too little or no
 * longer sells to this channel. Says whether it was done. What is moved ends in one place and begins in the other in
 * the same statement.
 */
export async function moveForOrder(work: Work, input: MoveForOrder): Promise<boolean> {
  const { orderId, moves, channel, lost } = input;
  if (moves.length === 0) return true;
  const ids = [...new Set(moves.map(({ to }) => to))];
  const places = await findLocations(work.db, ids);
  if (places.filter((place) => serves(place, channel)).length < ids.length) return false;
  const items = await settled(move(work, orderId, moves));
  if (!items) return false;
  const missing = lost === null ? [] : await takeOff(work, moves, lost);
  const isCounted = (item: ItemState) => missing.some((each) => isSame(each, item));
  tellStockChanged(work, [...items.filter((item) => !isCounted(item)), ...missing]);
  return true;
}

/** The items are locked by then, so nobody is given what is not there. */
function takeOff(work: Work, moves: readonly Move[], reason: string): Promise<ItemState[]> {
  const gone = moves.map(({ variantId, from, quantity }) => ({
    variantId,
    locationId: from,
    quantity,
  }));
  return writeOffMissing(work, gone, reason);
}

function isSame(a: ItemState, b: ItemState): boolean {
  return a.variant_id === b.variant_id && a.location_id === b.location_id;
}
