import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hourMs, ManualClock } from '../../src/kernel/clock.js';
import { newGuestToken } from '../../src/platform/auth/guest-token.js';
import { given, type StockedShop } from '../support/given.js';
import { follow } from '../support/socket.js';
import { look, signedIn, tell } from '../support/tell.js';
import { fromTheStart, paymentBecomes, stockAt } from './order-seen.js';

const clock = new ManualClock(new Date());
let shop: StockedShop;
beforeAll(async () => {
  shop = await given.shop({ clock });
});
afterAll(() => shop.close());

const news = /* GraphQL */ `
  subscription ($id: ID!, $after: String) {
    storeReservationEvents(storeReservationId: $id, after: $after) { seq type storeReservation { state } } }`;
const storeNews = /* GraphQL */ `
  subscription ($at: ID!, $after: String) {
    reservationsOfStoreEvents(locationId: $at, after: $after) { seq type storeReservation { id state } } }`;
const now = `query ($id: ID!) { storeReservation(id: $id) { state reason expiresAt order { id } } }`;
const done = 'storeReservation { id state nextActions eventsCursor expiresAt }';

/** Somebody whom nobody knows asks Lyon to keep two caps. */
async function reserve() {
  const guest = { guestToken: newGuestToken() };
  const input = {
    locationId: shop.locationIds['LYON'],
    lines: [{ variantId: shop.variantIds['CAP-BLUE'], quantity: 2 }],
    contact: { email: 'lea@example.org', firstName: 'Léa', lastName: 'Bernard' },
  };
  const { storeReservation } = await tell(shop, guest, 'reserveInStore', input, { done });
  expect(storeReservation).toMatchObject({ state: 'REQUESTED' });
  const id: string = storeReservation.id;
  const inStore = (name: string, more: object = {}, fields = done) =>
    tell(shop, 'associate', name, { storeReservationId: id, ...more }, { done: fields });
  return { id, guest, kept: storeReservation, inStore };
}

describe('F26 Reserve & collect without payment', () => {
  it('is kept, confirmed and put aside by the store, and paid by who comes for it', async () => {
    const before = await stockAt(shop, 'CAP-BLUE', 'LYON');
    const at = shop.locationIds['LYON'];
    const after = fromTheStart('store-reservations', at);
    const associate = await signedIn(shop, 'associate');
    const tablet = follow<{ storeReservation: { id: string } }>(
      shop.url,
      storeNews,
      { at, after },
      associate,
    );
    const { id, guest, kept, inStore } = await reserve();
    await tablet.until(({ storeReservation }) => storeReservation.id === id);
    const phone = follow<{ storeReservation: { state: string } }>(
      shop.url,
      news,
      { id, after: kept.eventsCursor },
      guest,
    );
    expect(await stockAt(shop, 'CAP-BLUE', 'LYON')).toMatchObject({
      reserved: before.reserved + 2,
    });
    for (const [name, state] of [
      ['confirmStoreReservation', 'CONFIRMED'],
      ['markStoreReservationReady', 'READY'],
    ] as const) {
      expect((await inStore(name)).storeReservation).toMatchObject({ state });
      await phone.until(({ storeReservation }) => storeReservation.state === state);
    }
    expect(shop.sandbox.control.books()).toEqual([]);
    const { order } = await inStore(
      'collectStoreReservation',
      { paymentMethodToken: 'tok_success' },
      'order { id state channel }',
    );
    expect(order).toMatchObject({ state: 'COMPLETED', channel: 'STORE' });
    await phone.until(({ storeReservation }) => storeReservation.state === 'COLLECTED');
    await paymentBecomes(shop, order.id, 'agent', { state: 'CAPTURED', captured: 3980 });
    expect(await stockAt(shop, 'CAP-BLUE', 'LYON')).toEqual({
      ...before,
      onHand: before.onHand - 2,
      available: before.available - 2,
    });
    await Promise.all([tablet.leave(), phone.leave()]);
  });

  it('is told with a reason where the store cannot keep it', async () => {
    const before = await stockAt(shop, 'CAP-BLUE', 'LYON');
    const { id, guest, inStore } = await reserve();
    await inStore('rejectStoreReservation', { reason: 'stained' });
    expect(await look(shop, guest, now, { id })).toMatchObject({
      state: 'REJECTED',
      reason: 'stained',
      order: null,
    });
    expect(await stockAt(shop, 'CAP-BLUE', 'LYON')).toEqual(before);
  });

  it('is on sale again once its time is over', async () => {
    const before = await stockAt(shop, 'CAP-BLUE', 'LYON');
    const { id, guest, inStore } = await reserve();
    await inStore('confirmStoreReservation');
    const { storeReservation } = await inStore('markStoreReservationReady');
    clock.set(new Date(Date.parse(storeReservation.expiresAt) + hourMs));
    await expect
      .poll(
        async () => {
          await shop.app.gateway.runAsSystem('hurry', async (work) =>
            work.enqueue({ task: 'expireStoreReservations', payload: {} }),
          );
          return look(shop, guest, now, { id });
        },
        { timeout: 30_000, interval: 200 },
      )
      .toMatchObject({ state: 'EXPIRED', order: null });
    expect(await stockAt(shop, 'CAP-BLUE', 'LYON')).toEqual(before);
  });
});
