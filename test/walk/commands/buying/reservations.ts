import { randomBytes } from 'node:crypto';
import { toGlobalId } from '../../../src/platform/graphql/node.js';
import type { Dice } from '../../security/support/dice.js';
import { freshKey } from '../../support/journey.js';
import type { Command, Drawn } from '../command.js';
import type { Town } from '../town.js';

const reserve: Command = {
  mutation: 'reserveInStore',
  weight: 3,
  draw: async (town, dice) => ({
    as: { guestToken: randomBytes(32).toString('base64url') },
    input: {
      locationId: town.shop.locationIds[dice.pick(['LYON', 'PARIS'])],
      lines: [
        { variantId: dice.pick(Object.values(town.shop.variantIds)), quantity: 1 + dice.below(3) },
      ],
      contact: {
        email: `guest-${dice.below(1000)}@example.org`,
        firstName: 'Léa',
        lastName: 'Bernard',
      },
      idempotencyKey: freshKey(),
    },
  }),
};

async function reservationIn(
  town: Town,
  dice: Dice,
  states: readonly string[],
  more: object = {},
): Promise<Drawn | undefined> {
  const found = await town.look<{ id: string; location_id: string }>(
    'select id, location_id from store_reservation where state = any($1) order by id',
    [states],
  );
  if (found.length === 0) return undefined;
  const { id, location_id } = dice.pick(found);
  return {
    as: await town.asSomebodyAt(location_id),
    input: {
      storeReservationId: toGlobalId('StoreReservation', id),
      idempotencyKey: freshKey(),
      ...more,
    },
  };
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

const collect: Command = {
  mutation: 'collectStoreReservation',
  weight: 3,
  draw: (town, dice) =>
    reservationIn(town, dice, ['CONFIRMED', 'READY'], {
      paymentMethodToken: dice.pick(['tok_success', 'tok_success', 'tok_declined_fraud']),
    }),
};

const reject: Command = {
  mutation: 'rejectStoreReservation',
  weight: 1,
  draw: (town, dice) => reservationIn(town, dice, ['REQUESTED'], { reason: 'cannot be found' }),
};

const cancel: Command = {
  mutation: 'cancelStoreReservation',
  weight: 1,
  draw: (town, dice) => reservationIn(town, dice, ['REQUESTED', 'CONFIRMED', 'READY']),
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
