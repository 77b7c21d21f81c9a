import { innerId } from '../../src/platform/graphql/node.js';
import type { Dice } from '../security/support/dice.js';
import type { Asking } from '../support/app.js';
import type { StockedShop } from '../support/given.js';
import { fillCart } from '../support/journey.js';
import type { World } from './world.js';

interface Paid {
  readonly orderId: string;
  readonly intentId: string;
}

/** One buyer with one cart, and all that happens to it: told by dice, and kept as it is told. */
export class Story {
  readonly history: string[] = [];

  private constructor(
    readonly world: World,
    readonly dice: Dice,
    readonly cart: { readonly cartId: string; readonly as: Asking },
    /** The token of whoever serves at the counter, for as long as nobody has moved the clock. */
    public associate: Asking,
  ) {}

  static async begin(world: World, dice: Dice): Promise<Story> {
    const cart = await fillCart(world.shop, { quantity: 1 + dice.below(4) });
    return new Story(world, dice, cart, await serving(world.shop));
  }

  get shop(): StockedShop {
    return this.world.shop;
  }

  /** The orders of this cart and their payments, the newest first. */
  async orders(): Promise<Paid[]> {
    const { rows } = await this.world.gateway.database.pool.query<Paid>(
      `select o.id as "orderId", i.id as "intentId" from sales_order o
        join payment_intent i on i.order_id = o.id where o.cart_id = $1 order by o.placed_at desc, o.id desc, i.tender`,
      [innerId('Cart', this.cart.cartId)],
    );
    return rows;
  }

  /** The newest order, and one of its payments. */
  async newest(): Promise<Paid | undefined> {
    const all = await this.orders();
    const ofNewest = all.filter(({ orderId }) => orderId === all[0]?.orderId);
    return ofNewest.length > 0 ? this.dice.pick(ofNewest) : undefined;
  }

  /** What the provider has booked for these orders. */
  async bookings() {
    const intents = new Set((await this.orders()).map(({ intentId }) => intentId));
    return this.world.control.books().filter(({ reference }) => intents.has(reference));
  }

  async moveClock(byMs: number): Promise<void> {
    this.world.clock.advance(byMs);
    this.world.control.advanceClock(0);
    this.associate = await serving(this.shop);
  }
}

async function serving(shop: StockedShop): Promise<Asking> {
  return { token: await shop.tokenOf('associate') };
}
