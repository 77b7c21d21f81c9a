import { expect, it } from 'vitest';
import { fulfilmentModule } from '../../src/fulfilment/index.js';
import { diagnose } from '../../src/platform/doctor.js';
import { plant } from '../payments/ledger/books.js';
import { given } from '../support/given.js';
import { fillCart, order } from '../support/journey.js';

it('finds goods that were charged for more than they cost, or too early', async () => {
  await using shop = await given.shop({ workers: 0 });
  const { gateway } = shop.app;
  const findings = async () =>
    (await diagnose(gateway.db, fulfilmentModule.checks ?? [])).flatMap((each) => each.findings);
  await order(shop, await fillCart(shop));
  expect(await findings()).toEqual([]);
  const { pool } = gateway.database;
  await plant(pool, 'update fulfilment set charged_minor = 1990');
  expect(await findings()).toMatchObject([{ detail: '1990 charged AT_HANDOVER, of 1990' }]);
  shop.leaves({ promise: 'Goods are charged before they leave', because: 'it is planted' });
  await plant(pool, `update fulfilment set charged_minor = 1991, capture_trigger = 'AT_ORDER'`);
  expect(await findings()).toMatchObject([{ detail: '1991 charged AT_ORDER, of 1990' }]);
});
