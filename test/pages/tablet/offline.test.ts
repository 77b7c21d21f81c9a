import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensurePages } from '../../../src/pages/index.js';
import { silentLog } from '../../../src/platform/log.js';
import { hasChromium } from '../../support/chromium.js';
import { given, type StockedShop } from '../../support/given.js';
import { answered, freshKey } from '../../support/journey.js';
import { enrolTablet, openTablet, orderOnline } from './tablet-shop.js';

const buildMs = 240_000;
const storyMs = 120_000;

const revoke = /* GraphQL */ `
  mutation ($input: RevokeDeviceInput!) { revokeDevice(input: $input) { __typename } }`;
const tasksOf = /* GraphQL */ `
  query ($id: ID!) {
    storeTasks(locationId: $id, first: 50) { nodes { id orderNumber state lines { picked } } }
  }`;
const accept = /* GraphQL */ `
  mutation ($input: AcceptFulfilmentInput!) { acceptFulfilment(input: $input) { __typename } }`;

describe.runIf(hasChromium('a tablet as a device'))(
  'a tablet that is a device of its store',
  () => {
    let shop: StockedShop;
    beforeAll(async () => {
      await ensurePages(silentLog, ['tablet']);
      shop = await given.shop({ stock: { 'CAP-BLUE': { LYON: 100 } } });
    }, buildMs);
    afterAll(() => shop.close());

    const as = async (persona: string) => ({ token: await shop.tokenOf(persona) });

    async function tasks() {
      const id = shop.locationIds['LYON'];
      const { nodes } = answered(await shop.ask(tasksOf, { id }, await as('supervisor')));
      return new Map(nodes.map((task: { orderNumber: string }) => [task.orderNumber, task])) as Map<
        string,
        { id: string; state: string; lines: { picked: number | null }[] }
      >;
    }

    it(
      'keeps what is done without a connection, and tells what was not possible any more',
      async () => {
        const who = ['Camille Bernard', 'Hugo Lefèvre'];
        const [mine, theirs] = [
          await orderOnline(shop, { who: who[0] ?? '', quantity: 2, store: 'LYON' }),
          await orderOnline(shop, { who: who[1] ?? '', store: 'LYON' }),
        ];
        await using tablet = await openTablet(shop);
        const { page, browser } = tablet;
        await enrolTablet(shop, tablet);
        const status = (text: string | RegExp) =>
          page.getByRole('status').getByText(text).first().waitFor();
        await browser.context.setOffline(true);
        await status('No connection');
        await page.getByRole('link', { name: mine.number }).click();
        await page.getByRole('button', { name: 'Accept' }).click();
        await page.getByRole('button', { name: 'Everything is there' }).click();
        await page.getByRole('button', { name: 'Save what was found' }).click();
        await page.getByRole('link', { name: theirs.number }).click();
        await page.getByRole('button', { name: 'Reject' }).waitFor();
        await page.getByRole('button', { name: 'Accept' }).click();
        await status('3 not sent');
        expect(await page.getByText('Not sent yet').count()).toBe(2);
        expect((await tasks()).get(mine.number)?.state).toBe('PLANNED');
        const input = { fulfilmentId: (await tasks()).get(theirs.number)?.id, ...key() };
        answered(await shop.ask(accept, { input }, await as('associate')));
        await browser.context.setOffline(false);
        const conflict = page.getByRole('dialog', { name: 'Not possible any more' });
        await conflict.getByText(`Accepted: order ${theirs.number}`).waitFor();
        await conflict.getByText('Somebody else was faster.').waitFor();
        await conflict.getByRole('button', { name: 'Understood' }).click();
        await page.getByText('Not sent yet').first().waitFor({ state: 'hidden' });
        expect((await tasks()).get(mine.number)).toMatchObject({
          state: 'PICKING',
          lines: [{ picked: 2 }],
        });
        await page.getByRole('link', { name: mine.number }).click();
        await page.getByRole('button', { name: 'Put ready at the counter' }).click();
        await page.getByLabel('Pickup code').waitFor();
      },
      storyMs,
    );

    it(
      'keeps its place when it is switched off, and is locked out by a supervisor',
      async () => {
        await using tablet = await openTablet(shop);
        const { page, browser } = tablet;
        const deviceId = await enrolTablet(shop, tablet);
        await page.close();
        const again = await browser.context.newPage();
        await again.goto(`${shop.url}/tablet`);
        await again.getByRole('status').getByText('Live').waitFor();
        await again.getByRole('banner').getByText('Counter 1').waitFor();
        const input = { deviceId, reason: 'Lost.', ...key() };
        answered(await shop.ask(revoke, { input }, await as('supervisor')));
        await again.getByText('Your session has ended.').waitFor();
      },
      storyMs,
    );
  },
);

function key() {
  return { idempotencyKey: freshKey() };
}
