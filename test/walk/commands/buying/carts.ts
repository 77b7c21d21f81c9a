import { innerId, toGlobalId } from '../../../../src/platform/graphql/node.js';
import type { Dice } from '../../../security/support/dice.js';
import type { Asking } from '../../../support/app.js';
import {
  addresses,
  anyVariant,
  type Command,
  type Drawn,
  keyed,
  somebody,
  wayOut,
} from '../../command.js';
import { customers, type KnownCart, peopleAt, stores, type Town } from '../../town.js';

/** Some units of something, for some way out of the shop. */
const basket = (town: Town, dice: Dice, most = 3) =>
  Array.from({ length: 1 + dice.below(most) }, () => ({
    variantId: anyVariant(town, dice),
    quantity: 1 + dice.below(4),
  }));

const known = { contact: somebody, shippingAddress: addresses[0] };

/** A buyer on the web or on the phone. */
const fillFromHome: Command['draw'] = async (town, dice) => {
  const persona = dice.chance(0.5) ? undefined : dice.pick([...customers, 'agent', 'agent']);
  const input = { lines: basket(town, dice), ...known, fulfilment: wayOut(town, dice) };
  return { as: persona ? await town.as(persona) : {}, input, persona };
};

/** Somebody of a store for a buyer who stands there; who only carries things out may stay unknown. */
const fillAtCounter: Command['draw'] = async (town, dice) => {
  const store = dice.pick(stores);
  const persona = store === 'LYON' && dice.chance(0.3) ? 'device' : (peopleAt[store] ?? '');
  const fulfilment = { kind: 'COUNTER', locationId: town.shop.locationIds[store] };
  const lines = dice.chance(0.2) ? [] : basket(town, dice);
  return {
    as: await town.as(persona),
    input: { lines, fulfilment, ...(dice.chance(0.7) && known) },
    persona,
  };
};

const createCart: Command = {
  mutation: 'createCart',
  weight: 12,
  selection: '... on CreateCartPayload { guestToken cart { id } }',
  draw: (town, dice) => (dice.chance(0.7) ? fillFromHome : fillAtCounter)(town, dice),
  onDone: (town, drawn, value) => {
    const { guestToken, cart } = value as { guestToken?: string; cart: { id: string } };
    const { persona } = drawn as Drawn & { persona?: string };
    town.known.carts.push({ id: cart.id, guestToken: guestToken ?? undefined, persona });
  },
};

/** One of the carts of late; those of long ago are forgotten. */
export function cartOf(town: Town, dice: Dice): KnownCart | undefined {
  const late = town.known.carts.slice(-6);
  return late.length > 0 ? dice.pick(late) : undefined;
}

/** The newest cart that somebody of the shop has filled and not ordered, for goods in exchange for others. */
export async function cartForExchange(town: Town, personas: readonly string[]) {
  const cart = town.known.carts.findLast(({ persona = '' }) => personas.includes(persona));
  if (!cart) return undefined;
  const open = 'select from cart where id = $1 and state = $2';
  const found = await town.look(open, [innerId('Cart', cart.id), 'ACTIVE']);
  return found.length > 0 ? cart : undefined;
}

/** Whoever fills it. */
export async function ownerOf(town: Town, cart: KnownCart): Promise<Asking> {
  return cart.persona ? town.as(cart.persona) : { guestToken: cart.guestToken };
}

/** What somebody does with their own cart. */
const ownCart =
  (draw: (town: Town, dice: Dice, cartId: string) => Promise<object | undefined>) =>
  async (town: Town, dice: Dice): Promise<Drawn | undefined> => {
    const cart = cartOf(town, dice);
    const more = cart && (await draw(town, dice, cart.id));
    if (!(cart && more)) return undefined;
    return { as: await ownerOf(town, cart), input: { cartId: cart.id, ...more } };
  };

const keyedOwnCart = (draw: Parameters<typeof ownCart>[0]) => async (town: Town, dice: Dice) => {
  const drawn = await ownCart(draw)(town, dice);
  return drawn && keyed(drawn.as, drawn.input);
};

/** A line that lies in a cart now, or one that never did. */
async function lineIn(town: Town, dice: Dice, cartId: string): Promise<string | undefined> {
  const line = await town.draw(
    dice,
    'CartLine',
    'select l.id from cart_line l where l.cart_id = $1 order by l.id',
    [innerId('Cart', cartId)],
  );
  return line?.id;
}

/** Also back to the counter, of whichever store. */
async function otherWay(town: Town, dice: Dice) {
  if (dice.chance(0.8)) return wayOut(town, dice);
  return { kind: 'COUNTER', locationId: town.shop.locationIds[dice.pick(stores)] };
}

const chooseWay: Command = {
  mutation: 'chooseCartFulfilment',
  weight: 4,
  draw: ownCart(async (town, dice, cartId) => {
    const lineId = await lineIn(town, dice, cartId);
    const fulfilment = await otherWay(town, dice);
    return lineId === undefined
      ? undefined
      : { fulfilment, ...(dice.chance(0.7) && { lineIds: [lineId] }) };
  }),
};

const goTo: Command = {
  mutation: 'setCartAddresses',
  weight: 1,
  draw: ownCart(async (_town, dice) => ({ shippingAddress: dice.pick(addresses) })),
};

const add: Command = {
  mutation: 'addCartLines',
  weight: 2,
  draw: keyedOwnCart(async (town, dice) => ({ lines: basket(town, dice, 1) })),
};

const change: Command = {
  mutation: 'changeCartLines',
  weight: 1,
  draw: ownCart(async (town, dice, cartId) => {
    const lineId = await lineIn(town, dice, cartId);
    return lineId === undefined ? undefined : { lines: [{ lineId, quantity: dice.below(4) }] };
  }),
};

/** Some of its units go another way than the rest. */
const split: Command = {
  mutation: 'splitCartLine',
  weight: 3,
  draw: keyedOwnCart(async (town, dice, cartId) => {
    const lineId = await lineIn(town, dice, cartId);
    if (lineId === undefined) return undefined;
    const fulfilment = dice.chance(0.8) ? await otherWay(town, dice) : undefined;
    return { lineId, quantity: 1 + dice.below(3), ...(fulfilment && { fulfilment }) };
  }),
};

const remove: Command = {
  mutation: 'removeCartLines',
  weight: 1,
  draw: ownCart(async (town, dice, cartId) => {
    const lineId = await lineIn(town, dice, cartId);
    return lineId === undefined ? undefined : { lineIds: [lineId] };
  }),
};

const hold: Command = {
  mutation: 'holdCartStock',
  weight: 2,
  draw: keyedOwnCart(async () => ({})),
};

const requote: Command = {
  mutation: 'requoteCart',
  weight: 1,
  draw: ownCart(async () => ({})),
};

const join: Command = {
  mutation: 'joinCart',
  weight: 1,
  draw: async (town, dice) => {
    const cart = cartOf(town, dice);
    if (!cart || cart.persona) return undefined;
    return { as: await town.as('agent'), input: { cartId: cart.id } };
  },
};

/** A guest signs in, and takes along what they have picked. */
const claim: Command = {
  mutation: 'claimCart',
  weight: 1,
  draw: async (town, dice) => {
    const cart = cartOf(town, dice);
    if (!cart?.guestToken) return undefined;
    const persona = dice.pick(customers);
    const input = { cartId: cart.id, guestToken: cart.guestToken };
    const drawn = { as: await town.as(persona), input, persona };
    return drawn;
  },
  onDone: (town, drawn) => {
    const { persona } = drawn as Drawn & { persona: string };
    town.known.carts.push({ id: String(drawn.input['cartId']), persona });
  },
};

const discount: Command = {
  mutation: 'giveDiscount',
  weight: 3,
  draw: async (town, dice) => {
    const cart = cartOf(town, dice);
    if (!cart) return undefined;
    const much = dice.chance(0.5)
      ? { basisPoints: dice.pick([333, 1000, 5000]) }
      : { amountMinor: dice.pick([1, 99, 1000, 20000]) };
    const lineId = dice.chance(0.4) ? await lineIn(town, dice, cart.id) : undefined;
    const persona = cart.persona && !customers.includes(cart.persona) ? cart.persona : 'supervisor';
    return keyed(await town.as(dice.pick([persona, 'supervisor', 'admin'])), {
      cartId: cart.id,
      reasonCode: 'GOODWILL',
      minimumMinor: dice.pick([0, 0, 3000]),
      ...much,
      ...(lineId && { lineId }),
    });
  },
};

const takeBack: Command = {
  mutation: 'removeDiscount',
  weight: 1,
  draw: async (town, dice) => {
    const found = await town.pick<{ cart: string; discount: string }>(
      dice,
      `select c.id as cart, d ->> 'id' as discount from cart c cross join jsonb_array_elements(c.discounts) d
        where c.state = 'ACTIVE' order by c.id desc limit 10`,
    );
    if (!found) return undefined;
    const input = {
      cartId: toGlobalId('Cart', found.cart),
      discountId: toGlobalId('CartDiscount', found.discount),
    };
    return { as: await town.as(dice.pick(['supervisor', 'admin'])), input };
  },
};

/** What buyers, and those who help them, do before they order. */
export const cartCommands: readonly Command[] = [
  createCart,
  chooseWay,
  split,
  goTo,
  add,
  change,
  remove,
  hold,
  requote,
  join,
  claim,
  discount,
  takeBack,
];
