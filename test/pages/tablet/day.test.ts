import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensurePages } from '../../../src/pages/index.js';
import { silentLog } from '../../../src/platform/log.js';
import { hasChromium } from '../../support/chromium.js';
import { serveAtCounter } from '../../support/counter.js';
import { given, type StockedShop } from '../../support/given.js';
import { answered, freshKey } from '../../support/journey.js';
import {
  announce,
  enrolTablet,
  type OpenTablet,
  openTablet,
  orderOnline,
  type Placed,
  scan,
} from './tablet-shop.js';

const buildMs = 240_000;
const storyMs = 180_000;

const openTasks = /* GraphQL */ `
  query ($id: ID!) { storeTasks(locationId: $id, first: 100) { nodes { id orderNumber } } }`;
const accept = /* GraphQL */ `
  mutation ($input: AcceptFulfilmentInput!) { acceptFulfilment(input: $input) { __typename } }`;
const ordersOf = /* GraphQL */ `
  query { orders(first: 50) { nodes { number state channel fulfilments { kind state } } } }`;

describe.runIf(hasChromium('a day on the tablet'))('a day of a store on its tablet', () => {
  let shop: StockedShop;
  beforeAll(async () => {
    await ensurePages(silentLog, ['tablet']);
    const plenty = { LYON: 200, DEPOT: 200 };
    shop = await given.shop({ stock: { 'CAP-BLUE': plenty, 'MUG-RED': plenty } });
  }, buildMs);
  afterAll(() => shop.close());

  const as = async (persona: string) => ({ token: await shop.tokenOf(persona) });

  async function tasksAt(code: string): Promise<Map<string, string>> {
    const id = shop.locationIds[code];
    const { nodes } = answered(await shop.ask(openTasks, { id }, await as('supervisor')));
    return new Map(
      nodes.map((task: { id: string; orderNumber: string }) => [task.orderNumber, task.id]),
    );
  }

  const taskOf = ({ page }: OpenTablet, { number }: Placed) =>
    page.locator('.tasks').getByRole('link', { name: new RegExp(number) });
  const panelOf = ({ page }: OpenTablet, { number }: Placed) =>
    page.getByRole('region', { name: number });

  /** From the shelf to the counter: everything is found, or all but some units. */
  async function prepare(tablet: OpenTablet, placed: Placed, missing = 0): Promise<void> {
    const { page } = tablet;
    await taskOf(tablet, placed).click();
    await panelOf(tablet, placed).getByRole('button', { name: 'Accept' }).click();
    await page.getByRole('button', { name: 'Everything is there' }).click();
    for (let unit = 0; unit < missing; unit += 1)
      await page.getByRole('button', { name: /^One less/ }).click();
    await page.getByRole('button', { name: 'Save what was found' }).click();
    await page.getByRole('button', { name: 'Put ready at the counter' }).click();
    await page.getByLabel('Pickup code').waitFor();
  }

  async function sellAtCounter({ page }: OpenTablet): Promise<void> {
    await page.getByRole('link', { name: 'Sell' }).click();
    await scan(page, 'CAP-BLUE');
    await page.getByRole('button', { name: 'Add to basket' }).click();
    await page.getByLabel('Take it along now').check();
    for (const [name, value] of [
      ['First name', 'Malo'],
      ['Last name', 'Briand'],
      ['E-mail', 'malo@example.org'],
    ] as const)
      await page.getByLabel(name).fill(value);
    await page.getByRole('button', { name: 'Continue to payment' }).click();
    await page.getByRole('button', { name: /Card of the demo/ }).click();
    await page.getByRole('button', { name: 'Next customer' }).click();
    await page.getByRole('link', { name: 'Queue' }).click();
  }

  /** While the tablet is away it accepts one order and picks it, and accepts one that a colleague has taken. */
  async function cutOff(tablet: OpenTablet, mine: Placed, theirs: Placed): Promise<Placed[]> {
    const { page, browser } = tablet;
    await browser.context.setOffline(true);
    await page.getByRole('status').getByText('No connection').waitFor();
    await taskOf(tablet, mine).click();
    await panelOf(tablet, mine).getByRole('button', { name: 'Accept' }).click();
    await page.getByRole('button', { name: 'Everything is there' }).click();
    await page.getByRole('button', { name: 'Save what was found' }).click();
    await page.getByRole('status').getByText('2 not sent').waitFor();
    await taskOf(tablet, theirs).click();
    await panelOf(tablet, theirs).getByRole('button', { name: 'Accept' }).click();
    await page.getByRole('status').getByText('3 not sent').waitFor();
    const fulfilmentId = (await tasksAt('LYON')).get(theirs.number);
    const input = { fulfilmentId, idempotencyKey: freshKey() };
    answered(await shop.ask(accept, { input }, await as('associate')));
    const meanwhile = [
      await orderOnline(shop, { who: 'Aya Diallo', store: 'LYON' }),
      await orderOnline(shop, { who: 'Lou Petit', store: 'LYON' }),
    ];
    await browser.context.setOffline(false);
    const conflict = page.getByRole('dialog', { name: 'Not possible any more' });
    await conflict.getByText(`Accepted: order ${theirs.number}`).waitFor();
    await conflict.getByRole('button', { name: 'Understood' }).click();
    await panelOf(tablet, theirs).waitFor();
    return meanwhile;
  }

  it(
    'thirty orders of all kinds, a cut with two deeds and a conflict, and everything adds up',
    async () => {
      const wish = { store: 'LYON', quantity: 2 };
      const pickups: Placed[] = [];
      for (let count = 0; count < 20; count += 1)
        pickups.push(await orderOnline(shop, { who: `Buyer ${count}`, ...wish }));
      const parcels: Placed[] = [];
      for (let count = 0; count < 6; count += 1)
        parcels.push(await orderOnline(shop, { who: `Receiver ${count}`, sku: 'MUG-RED' }));
      const order = (place: number) => pickups[place] as Placed;

      await using tablet = await openTablet(shop);
      await enrolTablet(shop, tablet);
      const { page } = tablet;
      await page.getByRole('status').getByText('20 tasks').waitFor();

      // By hand: one as it should be, one that is short, one that is taken in part, one that cannot be done.
      await prepare(tablet, order(0));
      await announce(shop, order(0), 'B2');
      await page.getByRole('region', { name: 'Customers who are there' }).waitFor();
      await scan(page, `${order(0).number}/${order(0).code}`);
      await panelOf(tablet, order(0)).getByText('Handed over', { exact: true }).waitFor();
      await prepare(tablet, order(1), 1);
      await scan(page, order(1).code);
      await panelOf(tablet, order(1)).getByText('Handed over', { exact: true }).waitFor();
      await prepare(tablet, order(2));
      await page.getByText('Not everything is taken').click();
      await page.getByRole('button', { name: /^Refuses: One more/ }).click();
      await scan(page, order(2).code);
      await panelOf(tablet, order(2)).getByText('Handed over', { exact: true }).waitFor();
      await taskOf(tablet, order(3)).click();
      await page.getByRole('button', { name: 'Reject' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Damaged' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Reject' }).click();
      await panelOf(tablet, order(3)).getByText('Rejected', { exact: true }).waitFor();

      // By colleagues: the tablet sees it happen.
      const ids = await tasksAt('LYON');
      for (const { number, code } of pickups.slice(4, 14))
        await serveAtCounter(shop, { id: ids.get(number) ?? '', code });
      await page.getByRole('status').getByText('6 tasks').waitFor();

      const meanwhile = await cutOff(tablet, order(14), order(15));
      for (const placed of meanwhile) await taskOf(tablet, placed).waitFor();
      await sellAtCounter(tablet);
      await sellAtCounter(tablet);

      // The parcels leave from the warehouse, on a tablet of its own.
      await using second = await openTablet(shop);
      await second.page.getByText('Sign in with a token').click();
      await second.page.getByLabel('Access token').fill(await shop.tokenOf('packer'));
      await second.page.getByRole('button', { name: 'Sign in' }).last().click();
      for (const parcel of parcels) {
        await taskOf(second, parcel).click();
        await panelOf(second, parcel).getByRole('button', { name: 'Accept' }).click();
        await second.page.getByRole('button', { name: 'All found' }).click();
        await second.page.getByRole('button', { name: 'Save what was found' }).click();
        await second.page.getByRole('button', { name: 'Hand to the carrier' }).click();
        await panelOf(second, parcel).getByText('Shipped', { exact: true }).waitFor();
      }

      const left = [...(await tasksAt('LYON')).keys()].sort();
      expect(left).toEqual([...pickups.slice(14), ...meanwhile].map(({ number }) => number).sort());
      const shown = page.locator('.tasks .task-card-main strong');
      await expect.poll(async () => (await shown.allTextContents()).sort()).toEqual(left);
      const { nodes } = answered(await shop.ask(ordersOf, {}, await as('supervisor')));
      expect(nodes).toHaveLength(30);
      const kinds = nodes.flatMap((each: { fulfilments: { kind: string }[] }) =>
        each.fulfilments.map(({ kind }) => kind),
      );
      const count = (kind: string) => kinds.filter((each: string) => each === kind).length;
      expect([count('PICKUP'), count('SHIP'), count('COUNTER')]).toEqual([22, 6, 2]);
      expect(tablet.troubles.filter((each) => !each.includes('ERR_INTERNET'))).toEqual([]);
    },
    storyMs,
  );
});
