import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ManualClock, minuteMs } from '../../src/kernel/clock.js';
import { prepareAtCounter } from '../support/counter.js';
import { given, type StockedShop } from '../support/given.js';
import { fillCart, order } from '../support/journey.js';
import { attempt, look, tell } from '../support/tell.js';
import { orderSeen, paymentBecomes } from './order-seen.js';

const clock = new ManualClock(new Date());
let shop: StockedShop;
beforeAll(async () => {
  shop = await given.shop({ clock });
});
afterAll(() => shop.close());

const pickupNow = `query ($id: ID!) { node(id: $id) { ... on Pickup { state code qrCode } } }`;

async function readyOrder() {
  const cart = await fillCart(shop);
  const { order: placed } = await order(shop, cart);
  const [pickup] = placed.fulfilments;
  await prepareAtCounter(shop, pickup);
  const give = (pickupCode: string, more: object = {}) =>
    tell(
      shop,
      'associate',
      'handOverOrder',
      { fulfilmentId: pickup.id, pickupCode, ...more },
      {
        done: 'order { state }',
        refused: `... on WrongPickupCode { triesLeft } ... on FulfilmentNotInState { state }
          ... on IdentityNotChecked { collectorName because }`,
      },
    );
  return { id: placed.id as string, pickup, as: cart.as, give };
}

describe('F17 Proof at pickup', () => {
  it('is a code that only the buyer sees, as letters and as a picture, and that works once', async () => {
    const { id, pickup, as, give } = await readyOrder();
    const [own] = (await orderSeen(shop, id, as)).fulfilments;
    expect(own.code).toMatch(/^[A-Z0-9]{8}$/);
    expect(own.qrCode).toContain('<svg');
    const stores = await look(shop, 'associate', pickupNow, { id: pickup.id });
    expect(stores).toEqual({ state: 'READY', code: null, qrCode: null });
    expect((await give(pickup.code)).order).toEqual({ state: 'COMPLETED' });
    expect(await give(pickup.code)).toMatchObject({
      __typename: 'FulfilmentNotInState',
      state: 'HANDED_OVER',
    });
    await paymentBecomes(shop, id, as, { state: 'CAPTURED', captured: 1990 });
  });

  it('may be in the hands of somebody whom the buyer has named, whose face is looked at', async () => {
    const { id, pickup, as, give } = await readyOrder();
    const noe = { firstName: 'Noé', lastName: 'Petit', email: 'noe@example.org' };
    await tell(shop, as, 'nameCollector', { orderId: id, pickupId: pickup.id, ...noe });
    expect(await give(pickup.code)).toMatchObject({
      __typename: 'IdentityNotChecked',
      collectorName: 'Noé Petit',
      because: 'PROXY',
    });
    expect((await give(pickup.code, { identityChecked: true })).order).toEqual({
      state: 'COMPLETED',
    });
  });

  it('is not found by trying: five wrong codes lock it for a quarter of an hour', async () => {
    const { id, pickup, as, give } = await readyOrder();
    const fulfilmentId = pickup.id;
    const other = { fulfilmentId, pickupCode: pickup.code };
    const foreign = await attempt(shop, 'associate-paris', 'handOverOrder', other);
    expect(foreign.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    for (const triesLeft of [4, 3, 2, 1])
      expect(await give('AAAAAAAA')).toMatchObject({ triesLeft });
    for (const code of ['AAAAAAAA', pickup.code])
      expect((await give(code)).__typename).toBe('PickupCodeLocked');
    expect(await orderSeen(shop, id, as)).toMatchObject({ fulfilments: [{ state: 'READY' }] });
    clock.advance(16 * minuteMs);
    expect((await give(pickup.code)).order).toEqual({ state: 'COMPLETED' });
  });
});
