import { randomBytes } from 'node:crypto';
import { toGlobalId } from '../../../../src/platform/graphql/node.js';
import type { Dice } from '../../../security/support/dice.js';
import { anyVariant, type Command, type Drawn, keyed } from '../../command.js';
import { customers, stores, type Town } from '../../town.js';
import { paymentFor } from './checkout.js';

const reserve: Command = {
  mutation: 'reserveInStore',
  weight: 3,
  draw: async (town, dice) => {
    const isGuest = dice.chance(0.7);
    const contact = {
      email: `guest-${dice.below(1000)}@example.org`,
      firstName: 'Léa',
      lastName: 'Bernard',
    };
    const as = isGuest
      ? { guestToken: randomBytes(32).toString('base64url') }
      : await town.as(dice.pick(customers));
    const lines = Array.from({ length: 1 + dice.below(2) }, () => ({
      variantId: anyVariant(town, dice),
      quantity: 1 + dice.below(3),
    }));
    return keyed(as, { locationId: town.shop.locationIds[dice.pick(stores)], lines, contact });
  },
};

async function reservationIn(
  town: Town,
  dice: Dice,
  states: readonly string[],
  more: (id: string) => Promise<object> = async () => ({}),
): Promise<Drawn | undefined> {
  const found = await town.pick<{ id: string; location_id: string }>(
    dice,
    'select id, location_id from store_reservation where state = any($1) order by id',
    [states],
  );
  return (
    found &&
    keyed(await town.asSomebodyAt(found.location_id), {
      storeReservationId: toGlobalId('StoreReservation', found.id),
      ...(await more(found.id)),
    })
  );
}

const confirm: Command = {
  mutation: 'confirmStoreReservation',
  weight: 2,
  draw: (town, dice) => reservationIn(town, dice, ['REQUESTED']),
};

const makeReady: Command = {
  mutation: 'markStoreReservationReady',
  weight: 2,
  draw: (town, dice) => reservationIn(town, dice, ['CONFIRMED']),
};

/** All of it, or what the buyer wants when they see it. */
async function taken(town: Town, dice: Dice, reservationId: string) {
  if (dice.chance(0.7)) return {};
  const lines = await town.look<{ id: string; quantity: number }>(
    'select id, quantity from store_reservation_line where store_reservation_id = $1 order by position',
    [reservationId],
  );
  return {
    lines: lines.map(({ id, quantity }) => ({
      lineId: toGlobalId('StoreReservationLine', id),
      quantity: dice.below(quantity + 1),
    })),
  };
}

const collect: Command = {
  mutation: 'collectStoreReservation',
  weight: 3,
  draw: (town, dice) =>
    reservationIn(town, dice, ['CONFIRMED', 'READY'], async (id) => ({
      ...(await taken(town, dice, id)),
      ...(await paymentFor(town, dice)),
    })),
};

const reject: Command = {
  mutation: 'rejectStoreReservation',
  weight: 1,
  draw: (town, dice) =>
    reservationIn(town, dice, ['REQUESTED', 'CONFIRMED'], async () => ({
      reason: 'cannot be found',
    })),
};

const cancel: Command = {
  mutation: 'cancelStoreReservation',
  weight: 1,
  draw: async (town, dice) => {
    const drawn = await reservationIn(town, dice, ['REQUESTED', 'CONFIRMED', 'READY']);
    return drawn && { ...drawn, as: await town.as('agent') };
  },
};

/** Goods that are kept for somebody who pays when they come. */
export const reservationCommands: readonly Command[] = [
  reserve,
  confirm,
  makeReady,
  collect,
  reject,
  cancel,
];
