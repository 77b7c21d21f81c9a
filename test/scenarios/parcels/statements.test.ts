import { afterAll, beforeAll, expect, it } from 'vitest';
import { given, type StockedShop } from '../../support/given.js';
import { statementsOf } from '../../support/statements.js';
import { foundGoods, pack, ship } from './parcel-shop.js';

let shop: StockedShop;
beforeAll(async () => {
  const shelf = { DEPOT: 100 };
  const stock = { 'CAP-BLUE': shelf, 'TEE-WHITE': shelf, 'MUG-RED': shelf };
  shop = await given.shop({ workers: 0, stock });
});
afterAll(() => shop.close());

/** Without wake-ups, and the look for those that were missed. */
const nowAndThen = /^select (pg_notify|stream, seq from stream_head)/;

async function count<T>(work: () => Promise<T>) {
  const { statements, result } = await statementsOf(work);
  return { cost: statements.filter((each) => !nowAndThen.test(each)).length, result };
}

/** What it takes to pack all of these goods in one parcel, and to send it. */
async function costOf(wanted: Readonly<Record<string, number>>) {
  const { fulfilmentId, packer, parcelOf } = await foundGoods(shop, {}, wanted);
  const packing = { fulfilmentId, parcels: [parcelOf(wanted)] };
  const { cost: packed, result } = await count(() => packer(pack, packing));
  const [{ id: parcelId }] = result.fulfilment.parcels;
  const { cost: sent } = await count(() => packer(ship, { parcelId }));
  return { packed, sent };
}

it('takes as few statements for parcels of three kinds of goods as of one', async () => {
  const many = { 'CAP-BLUE': 4, 'TEE-WHITE': 1, 'MUG-RED': 2 };
  await costOf(many);
  const one = await costOf({ 'CAP-BLUE': 1 });
  expect(await costOf(many)).toEqual(one);
});
