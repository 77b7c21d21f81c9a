import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensurePages } from '../../../src/pages/index.js';
import { silentLog } from '../../../src/platform/log.js';
import { hasChromium } from '../../support/chromium.js';
import { given, type StockedShop } from '../../support/given.js';
import { answered } from '../../support/journey.js';
import { type OpenTablet, openTablet, scan } from './tablet-shop.js';

const buildMs = 240_000;
const storyMs = 120_000;

const orderNow = /* GraphQL */ `
  query ($number: String!) {
    order(number: $number) { channel state fulfilments { kind state location { code } } }
  }`;

describe.runIf(hasChromium('selling on the tablet'))('an associate who sells', () => {
  let shop: StockedShop;
  beforeAll(async () => {
    await ensurePages(silentLog, ['tablet']);
    shop = await given.shop({
      stock: { 'CAP-BLUE': { LYON: 20, PARIS: 7 }, 'MUG-RED': { PARIS: 4 } },
    });
  }, buildMs);
  afterAll(() => shop.close());

  async function begin(sku: string): Promise<OpenTablet> {
    const tablet = await openTablet(shop);
    const { page } = tablet;
    await page.getByRole('button', { name: 'Associate' }).click();
    await page.getByRole('status').getByText('Live').waitFor();
    await scan(page, sku);
    await page.getByRole('button', { name: 'Add to basket' }).click();
    return tablet;
  }

  async function describeCustomer({ page }: OpenTablet): Promise<void> {
    await page.getByLabel('First name').fill('Camille');
    await page.getByLabel('Last name').fill('Bernard');
    await page.getByLabel('E-mail').fill('camille@example.org');
    await page.getByRole('button', { name: 'Continue to payment' }).click();
  }

  /** The order that the tablet shows at the end, as a supervisor sees it. */
  async function placedOn({ page }: OpenTablet) {
    const heading = page.getByRole('heading', { name: /is placed$/ });
    const number = /P\d+-\d+/.exec((await heading.textContent()) ?? '')?.[0];
    const as = { token: await shop.tokenOf('supervisor') };
    return answered(await shop.ask(orderNow, { number }, as));
  }

  it(
    'what lies in another store: exact numbers, collected there, paid by card',
    async () => {
      await using tablet = await begin('MUG-RED');
      const { page } = tablet;
      const elsewhere = page.getByRole('listitem').filter({ hasText: 'Paris Rivoli' });
      await elsewhere.getByText('4 available').waitFor();
      await page.getByText('This store does not carry it.').waitFor();
      await page.getByLabel(/Collect at Paris Rivoli/).check();
      await describeCustomer(tablet);
      await page.getByText('€12.50').first().waitFor();
      await page.getByRole('button', { name: /Card of the demo/ }).click();
      await page.getByText('It is paid for.').waitFor();
      expect(await placedOn(tablet)).toMatchObject({
        channel: 'TABLET',
        fulfilments: [{ kind: 'PICKUP', location: { code: 'PARIS' } }],
      });
      await page.getByRole('button', { name: 'Next customer' }).click();
      await page.getByText('The basket is empty.').waitFor();
      expect(tablet.troubles).toEqual([]);
    },
    storyMs,
  );

  it(
    'what is carried out, paid in cash: the change is told, and the goods leave',
    async () => {
      await using tablet = await begin('CAP-BLUE');
      const { page } = tablet;
      await page.getByText('20 available').waitFor();
      await page.getByLabel('Take it along now').check();
      await describeCustomer(tablet);
      await page.getByRole('button', { name: 'Cash' }).click();
      await page.getByLabel('What lies in the till').fill('100');
      await page.getByRole('button', { name: 'Open the till' }).click();
      await page.getByLabel('Cash given').fill('20');
      await page.getByRole('button', { name: 'Take the cash' }).click();
      await page.getByText('Give back €0.10.').waitFor();
      await page.getByRole('button', { name: 'Hand over' }).click();
      await page.getByText('Handed over.').waitFor();
      expect(await placedOn(tablet)).toMatchObject({
        state: 'COMPLETED',
        fulfilments: [{ kind: 'COUNTER', state: 'HANDED_OVER', location: { code: 'LYON' } }],
      });
      expect(tablet.troubles).toEqual([]);
    },
    storyMs,
  );

  it(
    'what is sent to the customer: the address is asked for, and a wrong one is told',
    async () => {
      await using tablet = await begin('CAP-BLUE');
      const { page } = tablet;
      await page.getByLabel('Send to an address').check();
      await page.getByLabel('Street and number').fill('2 quai Rambaud');
      await page.getByLabel('Postal code').fill('nowhere');
      await page.getByLabel('Town').fill('Lyon');
      await describeCustomer(tablet);
      await page.getByRole('alert').waitFor();
      await page.getByLabel('Postal code').fill('69002');
      await page.getByRole('button', { name: 'Continue to payment' }).click();
      await page.getByText('€24.80').first().waitFor();
      await page.getByRole('button', { name: 'Change the basket' }).click();
      await page.getByRole('button', { name: /^Remove/ }).click();
      await page.getByText('The basket is empty.').waitFor();
      expect(tablet.troubles).toEqual([]);
    },
    storyMs,
  );
});
