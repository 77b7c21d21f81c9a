import { Dice } from '../security/support/dice.js';
import type { Answer, Asking } from '../support/app.js';
import type { StockedShop } from '../support/given.js';
import { answered, freshKey } from '../support/journey.js';
import { lastPiece, openStores, shelve } from './shelves.js';

const fillersAtOnce = 8;

const createCart = /* GraphQL */ `
  mutation ($input: CreateCartInput!) {
    createCart(input: $input) { __typename ... on CreateCartPayload { guestToken cart { id } } }
  }`;
const placeOrder = /* GraphQL */ `
  mutation ($input: PlaceOrderInput!) {
    placeOrder(input: $input) {
      __typename
      ... on PlaceOrderPayload { order { state fulfilments { id } } paymentIntent { state } }
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
  readonly store: string;
  cart: { readonly id: string; readonly as: Asking } | undefined;
}

/**
 * Round after round one piece is put on the shelf of a store, nobody knows where, and all buyers order it at the same
 * moment, each to be collected in a store of their own choice. Exactly one of them gets it, and all others are told that
 * there is none: no more, no fewer, and no fault.
 */
export async function rush({ shop, gateways, ...asked }: Rush): Promise<RushOutcome> {
  const dice = new Dice(asked.seed);
  const stores = await openStores(shop, asked.stores);
  const buyers = Array.from({ length: asked.buyers }, (_, place): Buyer => {
    const ask = gateways[place % gateways.length] ?? shop.ask;
    return { ask, store: dice.pick(stores), cart: undefined };
  });
  const told = new Map<string, number>();
  const off: string[] = [];
  for (let round = 1; round <= asked.rounds; round += 1) {
    await fillCarts(shop, buyers);
    await shelve(shop, dice.pick(stores));
    const answers = await Promise.all(buyers.map(buy));
    for (const answer of answers) told.set(answer, (told.get(answer) ?? 0) + 1);
    const won = answers.filter((answer) => answer === bought).length;
    const lost = answers.filter((answer) => answer === 'OutOfStock').length;
    if (won !== 1 || lost !== buyers.length - 1)
      off.push(`round ${round}: ${won} bought it, ${lost} were told that there is none`);
    asked.onRound?.(round);
  }
  off.push(...(await whatIsKept(shop, asked.rounds)));
  return { rounds: asked.rounds, told: Object.fromEntries(told), off };
}

const bought = 'CONFIRMED AUTHORIZED';

/** Those who went away empty-handed keep their cart; who has bought needs another one. */
async function fillCarts(shop: StockedShop, buyers: readonly Buyer[]): Promise<void> {
  const waiting = buyers.filter(({ cart }) => cart === undefined).values();
  const fill = async () => {
    for (const buyer of waiting) {
      const input = {
        lines: [{ variantId: shop.variantIds[lastPiece], quantity: 1 }],
        contact: { email: 'lea@example.org', firstName: 'Léa', lastName: 'Bernard' },
        fulfilment: { kind: 'PICKUP', locationId: buyer.store },
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
  const { __typename: kind, order, paymentIntent } = data?.placeOrder ?? {};
  return order ? `${order.state} ${paymentIntent?.state}` : String(kind);
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
