import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Asking } from '../support/app.js';
import { given, type StockedShop } from '../support/given.js';
import { follow } from '../support/socket.js';
import { look, signedIn, tell } from '../support/tell.js';
import { fromTheStart, stockAt } from './order-seen.js';

let shop: StockedShop;
let customer: Asking;
beforeAll(async () => {
  shop = await given.shop();
  customer = await signedIn(shop, 'customer');
});
afterAll(() => shop.close());

const visitNow = /* GraphQL */ `
  query ($id: ID!) {
    visit(id: $id) {
      state basket { quantity variant { sku } }
      order { id state totals { total { amountMinor } } }
      paymentIntent { state authorized { amountMinor } captured { amountMinor } voided { amountMinor } refunded { amountMinor } }
    }
  }`;
const news = `subscription ($id: ID!, $after: String) {
  visitEvents(visitId: $id, after: $after) { seq type visit { state } } }`;

const seen = (id: string) => look(shop, customer, visitNow, { id });
const picks = (units: Record<string, number>) =>
  Object.entries(units).map(([sku, delta]) => ({ variantId: shop.variantIds[sku], delta }));

/** The customer stands in the store of Lyon, with 100 euros held on the card. */
async function goIn(): Promise<string> {
  const wish = {
    locationId: shop.locationIds['LYON'],
    upToMinor: 10_000,
    paymentMethodToken: 'tok_success',
  };
  const done = 'visit { id entryCode }';
  const { visit } = await tell(shop, customer, 'openVisit', wish, { done });
  const entry = { visitId: visit.id, entryCode: visit.entryCode };
  await tell(shop, 'device', 'enterStore', entry);
  return visit.id;
}

describe('F23 Walk-in, take, walk-out', () => {
  it('holds money at the door, follows the hands, and charges what leaves', async () => {
    const before = await stockAt(shop, 'CAP-BLUE', 'LYON');
    const visitId = await goIn();
    const phone = follow<{ seq: number; type: string; visit: { state: string } }>(
      shop.url,
      news,
      { id: visitId, after: fromTheStart('visit', visitId) },
      customer,
    );
    expect(await seen(visitId)).toMatchObject({
      state: 'INSIDE',
      paymentIntent: { state: 'AUTHORIZED', authorized: { amountMinor: 10_000 } },
    });
    const take = (units: Record<string, number>) =>
      tell(shop, 'device', 'recordVisitPicks', { visitId, picks: picks(units) });
    await take({ 'CAP-BLUE': 2, 'MUG-RED': 1 });
    await take({ 'MUG-RED': -1 });
    expect((await seen(visitId)).basket).toEqual([{ quantity: 2, variant: { sku: 'CAP-BLUE' } }]);
    await tell(shop, 'device', 'leaveStore', { visitId });
    await phone.until(({ visit }) => visit.state === 'LEFT');
    await phone.leave();
    const paid = { state: 'PARTIALLY_CAPTURED', captured: { amountMinor: 3980 } };
    await expect
      .poll(() => seen(visitId), { timeout: 30_000 })
      .toMatchObject({ order: { state: 'COMPLETED' }, paymentIntent: paid });
    expect(await stockAt(shop, 'CAP-BLUE', 'LYON')).toMatchObject({ onHand: before.onHand - 2 });

    const correction = {
      visitId,
      reason: 'one was put back at the door',
      notTaken: [{ variantId: shop.variantIds['CAP-BLUE'], quantity: 1 }],
    };
    await tell(shop, 'associate', 'correctVisit', correction);
    await expect
      .poll(() => seen(visitId), { timeout: 30_000 })
      .toMatchObject({ paymentIntent: { refunded: { amountMinor: 1990 } } });
    expect(await stockAt(shop, 'CAP-BLUE', 'LYON')).toMatchObject({ onHand: before.onHand - 1 });
  });

  it('costs nothing where nobody goes in', async () => {
    const wish = { locationId: shop.locationIds['LYON'], upToMinor: 10_000 };
    const opened = { ...wish, paymentMethodToken: 'tok_success' };
    const { visit } = await tell(shop, 'other-customer', 'openVisit', opened, {
      done: 'visit { id paymentIntent { id } }',
    });
    await tell(shop, 'other-customer', 'abandonVisit', { visitId: visit.id });
    const other = await signedIn(shop, 'other-customer');
    await expect
      .poll(() => look(shop, other, visitNow, { id: visit.id }), { timeout: 30_000 })
      .toMatchObject({
        state: 'ABANDONED',
        order: null,
        paymentIntent: { state: 'VOIDED', captured: { amountMinor: 0 } },
      });
  });
});
