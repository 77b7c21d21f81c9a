import { setTimeout as pause } from 'node:timers/promises';
import { Dice } from '../security/support/dice.js';
import type { Answer, Asking } from '../support/app.js';
import type { StockedShop } from '../support/given.js';
import { answered, freshKey } from '../support/journey.js';
import { lastPiece, openStores, shelve } from './shelves.js';

const fillersAtOnce = 8;
const patienceMs = 60_000;
const address = {
  name: 'Léa Bernard',
  line1: '3 rue Mercière',
  postalCode: '69002',
  city: 'Lyon',
  countryCode: 'FR',
};

const createCart = /* GraphQL */ `
  mutation ($input: CreateCartInput!) {
    createCart(input: $input) { __typename ... on CreateCartPayload { guestToken cart { id } } }
  }`;
const placeOrder = /* GraphQL */ `
  mutation ($input: PlaceOrderInput!) {
    placeOrder(input: $input) {
      __typename
    }
  }`;

/** Asks one of the gateways. */
export type Ask = (document: string, variables: object, as: Asking) => Promise<Answer>;

export interface Rush {
  readonly shop: StockedShop;
  /** The gateways, which the buyers ask in turn. */
  readonly gateways: readonly Ask[];
  readonly rounds: number;
  readonly buyers: number;
  /** How many pieces there are in a round, each in a store of its own choice. */
  readonly pieces: number;
  readonly stores: number;
  readonly seed: number;
  readonly onRound?: (done: number) => void;
}

/** How all rounds ended: what buyers were told, each with how often, and what was not as it should be. */
export interface RushOutcome {
  readonly rounds: number;
  readonly told: Readonly<Record<string, number>>;
  readonly off: readonly string[];
}

interface Buyer {
  readonly ask: Ask;
  /** Where they collect it; null where it is sent to them. */
  readonly store: string | null;
  cart: { readonly id: string; readonly as: Asking } | undefined;
}

/**
 * Round after round one piece, or a few, is put on the shelf of a store, nobody knows where, and all buyers order it at
 * the same moment: some to be collected in a store of their own choice, some to be sent. As many of them get one as there
 * are, and all others are told that there is none: no more, no fewer, and no fault.
 */
export async function rush({ shop, gateways, ...asked }: Rush): Promise<RushOutcome> {
  const dice = new Dice(asked.seed);
  const stores = await openStores(shop, asked.stores);
  const buyers = Array.from({ length: asked.buyers }, (_, place): Buyer => {
    const ask = gateways[place % gateways.length] ?? shop.ask;
    return { ask, store: dice.chance(0.3) ? null : dice.pick(stores), cart: undefined };
  });
  const told = new Map<string, number>();
  const off: string[] = [];
  for (let round = 1; round <= asked.rounds; round += 1) {
    await fillCarts(shop, buyers);
    for (let piece = 0; piece < asked.pieces; piece += 1) await shelve(shop, dice.pick(stores));
    const answers = await Promise.all(buyers.map(buy));
    for (const answer of answers) told.set(answer, (told.get(answer) ?? 0) + 1);
    const won = answers.filter((answer) => answer === bought).length;
    const lost = answers.filter((answer) => answer === 'OutOfStock').length;
    if (won !== asked.pieces || lost !== buyers.length - asked.pieces)
      off.push(`round ${round}: ${won} bought it, ${lost} were told that there is none`);
    asked.onRound?.(round);
  }
  off.push(...(await whatIsKeptAtLast(shop, asked.rounds * asked.pieces)));
  return { rounds: asked.rounds, told: Object.fromEntries(told), off };
}

const bought = 'PlaceOrderPayload';

/** Those who went away empty-handed keep their cart; who has bought needs another one. */
async function fillCarts(shop: StockedShop, buyers: readonly Buyer[]): Promise<void> {
  const waiting = buyers.filter(({ cart }) => cart === undefined).values();
  const fill = async () => {
    for (const buyer of waiting) {
      const input = {
        lines: [{ variantId: shop.variantIds[lastPiece], quantity: 1 }],
        contact: { email: 'lea@example.org', firstName: 'Léa', lastName: 'Bernard' },
        fulfilment: buyer.store ? { kind: 'PICKUP', locationId: buyer.store } : { kind: 'SHIP' },
        shippingAddress: address,
      };
      const answer = answered(await buyer.ask(createCart, { input }, {}));
      buyer.cart = { id: answer.cart.id, as: { guestToken: answer.guestToken } };
    }
  };
  await Promise.all(Array.from({ length: fillersAtOnce }, fill));
}

async function buy(buyer: Buyer): Promise<string> {
  const { ask, cart } = buyer;
  if (!cart) throw new RangeError('every buyer stands there with a cart');
  const input = {
    cartId: cart.id,
    paymentMethodToken: 'tok_success',
    idempotencyKey: freshKey(),
  };
  const told = inWords(await ask(placeOrder, { input }, cart.as));
  if (told !== 'OutOfStock') buyer.cart = undefined;
  return told;
}

function inWords({ data, errors }: Answer): string {
  const [error] = errors ?? [];
  if (error) return `${error.extensions.code}: ${error.message}`;
  return String(data?.placeOrder?.__typename);
}

/** Payments whose provider was slow to answer are looked after a little later: so long, nothing is said of them. */
async function whatIsKeptAtLast(shop: StockedShop, pieces: number): Promise<string[]> {
  const until = performance.now() + patienceMs;
  for (;;) {
    const off = await whatIsKept(shop, pieces);
    if (off.length === 0 || performance.now() > until) return off;
    await pause(500);
  }
}

/** What the database and the provider's books say: as many orders, promises and payments as there were pieces. */
async function whatIsKept(shop: StockedShop, pieces: number): Promise<string[]> {
  const { rows } = await shop.app.gateway.database.pool.query<Record<string, number>>(
    `select (select count(*)::integer from sales_order where state = 'CONFIRMED') as orders,
      (select coalesce(sum(quantity), 0)::integer from reservation where state = 'HARD') as promised,
      (select sum(reserved)::integer from stock_item) as reserved,
      (select sum(on_hand)::integer from stock_item) as "on hand"`,
  );
  const kept = { ...rows[0], payments: shop.sandbox.control.books().length };
  return Object.entries(kept).flatMap(([what, count]) =>
    count === pieces ? [] : [`${count} ${what} for ${pieces} pieces`],
  );
}
