import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { innerId } from '../../src/platform/graphql/node.js';
import type { Asking } from '../support/app.js';
import { fillAtCounter, sellAtCounter } from '../support/counter-sale.js';
import { given, type StockedShop } from '../support/given.js';
import { answered, freshKey } from '../support/journey.js';
import { tell } from '../support/tell.js';
import { findings } from '../support/tenders.js';
import { sgtinOf } from './sgtin-of.js';

const scanning = (name: string) => /* GraphQL */ `
  mutation ($input: ScannedItemsInput!) {
    ${name}(input: $input) {
      __typename
      ... on UserError { message }
      ... on ScannedItemsPayload {
        scanned { epc outcome variant { sku } }
        cart { version lines { quantity variant { sku } } totals { total { amountMinor } } }
      }
    }
  }`;
const takeBack = /* GraphQL */ `
  mutation ($input: TakeBackTagsInput!) {
    takeBackTags(input: $input) { ... on TakeBackTagsPayload { scanned { epc outcome } } }
  }`;
const tagsNow = `query ($epcs: [String!]!) { tags(epcs: $epcs) { epc state order { id } } }`;

let shop: StockedShop;
let device: Asking;
let serials = 0n;

beforeAll(async () => {
  shop = await given.shop({ stock: { 'CAP-BLUE': { LYON: 100 }, 'MUG-RED': { LYON: 100 } } });
  device = { token: await shop.tokenOf('device') };
  const { pool } = shop.app.gateway.database;
  await pool.query(`update variant set barcode = '4006381333931' where sku = 'CAP-BLUE'`);
  await pool.query(`update variant set barcode = '2012345678903' where sku = 'MUG-RED'`);
});
afterEach(async () => {
  expect(await findings(shop)).toEqual([]);
});
afterAll(() => shop.close());

const tagOf = (barcode: string) => {
  serials += 1n;
  return sgtinOf(`0${barcode.slice(0, 12)}`, 7, serials);
};
const cap = () => tagOf('4006381333931');
const mug = () => tagOf('2012345678903');

const openCart = async (by: Asking = device) => (await fillAtCounter(shop, { goods: {} }, by)).id;

async function read(cartId: string, epcs: readonly string[], by = device, key = freshKey()) {
  const input = { cartId, epcs, idempotencyKey: key };
  return answered(await shop.ask(scanning('addScannedItems'), { input }, by));
}

const outcomes = (answer: { scanned: { outcome: string }[] }) =>
  answer.scanned.map(({ outcome }) => outcome);
const stateOf = async (epc: string) =>
  answered(await shop.ask(tagsNow, { epcs: [epc] }, device))[0]?.state;

/** One unit of the first line of a cart is collected another day. */
async function collectLater(cartId: string) {
  const contact = { email: 'lea@example.org', firstName: 'Léa', lastName: 'Bernard' };
  const done = 'cart { lines { id } }';
  const { cart } = await tell(shop, device, 'setCartContact', { cartId, contact }, { done });
  const fulfilment = { kind: 'PICKUP', locationId: shop.locationIds['LYON'] };
  const lineId = cart.lines[0].id;
  await tell(shop, device, 'splitCartLine', { cartId, lineId, quantity: 1, fulfilment });
}

describe('a basket on a reader', () => {
  it('is a unit for each tag, however often it is read', async () => {
    const [first, second, third] = [cap(), cap(), mug()];
    const cartId = await openCart();
    expect(outcomes(await read(cartId, [first, third, first.toLowerCase()]))).toEqual([
      'ADDED',
      'ADDED',
    ]);
    const again = await read(cartId, [first, second, third]);
    expect(outcomes(again)).toEqual(['ALREADY_THERE', 'ADDED', 'ALREADY_THERE']);
    expect(again.cart.lines).toEqual([
      { quantity: 2, variant: { sku: 'CAP-BLUE' } },
      { quantity: 1, variant: { sku: 'MUG-RED' } },
    ]);
    expect(again.cart.totals.total.amountMinor).toBe(2 * 1990 + 1250);
  });

  it('names what is not of this shop, and sells the rest', async () => {
    const known = cap();
    const strange = [sgtinOf('0999999999999', 7, 1n), 'E2801160600002054CC2096F', 'ABC'];
    const answer = await read(await openCart(), [...strange, known]);
    expect(outcomes(answer)).toEqual(['UNKNOWN', 'UNKNOWN', 'UNKNOWN', 'ADDED']);
    expect(answer.scanned[3].variant).toEqual({ sku: 'CAP-BLUE' });
    expect(answer.cart.lines).toHaveLength(1);
  });

  it('gives up what goes back to the shelf', async () => {
    const [first, second] = [cap(), cap()];
    const cartId = await openCart();
    await read(cartId, [first, second]);
    const input = { cartId, epcs: [first, mug()], idempotencyKey: freshKey() };
    const left = answered(await shop.ask(scanning('removeScannedItems'), { input }, device));
    expect(outcomes(left)).toEqual(['REMOVED', 'NOT_THERE']);
    expect(left.cart.lines).toMatchObject([{ quantity: 1 }]);
    const other = await openCart();
    expect(outcomes(await read(other, [first, second]))).toEqual(['ADDED', 'IN_ANOTHER_CART']);
  });

  it('leaves with its order, and comes back with what is returned', async () => {
    const tags = [cap(), mug()];
    const cartId = await openCart();
    await read(cartId, tags);
    const sold = await sellAtCounter(shop, cartId, device);
    expect(sold.order).toMatchObject({ state: 'COMPLETED' });
    for (const tag of tags) await expect.poll(() => stateOf(tag), { timeout: 30_000 }).toBe('SOLD');
    expect(outcomes(await read(await openCart(), tags))).toEqual(['ALREADY_SOLD', 'ALREADY_SOLD']);
    const input = { epcs: [...tags, cap()], idempotencyKey: freshKey() };
    const back = answered(await shop.ask(takeBack, { input }, device));
    expect(outcomes(back)).toEqual(['TAKEN_BACK', 'TAKEN_BACK', 'UNKNOWN']);
    const cart = await openCart();
    expect(outcomes(await read(cart, tags))).toEqual(['ADDED', 'ADDED']);
    await sellAtCounter(shop, cart, device);
    await expect.poll(() => stateOf(tags[1] ?? ''), { timeout: 30_000 }).toBe('SOLD');
    const broken = { epcs: [tags[1]], areDamaged: true, idempotencyKey: freshKey() };
    expect(outcomes(answered(await shop.ask(takeBack, { input: broken }, device)))).toEqual([
      'RETIRED',
    ]);
    expect(outcomes(await read(await openCart(), [tags[1] ?? '']))).toEqual(['RETIRED']);
  });

  it('leaves with the unit that is carried out; those that go another way stay on the shelf', async () => {
    const tags = [cap(), cap(), cap()];
    const cartId = await openCart();
    await read(cartId, tags);
    await collectLater(cartId);
    await collectLater(cartId);
    // One more that is read is in hand, and so is the one that is put back.
    const last = cap();
    const quantities = (lines: { quantity: number }[]) => lines.map(({ quantity }) => quantity);
    expect(quantities((await read(cartId, [last])).cart.lines)).toEqual([2, 1, 1]);
    const back = { cartId, epcs: [last], idempotencyKey: freshKey() };
    const less = answered(await shop.ask(scanning('removeScannedItems'), { input: back }, device));
    expect(quantities(less.cart.lines)).toEqual([1, 1, 1]);
    await sellAtCounter(shop, cartId, device);
    const states = () => Promise.all(tags.map(stateOf));
    await expect
      .poll(async () => (await states()).toSorted(), { timeout: 30_000 })
      .toEqual(['IN_STORE', 'IN_STORE', 'SOLD']);
  });

  it('stays sold with what was carried out, though the rest of the order is given up', async () => {
    const [carried, kept] = [cap(), mug()];
    const goods = { 'CAP-BLUE': [1, 'COUNTER'], 'MUG-RED': [1, 'PICKUP'] } as const;
    const cart = await fillAtCounter(shop, { goods, collectAt: 'LYON' }, device);
    const sold = await sellAtCounter(shop, cart.id, device);
    for (const [epc, sku] of [
      [carried, 'CAP-BLUE'],
      [kept, 'MUG-RED'],
    ])
      await shop.app.gateway.database.pool.query(
        `insert into tag (epc, variant_id, state, order_id, scanned_at, changed_at)
         select $1, variant_id, 'SOLD', order_id, now(), now() from order_line where order_id = $2 and sku = $3`,
        [epc, innerId('Order', sold.order.id), sku],
      );
    const lines = answered(
      await shop.ask(
        'query ($id: ID!) { order(id: $id) { lines { id sku } } }',
        { id: sold.order.id },
        { token: await shop.tokenOf('agent') },
      ),
    ).lines;
    const lineId = lines.find(({ sku }: { sku: string }) => sku === 'MUG-RED')?.id;
    const input = {
      orderId: sold.order.id,
      lines: [{ lineId, quantity: 1 }],
      idempotencyKey: freshKey(),
    };
    const cancel = `mutation ($input: CancelOrderLinesInput!) {
      cancelOrderLines(input: $input) { __typename } }`;
    answered(await shop.ask(cancel, { input }, { token: await shop.tokenOf('agent') }));
    await expect.poll(() => stateOf(kept), { timeout: 30_000 }).toBe('IN_STORE');
    expect(await stateOf(carried)).toBe('SOLD');
  });

  it('sells no more tags than units, where a line was made shorter by hand', async () => {
    const tags = [cap(), cap()];
    const cartId = await openCart();
    await read(cartId, tags);
    const lines = answered(
      await shop.ask(`query ($id: ID!) { cart(id: $id) { lines { id } } }`, { id: cartId }, device),
    ).lines;
    const change = `mutation ($input: ChangeCartLinesInput!) {
      changeCartLines(input: $input) { __typename } }`;
    const input = { cartId, lines: [{ lineId: lines[0].id, quantity: 1 }] };
    answered(await shop.ask(change, { input }, device));
    await sellAtCounter(shop, cartId, device);
    await expect.poll(() => stateOf(tags[0] ?? ''), { timeout: 30_000 }).toBe('SOLD');
    expect(await stateOf(tags[1] ?? '')).toBe('IN_STORE');
  });
});

describe('a return', () => {
  /** So many caps are sold by their tags. */
  async function soldByTags(epcs: readonly string[]) {
    const cartId = await openCart();
    await read(cartId, epcs);
    const { order } = await sellAtCounter(shop, cartId, device);
    for (const epc of epcs) await expect.poll(() => stateOf(epc)).toBe('SOLD');
    return order.id as string;
  }

  /** Units of its first line are brought back, and judged. */
  async function bringBack(orderId: string, quantity: number, disposition: string) {
    const associate = { token: await shop.tokenOf('associate') };
    const step = async (name: string, input: object) => {
      const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
      const document = `mutation ($input: ${type}!) {
        ${name}(input: $input) { ... on ReturnOrderPayload { returnOrder { id lines { id } } } } }`;
      const given = { ...input, idempotencyKey: freshKey() };
      return answered(await shop.ask(document, { input: given }, associate)).returnOrder;
    };
    const bought = 'query ($id: ID!) { order(id: $id) { lines { id } } }';
    const { lines } = answered(await shop.ask(bought, { id: orderId }, associate));
    const locationId = shop.locationIds['LYON'];
    const opened = await step('openReturnAtCounter', {
      orderId,
      locationId,
      lines: [{ orderLineId: lines[0].id, quantity, reasonCode: 'CHANGED_MIND' }],
    });
    const returnId = opened.id;
    await step('receiveReturn', { returnId, locationId });
    const units = [{ lineId: opened.lines[0].id, quantity, disposition }];
    await step('inspectReturn', { returnId, units });
  }

  it('takes the tags of its units back by itself', async () => {
    const tags = [cap(), cap()];
    await bringBack(await soldByTags(tags), 2, 'RESTOCK');
    for (const epc of tags) await expect.poll(() => stateOf(epc)).toBe('IN_STORE');
    const damaged = mug();
    await bringBack(await soldByTags([damaged]), 1, 'DAMAGED');
    await expect.poll(() => stateOf(damaged)).toBe('RETIRED');
  });

  it('takes the tag of the unit back that was carried out, while the other waits to be collected', async () => {
    const tags = [cap(), cap()];
    const cartId = await openCart();
    await read(cartId, tags);
    await collectLater(cartId);
    const { order } = await sellAtCounter(shop, cartId, device);
    const sold = async () => {
      const states = await Promise.all(tags.map(stateOf));
      return states.filter((state) => state === 'SOLD').length;
    };
    await expect.poll(sold, { timeout: 30_000 }).toBe(1);
    await bringBack(order.id, 1, 'RESTOCK');
    await expect.poll(sold, { timeout: 30_000 }).toBe(0);
  });

  it('of some units has the reader tell which they were, and no more than came back', async () => {
    const tags = [cap(), cap(), cap()] as const;
    const orderId = await soldByTags(tags);
    await bringBack(orderId, 1, 'RESTOCK');
    expect(await stateOf(tags[1])).toBe('SOLD');
    const carts = await Promise.all([openCart(), openCart()]);
    const both = await Promise.all([read(carts[0], [tags[1]]), read(carts[1], [tags[2]])]);
    expect(both.flatMap(outcomes).sort()).toEqual(['ADDED', 'ALREADY_SOLD']);
    expect(outcomes(await read(await openCart(), [tags[0]]))).toEqual(['ALREADY_SOLD']);
  });
});

describe('two at once', () => {
  it('never have the same tag in two carts', async () => {
    const tags = Array.from({ length: 20 }, cap);
    const carts = await Promise.all([openCart(), openCart()]);
    const [first, second] = await Promise.all([
      read(carts[0], tags),
      read(carts[1], tags.toReversed()),
    ]);
    const added = [...first.scanned, ...second.scanned].filter(
      ({ outcome }: { outcome: string }) => outcome === 'ADDED',
    );
    expect(added.map(({ epc }: { epc: string }) => epc).sort()).toEqual(tags.toSorted());
    const units = [first, second].flatMap(({ cart }) => cart.lines);
    expect(units.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(20);
  });

  it('who send the same reading with the same key add it once', async () => {
    const cartId = await openCart();
    const [tags, key] = [[cap(), cap()], freshKey()];
    const answers = await Promise.all([
      read(cartId, tags, device, key),
      read(cartId, tags, device, key),
    ]);
    for (const answer of answers) expect(outcomes(answer)).toEqual(['ADDED', 'ADDED']);
    expect((await read(cartId, tags)).cart.lines).toMatchObject([{ quantity: 2 }]);
  });
});

describe('a cart', () => {
  it('that was left at the reader loses its tags to the next one', async () => {
    const tag = cap();
    const left = await openCart();
    await read(left, [tag]);
    const next = await openCart();
    expect(outcomes(await read(next, [tag]))).toEqual(['IN_ANOTHER_CART']);
    const [, id] = Buffer.from(left, 'base64url').toString().split(':');
    await shop.app.gateway.database.pool.query(
      `update cart set updated_at = updated_at - interval '20 minutes' where id = $1`,
      [id],
    );
    expect(outcomes(await read(next, [tag]))).toEqual(['ADDED']);
  });

  it('of somebody else is not there, and nobody reads tags from outside', async () => {
    const cartId = await openCart();
    const input = { cartId, epcs: [cap()], idempotencyKey: freshKey() };
    const ask = async (persona: string) =>
      shop.ask(scanning('addScannedItems'), { input }, { token: await shop.tokenOf(persona) });
    expect((await ask('associate-paris')).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect((await ask('customer')).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it.each([[[]], [['not hex!']], [Array.from({ length: 501 }, (_, place) => `AA${place}`)]])(
    'takes no reading like %j',
    async (epcs) => {
      const input = { cartId: await openCart(), epcs, idempotencyKey: freshKey() };
      const answer = await shop.ask(scanning('addScannedItems'), { input }, device);
      expect(answer.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    },
  );
});
