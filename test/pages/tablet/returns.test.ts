import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensurePages } from '../../../src/pages/index.js';
import { silentLog } from '../../../src/platform/log.js';
import { hasChromium } from '../../support/chromium.js';
import { serveAtCounter } from '../../support/counter.js';
import { given, type StockedShop } from '../../support/given.js';
import { answered, fillCart, order } from '../../support/journey.js';
import { type OpenTablet, openTablet, scan } from './tablet-shop.js';

const buildMs = 240_000;
const storyMs = 120_000;

const refundsOf = /* GraphQL */ `
  query ($id: ID!) { order(id: $id) { refunds(first: 5) { nodes { state amount { amountMinor } } } } }`;

describe.runIf(hasChromium('returns on the tablet'))('goods that come back', () => {
  let shop: StockedShop;
  beforeAll(async () => {
    await ensurePages(silentLog, ['tablet']);
    shop = await given.shop({ stock: { 'CAP-BLUE': { LYON: 50, PARIS: 10 } } });
  }, buildMs);
  afterAll(() => shop.close());

  /** Caps that were collected in Lyon, and paid. */
  async function sell(quantity: number) {
    const cart = await fillCart(shop, { quantity });
    const placed = await order(shop, cart);
    const [pickup] = placed.order.fulfilments;
    await serveAtCounter(shop, { id: pickup.id, code: pickup.code });
    return { id: placed.order.id as string, number: placed.order.number as string, as: cart.as };
  }

  async function bring({ page }: OpenTablet, number: string, units: number): Promise<void> {
    await page.getByRole('link', { name: 'Returns' }).click();
    await page.getByLabel('E-mail of the buyer').fill('lea@example.org');
    await page.getByLabel('Order or return number').fill(number);
    await page.getByRole('button', { name: 'Find' }).click();
    const found = page.getByRole('article', { name: number });
    for (let unit = 0; unit < units; unit += 1)
      await found.getByRole('button', { name: /^One more/ }).click();
    await found.getByRole('button', { name: 'Take these goods back' }).click();
  }

  it(
    'are found by their receipt, judged unit by unit, and paid back to the cent',
    async () => {
      const sold = await sell(3);
      await using tablet = await openTablet(shop);
      const { page } = tablet;
      await page.getByRole('button', { name: 'Associate' }).click();
      await bring(tablet, sold.number, 2);
      const heading = page.getByRole('heading', { name: /^Return R/ });
      const [number = ''] = /R\d\S+/.exec((await heading.textContent()) ?? '') ?? [];
      await page.getByRole('link', { name: 'Queue' }).click();
      await scan(page, number);
      await heading.waitFor();
      await page.getByRole('button', { name: 'Received', exact: true }).click();
      await page.getByText('2 back on sale').waitFor();
      await page.getByRole('button', { name: /^Damaged: One more/ }).click();
      await page.getByText('1 back on sale').waitFor();
      await page.getByRole('button', { name: 'Continue to the refund' }).click();
      await page.getByRole('button', { name: 'Give back €39.80' }).click();
      await page.getByText('€39.80 goes back to where it came from.').waitFor();
      const { refunds } = answered(await shop.ask(refundsOf, { id: sold.id }, sold.as));
      expect(refunds.nodes).toMatchObject([{ amount: { amountMinor: 3980 } }]);
      await page.getByRole('button', { name: 'Next return' }).click();
      await page.getByLabel('E-mail of the buyer').waitFor();
      expect(tablet.troubles).toEqual([]);
    },
    storyMs,
  );

  it(
    'wait for a second person where they are worth a lot, who agrees on a tablet too',
    async () => {
      const sold = await sell(12);
      await using tablet = await openTablet(shop);
      const { page } = tablet;
      await page.getByRole('button', { name: 'Associate' }).click();
      await bring(tablet, sold.number, 12);
      await page.getByRole('button', { name: 'Received', exact: true }).click();
      await page.getByRole('button', { name: 'Continue to the refund' }).click();
      await page.getByText('A second person has to agree').waitFor();
      await page.getByRole('button', { name: 'Give back €238.80' }).click();
      await page.getByText('€238.80 waits for the agreement').waitFor();
      await page.getByText('Menu', { exact: true }).click();
      await page.getByRole('button', { name: 'Sign out' }).click();
      await page.getByRole('button', { name: 'Supervisor' }).click();
      await page.getByRole('button', { name: /Lyon Bellecour/ }).click();
      await page.getByRole('link', { name: 'Approvals' }).click();
      const asked = page.getByRole('article', { name: '€238.80' });
      await asked.getByLabel('Note').fill('Seen.');
      await asked.getByRole('button', { name: 'Agree' }).click();
      await page.getByText('Nobody is waiting for your answer.').waitFor();
      const state = async () => {
        const { refunds } = answered(await shop.ask(refundsOf, { id: sold.id }, sold.as));
        return refunds.nodes[0].state;
      };
      await expect.poll(state).toBe('SUCCEEDED');
      expect(tablet.troubles).toEqual([]);
    },
    storyMs,
  );
});
