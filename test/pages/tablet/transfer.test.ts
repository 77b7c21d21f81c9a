import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensurePages } from '../../../src/pages/index.js';
import { silentLog } from '../../../src/platform/log.js';
import { hasChromium } from '../../support/chromium.js';
import type { StockedShop } from '../../support/given.js';
import { shopThatSends } from '../../transfers/send-to-store.js';
import { openTablet, orderOnline } from './tablet-shop.js';

const buildMs = 240_000;
const storyMs = 120_000;

describe.runIf(hasChromium('goods between two tablets'))('goods that another store sends', () => {
  let shop: StockedShop;
  beforeAll(async () => {
    await ensurePages(silentLog, ['tablet']);
    shop = await shopThatSends();
  }, buildMs);
  afterAll(() => shop.close());

  it(
    'are picked on one tablet, received on the other, and handed over there',
    async () => {
      const placed = await orderOnline(shop, {
        who: 'Camille Bernard',
        quantity: 2,
        store: 'LYON',
      });
      await using sender = await openTablet(shop);
      const task = sender.page.getByRole('region', { name: placed.number });
      await sender.page.getByText('Sign in with a token').click();
      await sender.page.getByLabel('Access token').fill(await shop.tokenOf('associate-paris'));
      await sender.page.getByRole('button', { name: 'Sign in' }).last().click();
      await sender.page.getByRole('link', { name: placed.number }).click();
      await task.getByText('Collected in').waitFor();
      await task.getByRole('button', { name: 'Accept' }).click();
      await task.getByRole('button', { name: 'Everything is there' }).click();
      await task.getByRole('button', { name: 'Save what was found' }).click();
      await task.getByRole('button', { name: 'Send to Lyon Bellecour' }).click();
      await sender.page.getByRole('status').getByText('The goods are on their way.').waitFor();

      await using receiver = await openTablet(shop);
      await receiver.page.getByRole('button', { name: 'Associate' }).click();
      await receiver.page.getByRole('link', { name: placed.number }).click();
      await receiver.page.getByText('2 units on the way from Paris Rivoli.').waitFor();
      await receiver.page.getByRole('button', { name: 'Everything has arrived' }).click();
      await receiver.page.getByLabel('Pickup code').fill(placed.code);
      await receiver.page.getByRole('button', { name: 'Hand over' }).click();
      const there = receiver.page.getByRole('region', { name: placed.number });
      await there.getByText('Handed over', { exact: true }).waitFor();
      expect([...sender.troubles, ...receiver.troubles]).toEqual([]);
    },
    storyMs,
  );
});
