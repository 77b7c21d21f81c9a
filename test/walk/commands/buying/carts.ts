import type { Dice } from '../../security/support/dice.js';
import { freshKey } from '../../support/journey.js';
import type { Command } from '../command.js';
import type { Town } from '../town.js';

const cards = [
  'tok_success',
  'tok_success',
  'tok_success',
  'tok_mastercard',
  'tok_declined_insufficient_funds',
  'tok_captured_once',
];
const address = {
  name: 'Léa Bernard',
  line1: '3 rue Mercière',
  postalCode: '69002',
  city: 'Lyon',
  countryCode: 'FR',
};

/** Some units of something, for some way out of the shop. */
function basket(town: Town, dice: Dice) {
  const skus = Object.values(town.shop.variantIds);
  return Array.from({ length: 1 + dice.below(3) }, () => ({
    variantId: dice.pick(skus),
    quantity: 1 + dice.below(4),
  }));
}

function wayOut(town: Town, dice: Dice) {
  const { LYON, PARIS } = town.shop.locationIds;
  return dice.chance(0.3)
    ? { kind: 'SHIP' }
    : { kind: 'PICKUP', locationId: dice.pick([LYON, PARIS]) };
}

const createCart: Command = {
  mutation: 'createCart',
  weight: 8,
  selection: '... on CreateCartPayload { guestToken cart { id lines { id } } }',
  draw: async (town, dice) => ({
    as: {},
    input: {
      lines: basket(town, dice),
      contact: { email: 'lea@example.org', firstName: 'Léa', lastName: 'Bernard' },
      shippingAddress: address,
      fulfilment: wayOut(town, dice),
    },
  }),
  onDone: (town, _drawn, value) => {
    const { guestToken, cart } = value as {
      guestToken: string;
      cart: { id: string; lines: { id: string }[] };
    };
    const lineIds = cart.lines.map(({ id }) => id);
    town.carts.push({ id: cart.id, as: { guestToken }, lineIds });
  },
};

/** One of the carts of late; those of long ago are forgotten. */
function cartOf(town: Town, dice: Dice) {
  const late = town.carts.slice(-12);
  return late.length > 0 ? dice.pick(late) : undefined;
}

const chooseWay: Command = {
  mutation: 'chooseCartFulfilment',
  weight: 3,
  draw: async (town, dice) => {
    const cart = cartOf(town, dice);
    if (!cart) return undefined;
    const fulfilment = wayOut(town, dice);
    return {
      as: cart.as,
      input: { cartId: cart.id, fulfilment, lineIds: [dice.pick(cart.lineIds)] },
    };
  },
};

const hold: Command = {
  mutation: 'holdCartStock',
  weight: 2,
  draw: async (town, dice) => {
    const cart = cartOf(town, dice);
    return cart && { as: cart.as, input: { cartId: cart.id, idempotencyKey: freshKey() } };
  },
};

const discount: Command = {
  mutation: 'giveDiscount',
  weight: 2,
  draw: async (town, dice) => {
    const cart = cartOf(town, dice);
    if (!cart) return undefined;
    const much = dice.chance(0.5)
      ? { basisPoints: dice.pick([333, 1000, 5000]) }
      : { amountMinor: dice.pick([1, 99, 1000, 20000]) };
    const line = dice.chance(0.4) ? { lineId: dice.pick(cart.lineIds) } : {};
    const minimumMinor = dice.pick([0, 0, 3000]);
    return {
      as: await town.as(dice.pick(['associate', 'supervisor'])),
      input: {
        cartId: cart.id,
        reasonCode: 'GOODWILL',
        minimumMinor,
        ...much,
        ...line,
        idempotencyKey: freshKey(),
      },
    };
  },
};

const placeOrder: Command = {
  mutation: 'placeOrder',
  weight: 8,
  draw: async (town, dice) => {
    const cart = cartOf(town, dice);
    if (!cart) return undefined;
    const paymentMethodToken = dice.pick(cards);
    const two = { tenders: [{ amountMinor: 700, paymentMethodToken }, { paymentMethodToken }] };
    return {
      as: cart.as,
      input: {
        cartId: cart.id,
        returnUrl: 'https://shop.example/back',
        idempotencyKey: freshKey(),
        ...(dice.chance(0.2) ? two : { paymentMethodToken }),
      },
    };
  },
};

/** What buyers do before and while they order. */
export const cartCommands: readonly Command[] = [createCart, chooseWay, hold, discount, placeOrder];
