import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fillAtCounter, sellAtCounter } from '../support/counter-sale.js';
import { given, type StockedShop } from '../support/given.js';
import { look, signedIn, tell } from '../support/tell.js';
import { sgtinOf } from '../tags/sgtin-of.js';
import { paymentBecomes, stockAt } from './order-seen.js';

let shop: StockedShop;
beforeAll(async () => {
  shop = await given.shop();
  const { pool } = shop.app.gateway.database;
  await pool.query(`update variant set barcode = '4006381333931' where sku = 'CAP-BLUE'`);
});
afterAll(() => shop.close());

const tags = `query ($epcs: [String!]!) { tags(epcs: $epcs) { epc state } }`;
const done = 'scanned { epc outcome variant { sku } } cart { lines { quantity variant { sku } } }';

const cap = (serial: bigint) => sgtinOf('0400638133393', 7, serial);
const openCart = async () =>
  (await fillAtCounter(shop, { goods: {} }, await signedIn(shop, 'device'))).id;
const read = (cartId: string, epcs: readonly string[]) =>
  tell(shop, 'device', 'addScannedItems', { cartId, epcs }, { done });
const outcomes = (answer: { scanned: { outcome: string }[] }) =>
  answer.scanned.map(({ outcome }) => outcome);

describe('F29 Self checkout, RFID', () => {
  it('reads a basket at once, each tag one time, pays it, and lets the tags go with it', async () => {
    const before = await stockAt(shop, 'CAP-BLUE', 'LYON');
    const epcs = [cap(1n), cap(2n)];
    const [cartId, neighbour] = [await openCart(), await openCart()];
    const strange = 'E2801160600002054CC2096F';
    const first = await read(cartId, [...epcs, strange]);
    expect(outcomes(first)).toEqual(['ADDED', 'ADDED', 'UNKNOWN']);
    const again = await read(cartId, epcs);
    expect(outcomes(again)).toEqual(['ALREADY_THERE', 'ALREADY_THERE']);
    expect(again.cart.lines).toEqual([{ quantity: 2, variant: { sku: 'CAP-BLUE' } }]);
    expect(outcomes(await read(neighbour, epcs))).toEqual(['IN_ANOTHER_CART', 'IN_ANOTHER_CART']);

    const { order } = await sellAtCounter(shop, cartId, await signedIn(shop, 'device'));
    expect(order).toMatchObject({ state: 'COMPLETED', channel: 'TABLET' });
    await paymentBecomes(shop, order.id, 'agent', { state: 'CAPTURED', captured: 3980 });
    await expect
      .poll(() => look(shop, 'device', tags, { epcs }), { timeout: 30_000 })
      .toEqual(epcs.map((epc) => ({ epc, state: 'SOLD' })));
    expect(outcomes(await read(neighbour, epcs))).toEqual(['ALREADY_SOLD', 'ALREADY_SOLD']);
    expect(await stockAt(shop, 'CAP-BLUE', 'LYON')).toMatchObject({ onHand: before.onHand - 2 });
  });

  it('has a tag in one of two carts, whoever reads it first', async () => {
    const epcs = Array.from({ length: 6 }, (_, place) => cap(BigInt(100 + place)));
    const carts = await Promise.all([openCart(), openCart()]);
    const answers = await Promise.all([read(carts[0], epcs), read(carts[1], epcs.toReversed())]);
    const added = answers.flatMap(outcomes).filter((outcome) => outcome === 'ADDED');
    expect(added).toHaveLength(epcs.length);
    await tell(shop, 'device', 'removeScannedItems', { cartId: carts[0], epcs });
    await tell(shop, 'device', 'removeScannedItems', { cartId: carts[1], epcs });
    expect(outcomes(await read(carts[1], epcs))).toEqual(epcs.map(() => 'ADDED'));
  });
});
