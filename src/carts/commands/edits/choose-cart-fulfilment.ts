import { findLocation } from '../../../locations/index.js';
import { worksAt } from '../../../platform/auth/actor.js';
import type { Caller } from '../../../platform/auth/caller.js';
import type { Work } from '../../../platform/commands/work.js';
import { RequestError } from '../../../platform/graphql/server/request-error.js';
import { serves } from '../../../stock/index.js';
import type { Reading } from '../../data/reading.js';
import type { Cart } from '../../domain/cart.js';
import type { ChosenWay } from '../../domain/cart-line.js';
import { type PickupNotOfferedRefusal, pickupNotOffered } from '../../domain/refusals.js';
import { type EditTarget, editCart } from '../edit-cart.js';
import { noSuchLine } from '../lock-own-cart.js';

export interface ChooseCartFulfilment extends EditTarget {
  readonly way: ChosenWay;
  /** Only these lines; the whole cart where it is left out. */
  readonly lineIds?: readonly string[] | undefined;
}

/** Chooses how a cart, or some of its lines, will reach the buyer. A choice for all replaces those for lines. */
export function chooseCartFulfilment(work: Work, input: ChooseCartFulfilment) {
  return editCart<PickupNotOfferedRefusal>(work, input, async (cart) => {
    const refused = await checkWay(work, { ...work.caller, channel: cart.channel }, input.way);
    if (refused) return refused;
    send(cart, input.way, input.lineIds);
    return { type: 'CartFulfilmentChosen', news: { fields: ['fulfilment'] } };
  });
}

/**
 * Refuses a store where orders of this channel are not handed over. Only the people and the devices of a store say that
 * goods are carried out of it: they stand beside them.
 */
export async function checkWay(
  reading: Reading,
  { actor, channel }: Pick<Caller, 'actor' | 'channel'>,
  { kind, collectAt }: ChosenWay,
): Promise<PickupNotOfferedRefusal | undefined> {
  if (kind === 'SHIP' || collectAt === null) return undefined;
  const place = await findLocation(reading.db, collectAt);
  if (!place) throw new RequestError('NOT_FOUND', 'There is no such location.');
  const isOffered =
    serves(place, channel, kind) && (kind !== 'COUNTER' || worksAt(actor, collectAt));
  return isOffered ? undefined : pickupNotOffered({ locationId: collectAt });
}

function send(cart: Cart, way: ChosenWay, lineIds: readonly string[] | undefined): void {
  if (lineIds === undefined) {
    cart.fulfilmentKind = way.kind;
    cart.collectAt = way.collectAt;
  }
  const lines = lineIds?.map((lineId) => cart.line(lineId)) ?? cart.lines;
  for (const line of lines) {
    if (!line) throw noSuchLine();
    line.goThatWay(lineIds ? way : null);
  }
}
