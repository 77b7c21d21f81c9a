import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { given } from '../../support/given.js';
import { answered, freshKey } from '../../support/journey.js';
import { sgtinOf } from '../../tags/sgtin-of.js';
import { enter, type OpenTablet, onTablets, openTablet, scan } from './tablet-shop.js';

const orderNow = /* GraphQL */ `
  query ($number: String!) {
    order(number: $number) { channel state fulfilments { kind state location { code } } }
  }`;
const reserve = /* GraphQL */ `
  mutation ($input: ReserveInStoreInput!) {
    reserveInStore(input: $input) {
      __typename ... on UserError { message }
      ... on StoreReservationPayload { storeReservation { id number } }
    }
  }`;
const stateOf = /* GraphQL */ `
  query ($id: ID!) { storeReservation(id: $id) { state order { state } } }`;
const tagStates = 'query ($epcs: [String!]!) { tags(epcs: $epcs) { epc state } }';

const barcode = '4006381333931';

async function openWithGoods() {
  const shop = await given.shop({
    stock: { 'CAP-BLUE': { LYON: 60, PARIS: 7 }, 'MUG-RED': { PARIS: 4 } },
  });
  const { pool } = shop.app.gateway.database;
  await pool.query(`update variant set barcode = '${barcode}' where sku = 'CAP-BLUE'`);
  return shop;
}

onTablets('an associate who sells', openWithGoods, (stage) => {
  async function begin(sku: string): Promise<OpenTablet> {
    const tablet = await openTablet(stage);
    const { page } = tablet;
    await enter(tablet, 'Associate');
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
    const as = { token: await stage.shop.tokenOf('supervisor') };
    return answered(await stage.shop.ask(orderNow, { number }, as));
  }

  it('what lies in another store: exact numbers, collected there, paid by card', async () => {
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
  });

  it('what is carried out by somebody unknown, in cash: the change is told, the goods leave', async () => {
    await using tablet = await begin('CAP-BLUE');
    const { page } = tablet;
    await page.getByText('60 available').waitFor();
    await page.getByLabel('Take it along now').check();
    await page.getByRole('button', { name: 'Continue to payment' }).click();
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
  });

  it('what is sent to the customer: the address is asked for, and a wrong one is told', async () => {
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
  });

  it('what costs less: one discount alone, and one that a second person agrees to meanwhile', async () => {
    await using tablet = await begin('CAP-BLUE');
    const { page } = tablet;
    await page.getByLabel('Take it along now').check();
    await page.getByRole('button', { name: 'Continue to payment' }).click();
    const discounts = page.getByRole('region', { name: 'Discounts' });
    const give = async (kind: string, value: string, why: string) => {
      await discounts.getByText('Give a discount').first().click();
      await discounts.getByRole('radio', { name: kind }).check();
      await discounts.getByLabel('Why').selectOption(why);
      await discounts.getByLabel(/ off$/).fill(value);
      await discounts.getByRole('button', { name: 'Give a discount' }).click();
    };
    await give('Amount', '1,90', 'Damaged goods');
    await page.getByText('-€1.90').waitFor();
    await give('Percent', '60', 'Goodwill');
    await discounts.getByText('awaits a second person').waitFor();
    await using other = await openTablet(stage);
    await enter(other, 'Supervisor', /Lyon Bellecour/);
    await other.page.getByRole('link', { name: 'Approvals' }).click();
    await other.page.getByRole('button', { name: 'Agree' }).click();
    await discounts.getByText('awaits a second person').waitFor({ state: 'hidden' });
    await page.getByText('-€12.70').waitFor();
    await discounts.getByRole('button', { name: /^Remove €1.90/ }).click();
    await page.getByText('-€10.80').waitFor();
    await page.getByRole('button', { name: /Card of the demo/ }).click();
    await page.getByText('It is paid for.').waitFor();
    expect([...tablet.troubles, ...other.troubles]).toEqual([]);
  });

  it('a basket on a reader: each tag once, strange ones named, some put back, the rest paid', async () => {
    await using tablet = await openTablet(stage);
    const { page } = tablet;
    const epcs = [1n, 2n, 3n].map((serial) => sgtinOf(`0${barcode.slice(0, 12)}`, 7, serial));
    await enter(tablet, 'Tablet of a store');
    await page.getByRole('link', { name: 'Sell' }).click();
    await page.getByRole('link', { name: 'RFID tags' }).click();
    await page.getByText('No tag was read yet.').waitFor();
    for (const epc of [...epcs, ...epcs]) await scan(page, epc);
    await page.getByRole('status').getByText('3 units').waitFor();
    await page
      .getByLabel('Tags, one a line')
      .fill(`${sgtinOf('0999999999999', 7, 1n)}\n${epcs[0]}`);
    await page.getByRole('button', { name: 'Read', exact: true }).click();
    await page.getByText('No goods of this shop').waitFor();
    await page
      .getByRole('button', { name: /^Put .* back$/ })
      .last()
      .click();
    await page.getByRole('status').getByText('2 units').waitFor();
    await page.getByText('€39.80').first().waitFor();
    await page.getByRole('button', { name: /Card of the demo/ }).click();
    await page.getByText('It is paid for.').waitFor();
    const device = { token: await stage.shop.tokenOf('device') };
    const tags = answered(await stage.shop.ask(tagStates, { epcs }, device));
    const sold = tags.filter(({ state }: { state: string }) => state === 'SOLD');
    expect(sold.map(({ epc }: { epc: string }) => epc).sort()).toEqual(epcs.slice(0, 2));
    await page.getByRole('button', { name: 'Next customer' }).click();
    await page.getByText('No tag was read yet.').waitFor();
    expect(tablet.troubles).toEqual([]);
  });

  async function ask(firstName: string) {
    const as = { guestToken: randomBytes(32).toString('base64url') };
    const input = {
      locationId: stage.shop.locationIds['LYON'],
      lines: [{ variantId: stage.shop.variantIds['CAP-BLUE'], quantity: 2 }],
      contact: { email: 'client@example.org', firstName, lastName: 'Bernard' },
      idempotencyKey: freshKey(),
    };
    const { storeReservation } = answered(await stage.shop.ask(reserve, { input }, as));
    return { ...(storeReservation as { id: string; number: string }), as };
  }

  it('what was kept: asked for while the tablet looks on, put aside, sold to whoever comes', async () => {
    await using tablet = await openTablet(stage);
    const { page } = tablet;
    await enter(tablet, 'Associate');
    await page.getByRole('link', { name: 'Kept' }).click();
    await page.getByText('Nothing is kept for anybody.').waitFor();
    const [kept, unwanted] = [await ask('Camille'), await ask('Hugo')];
    const card = page.getByRole('article', { name: kept.number });
    await card.getByText('Camille Bernard').waitFor();
    await card.getByRole('button', { name: 'We have it' }).click();
    await card.getByRole('button', { name: 'It is put aside' }).click();
    const other = page.getByRole('article', { name: unwanted.number });
    await other.getByRole('button', { name: 'We cannot keep it' }).click();
    await page.getByRole('dialog').getByLabel('Reason').fill('Damaged.');
    await page.getByRole('dialog').getByRole('button', { name: 'We cannot keep it' }).click();
    await other.waitFor({ state: 'detached' });
    await card.getByRole('button', { name: 'Collect: card of the demo' }).click();
    await page.getByText('It is paid for.').waitFor();
    const seen = answered(await stage.shop.ask(stateOf, { id: kept.id }, kept.as));
    expect(seen).toMatchObject({ state: 'COLLECTED', order: { state: 'COMPLETED' } });
    await page.getByRole('button', { name: 'Next customer' }).click();
    await page.getByText('Nothing is kept for anybody.').waitFor();
    expect(tablet.troubles).toEqual([]);
  });
});
