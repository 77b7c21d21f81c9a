import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { innerId } from '../../src/platform/graphql/node.js';
import { setOnHand } from '../../src/stock/index.js';
import { Dice } from '../security/support/dice.js';
import { prepareAtCounter } from '../support/counter.js';
import { must, type StockedShop } from '../support/given.js';
import { rejects, sendsFrom } from '../support/sourcing.js';
import { signedIn, tell } from '../support/tell.js';
import {
  lyonSays,
  orderForLyon,
  seen,
  sendOff,
  shopThatSends,
  step,
} from '../transfers/send-to-store.js';

let shop: StockedShop;
beforeAll(async () => {
  shop = await shopThatSends();
});
afterAll(() => shop.close());

/** So many caps lie in each place, and nobody has reserved one. */
async function caps(counts: Readonly<Record<string, number>>, safety = 0): Promise<void> {
  const variantId = innerId('Variant', shop.variantIds['CAP-BLUE'] ?? '');
  const { rows } = await shop.app.gateway.database.pool.query<{ code: string; reserved: number }>(
    `select l.code, s.reserved from stock_item s join location l on l.id = s.location_id
     where s.variant_id = $1`,
    [variantId],
  );
  const reserved = new Map(rows.map((row) => [row.code, row.reserved]));
  const items = Object.entries(counts).map(([code, free]) => ({
    variantId,
    locationId: innerId('Location', shop.locationIds[code] ?? ''),
    onHand: free + (reserved.get(code) ?? 0),
    safety,
  }));
  await shop.app.gateway.runAsSystem('given', async (work) =>
    must(await setOnHand(work, { items, reason: 'count' })),
  );
}
beforeEach(() => caps({ LYON: 5, PARIS: 5, DEPOT: 5 }));

const fulfilmentsOf = async (ordered: { orderId: string; as: object }) =>
  (await seen(shop, ordered.orderId, ordered.as)).fulfilments as {
    id: string;
    state: string;
    code: string;
    location: { code: string };
    collectAt: { code: string };
  }[];

describe('a pickup that its store cannot make ready', () => {
  it('is sent there by another place, and costs what was agreed', async () => {
    const ordered = await orderForLyon(shop);
    const [first] = await fulfilmentsOf(ordered);
    expect(first).toMatchObject({ location: { code: 'LYON' }, state: 'PLANNED' });
    await rejects(shop, first?.id ?? '', 'associate');
    expect(await fulfilmentsOf(ordered)).toMatchObject([
      { state: 'REJECTED' },
      { state: 'PLANNED', location: { code: 'PARIS' }, collectAt: { code: 'LYON' } },
    ]);
    const { transfer } = await sendOff(shop, 'PARIS', 'associate-paris');
    const lines = transfer.lines.map(({ id }: { id: string }) => ({ lineId: id, quantity: 1 }));
    await lyonSays(shop, 'receiveTransfer', { transferId: transfer.id, lines });
    const [, second] = await fulfilmentsOf(ordered);
    expect(second).toMatchObject({ state: 'READY' });
    await step(shop, 'associate', 'handOverOrder', {
      fulfilmentId: second?.id,
      pickupCode: second?.code,
    });
    await expect
      .poll(() => seen(shop, ordered.orderId, ordered.as), { timeout: 20_000 })
      .toMatchObject({
        state: 'COMPLETED',
        paymentIntent: { state: 'CAPTURED', captured: { amountMinor: 1990 } },
      });
  });

  it('goes from one place to the next until nobody is left, and is given back then', async () => {
    const ordered = await orderForLyon(shop);
    for (const persona of ['associate', 'associate-paris', 'packer']) {
      const open = (await fulfilmentsOf(ordered)).at(-1);
      expect(open?.state).toBe('PLANNED');
      await rejects(shop, open?.id ?? '', persona);
    }
    expect((await fulfilmentsOf(ordered)).map(({ location }) => location.code)).toEqual([
      'LYON',
      'PARIS',
      'DEPOT',
    ]);
    await expect
      .poll(() => seen(shop, ordered.orderId, ordered.as), { timeout: 20_000 })
      .toMatchObject({ state: 'CANCELED', paymentIntent: { voided: { amountMinor: 1990 } } });
  });

  it('hands over what was found, and has the rest sent', async () => {
    const ordered = await orderForLyon(shop, { quantity: 3 });
    const [first] = await fulfilmentsOf(ordered);
    const handOver = await prepareAtCounter(
      shop,
      { id: first?.id ?? '', code: first?.code ?? '' },
      2,
    );
    expect((await fulfilmentsOf(ordered)).map(({ state }) => state)).toEqual(['READY', 'PLANNED']);
    expect(await seen(shop, ordered.orderId, ordered.as)).toMatchObject({
      lines: [{ quantity: 3, cancelled: 0 }],
    });
    await handOver();
    const [, second] = await fulfilmentsOf(ordered);
    await rejects(shop, second?.id ?? '', 'associate-paris');
    const [, , third] = await fulfilmentsOf(ordered);
    await rejects(shop, third?.id ?? '', 'packer');
    await expect
      .poll(() => seen(shop, ordered.orderId, ordered.as), { timeout: 20_000 })
      .toMatchObject({
        state: 'PARTIALLY_CANCELED',
        lines: [{ quantity: 3, fulfilled: 2, cancelled: 1 }],
        paymentIntent: { captured: { amountMinor: 2 * 1990 }, voided: { amountMinor: 1990 } },
      });
  });

  it('is made ready by its own store where that has the goods by now', async () => {
    await caps({ LYON: 0 });
    const ordered = await orderForLyon(shop);
    const [first] = await fulfilmentsOf(ordered);
    expect(first?.location.code).toBe('PARIS');
    await caps({ LYON: 2 });
    await rejects(shop, first?.id ?? '', 'associate-paris');
    const [, second] = await fulfilmentsOf(ordered);
    expect(second).toMatchObject({ state: 'PLANNED', location: { code: 'LYON' } });
    const handOver = await prepareAtCounter(shop, {
      id: second?.id ?? '',
      code: second?.code ?? '',
    });
    expect(await handOver()).toMatchObject({ __typename: 'HandOverOrderPayload' });
  });
});

describe('a cart whose caps go several ways', () => {
  const contact = { email: 'lea@example.org', firstName: 'Léa', lastName: 'Bernard' };
  const shippingAddress = { name: 'Léa', line1: '3 rue Neuve', postalCode: '69001', city: 'Lyon' };
  const way = (kind: string, code: string) => ({ kind, locationId: shop.locationIds[code] });

  /** A line for each of these, all of the same caps. */
  async function fill(lines: readonly { quantity: number; fulfilment: object }[]) {
    const associate = await signedIn(shop, 'associate');
    const quantity = lines.reduce((sum, line) => sum + line.quantity, 0);
    const whole = [{ variantId: shop.variantIds['CAP-BLUE'], quantity }];
    const fulfilment = lines[0]?.fulfilment;
    const input = { lines: whole, fulfilment, contact, shippingAddress };
    const done = 'cart { id lines { id } problems { wanted } }';
    let { cart } = await tell(shop, associate, 'createCart', input, { done });
    const first = { cartId: cart.id as string, lineId: cart.lines[0].id };
    for (const line of lines.slice(1))
      ({ cart } = await tell(shop, associate, 'splitCartLine', { ...first, ...line }, { done }));
    const step = async (name: string, more = {}) =>
      (await tell(shop, associate, name, { cartId: cart.id, ...more })).__typename;
    return { problems: cart.problems as object[], step };
  }

  /** So many lie in each place, so many are kept back there, and so many are wanted in which ways. */
  function drawn(dice: Dice) {
    const counts = { LYON: dice.below(4), PARIS: dice.below(4), DEPOT: dice.below(3) };
    const ways = [
      way('COUNTER', 'LYON'),
      way('PICKUP', 'LYON'),
      way('PICKUP', 'PARIS'),
      { kind: 'SHIP' },
    ];
    const lines = Array.from({ length: 1 + dice.below(4) }, () => ({
      quantity: 1 + dice.below(2),
      fulfilment: dice.pick(ways),
    }));
    return { counts, safety: dice.chance(0.3) ? 1 : 0, lines, holds: dice.chance(0.5) };
  }

  it('has a problem where a hold or an order would be refused, and only there', async () => {
    await sendsFrom(shop, shop.locationIds['PARIS'] ?? '');
    const dice = new Dice(11);
    for (let cart = 0; cart < 15; cart += 1) {
      const { counts, safety, lines, holds } = drawn(dice);
      await caps(counts, safety);
      const { problems, step } = await fill(lines);
      const expected = (done: string) => (problems.length > 0 ? 'OutOfStock' : done);
      const told = JSON.stringify({ cart, counts, safety, lines, problems });
      if (holds) expect(await step('holdCartStock'), told).toBe(expected('HoldCartStockPayload'));
      const ordered = await step('placeOrder', { paymentMethodToken: 'tok_success' });
      expect(ordered, told).toBe(expected('PlaceOrderPayload'));
    }
  });
});
