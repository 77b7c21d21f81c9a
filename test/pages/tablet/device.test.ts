import { expect, it } from 'vitest';
import { serveAtCounter } from '../../support/counter.js';
import { given } from '../../support/given.js';
import { answered, freshKey } from '../../support/journey.js';
import { sendParcel } from '../../support/parcels.js';
import {
  announce,
  enrolTablet,
  enterWithToken,
  type OpenTablet,
  onTablets,
  openTablet,
  orderOnline,
  type Placed,
  scan,
} from './tablet-shop.js';

const openTasks = /* GraphQL */ `
  query ($id: ID!) {
    storeTasks(locationId: $id, first: 100) { nodes { id orderNumber state lines { picked } } }
  }`;
const accept = /* GraphQL */ `
  mutation ($input: AcceptFulfilmentInput!) { acceptFulfilment(input: $input) { __typename } }`;
const revoke = /* GraphQL */ `
  mutation ($input: RevokeDeviceInput!) { revokeDevice(input: $input) { __typename } }`;
const ordersOf = /* GraphQL */ `
  query { orders(first: 50) { nodes { number state channel fulfilments { kind state } } } }`;

interface OpenTask {
  readonly id: string;
  readonly orderNumber: string;
  readonly state: string;
  readonly lines: readonly { readonly picked: number | null }[];
}

/** Nobody answers while the network is away, and the browser says so. */
const expected = /ERR_INTERNET|ERR_FAILED|Failed to fetch/;

const openWithPlenty = () => {
  const plenty = { LYON: 200, DEPOT: 200 };
  return given.shop({ stock: { 'CAP-BLUE': plenty, 'MUG-RED': plenty } });
};

onTablets('a tablet that is a device of its store', openWithPlenty, (stage) => {
  const as = async (persona: string) => ({ token: await stage.shop.tokenOf(persona) });

  async function tasksAt(code: string): Promise<Map<string, OpenTask>> {
    const id = stage.shop.locationIds[code];
    const { nodes } = answered(await stage.shop.ask(openTasks, { id }, await as('supervisor')));
    return new Map(nodes.map((task: OpenTask) => [task.orderNumber, task]));
  }

  async function order(count: number, wish: Parameters<typeof orderOnline>[1]): Promise<Placed[]> {
    const buyers = Array.from({ length: count }, (_, at) => ({
      ...wish,
      who: `${wish.who} ${at}`,
    }));
    return Promise.all(buyers.map((each) => orderOnline(stage.shop, each)));
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
    await page.getByRole('button', { name: 'Continue to payment' }).click();
    await page.getByRole('button', { name: /Card of the demo/ }).click();
    await page.getByRole('button', { name: 'Next customer' }).click();
    await page.getByRole('link', { name: 'Queue' }).click();
  }

  /** While the tablet is away, and switched off in between, it picks one order, and accepts one that a colleague has taken. */
  async function cutOff(tablet: OpenTablet, mine: Placed, theirs: Placed): Promise<Placed[]> {
    const { page, context } = tablet;
    const status = (text: string) => page.getByRole('status').getByText(text).first().waitFor();
    await context.setOffline(true);
    await status('No connection');
    await taskOf(tablet, mine).click();
    await panelOf(tablet, mine).getByRole('button', { name: 'Accept' }).click();
    await status('1 not sent');
    await page.reload();
    await page.getByRole('banner').getByText('Counter 1').waitFor();
    await status('1 not sent');
    await page.getByRole('button', { name: 'Everything is there' }).click();
    await page.getByRole('button', { name: 'Save what was found' }).click();
    await status('2 not sent');
    await taskOf(tablet, theirs).click();
    await panelOf(tablet, theirs).getByRole('button', { name: 'Accept' }).click();
    await status('3 not sent');
    expect(await page.getByText('Not sent yet').count()).toBe(2);
    const before = await tasksAt('LYON');
    expect(before.get(mine.number)?.state).toBe('PLANNED');
    const input = { fulfilmentId: before.get(theirs.number)?.id, idempotencyKey: freshKey() };
    answered(await stage.shop.ask(accept, { input }, await as('associate')));
    const meanwhile = await order(2, { who: 'Aya', store: 'LYON' });
    await context.setOffline(false);
    const conflict = page.getByRole('dialog', { name: 'Not possible any more' });
    await conflict.getByText(`Accepted: order ${theirs.number}`).waitFor();
    await conflict.getByText('Somebody else was faster.').waitFor();
    await conflict.getByRole('button', { name: 'Understood' }).click();
    await page.getByText('Not sent yet').first().waitFor({ state: 'hidden' });
    expect((await tasksAt('LYON')).get(mine.number)).toMatchObject({
      state: 'PICKING',
      lines: [{ picked: 2 }],
    });
    return meanwhile;
  }

  it('does a day: thirty orders of all kinds, a cut with deeds and a conflict, and all adds up', async () => {
    const pickups = await order(20, { who: 'Buyer', store: 'LYON', quantity: 2 });
    const parcels = await order(6, { who: 'Receiver', sku: 'MUG-RED' });
    const [whole, short, partly, never, mine, theirs, ...others] = pickups as [
      Placed,
      Placed,
      Placed,
      Placed,
      Placed,
      Placed,
      ...Placed[],
    ];

    await using tablet = await openTablet(stage);
    await enrolTablet(tablet);
    const { page } = tablet;
    await page.getByRole('status').getByText('20 tasks').waitFor();

    // By hand: one as it should be, one that is short, one that is taken in part, one that cannot be done.
    await prepare(tablet, whole);
    await announce(stage.shop, whole, 'B2');
    await page.getByRole('region', { name: 'Customers who are there' }).waitFor();
    await scan(page, `${whole.number}/${whole.code}`);
    await panelOf(tablet, whole).getByText('Handed over', { exact: true }).waitFor();
    await prepare(tablet, short, 1);
    await scan(page, short.code);
    await panelOf(tablet, short).getByText('Handed over', { exact: true }).waitFor();
    await prepare(tablet, partly);
    await page.getByText('Not everything is taken').click();
    await page.getByRole('button', { name: /^Refuses: One more/ }).click();
    await scan(page, partly.code);
    await panelOf(tablet, partly).getByText('Handed over', { exact: true }).waitFor();
    await taskOf(tablet, never).click();
    await page.getByRole('button', { name: 'Reject' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Damaged' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Reject' }).click();
    await panelOf(tablet, never).getByText('Rejected', { exact: true }).waitFor();

    // By colleagues: the tablet sees it happen.
    const tasks = await tasksAt('LYON');
    const served = others.slice(0, 10);
    await Promise.all(
      served.map(({ number, code }) =>
        serveAtCounter(stage.shop, { id: tasks.get(number)?.id ?? '', code }),
      ),
    );
    await page.getByRole('status').getByText('6 tasks').waitFor();

    const meanwhile = await cutOff(tablet, mine, theirs);
    for (const placed of meanwhile) await taskOf(tablet, placed).waitFor();
    await sellAtCounter(tablet);
    await sellAtCounter(tablet);

    // The parcels leave from the warehouse: one on a tablet of its own, the others by colleagues.
    await using second = await openTablet(stage);
    await enterWithToken(second, 'packer');
    const [byHand, ...sent] = parcels as [Placed, ...Placed[]];
    const atDepot = await tasksAt('DEPOT');
    for (const { number } of sent)
      await sendParcel(stage.shop, atDepot.get(number)?.id ?? '', 'packer');
    await taskOf(second, byHand).click();
    await panelOf(second, byHand).getByRole('button', { name: 'Accept' }).click();
    await second.page.getByRole('button', { name: 'All found' }).click();
    await second.page.getByRole('button', { name: 'Save what was found' }).click();
    await second.page.getByRole('button', { name: 'Hand to the carrier' }).click();
    await panelOf(second, byHand).getByText('Shipped', { exact: true }).waitFor();
    await second.page.getByRole('status').getByText('0 tasks').waitFor();

    const left = [...(await tasksAt('LYON')).keys()].sort();
    const open = [mine, theirs, ...others.slice(10), ...meanwhile];
    expect(left).toEqual(open.map(({ number }) => number).sort());
    const shown = page.locator('.tasks .task-card-main strong');
    await expect.poll(async () => (await shown.allTextContents()).sort()).toEqual(left);
    const { nodes } = answered(await stage.shop.ask(ordersOf, {}, await as('supervisor')));
    expect(nodes).toHaveLength(30);
    const kinds = nodes.flatMap((each: { fulfilments: { kind: string }[] }) =>
      each.fulfilments.map(({ kind }) => kind),
    );
    const count = (kind: string) => kinds.filter((each: string) => each === kind).length;
    expect([count('PICKUP'), count('SHIP'), count('COUNTER')]).toEqual([22, 6, 2]);
    expect(tablet.troubles.filter((each) => !expected.test(each))).toEqual([]);
  });

  it('is locked out by a supervisor, and shows nothing of the store any more', async () => {
    await using tablet = await openTablet(stage);
    const deviceId = await enrolTablet(tablet);
    const { page, context } = tablet;
    await page.close();
    const again = await context.newPage();
    await again.goto(`${stage.shop.url}/tablet`);
    await again.getByRole('status').getByText('Live').waitFor();
    await again.getByRole('banner').getByText('Counter 1').waitFor();
    const input = { deviceId, reason: 'Lost.', idempotencyKey: freshKey() };
    answered(await stage.shop.ask(revoke, { input }, await as('supervisor')));
    await again.getByText('Your session has ended.').waitFor();
    await context.setOffline(true);
    await again.reload();
    await again.getByRole('heading', { name: 'Sign in to your store' }).waitFor();
  });
});
