import { afterAll, beforeAll, expect, it } from 'vitest';
import { given, type StockedShop } from '../support/given.js';
import { openPlace, orderToSend } from '../support/parcels.js';
import { goodsOf, rejects, sendsFrom } from '../support/sourcing.js';
import { countStatements } from '../support/statements.js';

let shop: StockedShop;
beforeAll(async () => {
  shop = await given.shop({ workers: 0 });
  await sendsFrom(shop, shop.locationIds['DEPOT'] ?? '', { ships: false });
  for (const code of ['LYON', 'PARIS']) await sendsFrom(shop, shop.locationIds[code] ?? '');
});
afterAll(() => shop.close());

/** What it costs that a store rejects a parcel, and the next one is asked for all of it. */
async function costOf(wanted: Record<string, number>): Promise<number> {
  const { orderId } = await orderToSend(shop, { wanted });
  const agent = { token: await shop.tokenOf('agent') };
  const [parcel] = (await goodsOf(shop, orderId, agent)).fulfilments;
  const cost = await countStatements(() => rejects(shop, parcel.id, 'associate'));
  expect((await goodsOf(shop, orderId, agent)).fulfilments).toMatchObject([
    { state: 'REJECTED', location: { code: 'LYON' } },
    { state: 'OFFERED', location: { code: 'PARIS' } },
  ]);
  return cost;
}

it('costs the same for one line and a few places as for three lines and many places', async () => {
  await costOf({ 'CAP-BLUE': 1 });
  const one = await costOf({ 'CAP-BLUE': 1 });
  for (let place = 0; place < 5; place += 1)
    await openPlace(shop, { code: `Z-${place}` }, { 'CAP-BLUE': 1 });
  const many = await costOf({ 'CAP-BLUE': 2, 'TEE-WHITE': 1, 'MUG-RED': 1 });
  // A look for news that was missed may fall into one of them; a line more would cost more than one.
  expect(many - one).toBeLessThanOrEqual(1);
});
