import { expect, it } from 'vitest';
import { serveAtCounter } from '../../support/counter.js';
import { given } from '../../support/given.js';
import { answered, fillCart, freshKey, order } from '../../support/journey.js';
import { enter, type OpenTablet, onTablets, openTablet, scan } from './tablet-shop.js';

const refundsOf = /* GraphQL */ `
  query ($id: ID!) {
    order(id: $id) { refunds(first: 5) { nodes { state tender amount { amountMinor } } } }
  }`;

const linesOf = 'query ($id: ID!) { order(id: $id) { lines { id } } }';
const request = /* GraphQL */ `
  mutation ($input: RequestReturnInput!) {
    requestReturn(input: $input) { __typename ... on UserError { message } ... on ReturnOrderPayload { returnOrder { number } } }
  }`;

const openWithGoods = () =>
  given.shop({
    stock: { 'CAP-BLUE': { LYON: 100 }, 'TEE-WHITE': { LYON: 9 }, 'MUG-RED': { LYON: 9 } },
  });

onTablets('goods that come back', openWithGoods, (stage) => {
  /** Caps that were collected in Lyon, and paid. */
  async function sell(quantity: number) {
    const cart = await fillCart(stage.shop, { quantity });
    const placed = await order(stage.shop, cart);
    const [pickup] = placed.order.fulfilments;
    await serveAtCounter(stage.shop, { id: pickup.id, code: pickup.code });
    return { id: placed.order.id as string, number: placed.order.number as string, as: cart.as };
  }

  /** Somebody brings units to the counter of the tablet. */
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

  /** Units that were sold are on the counter, and nothing is wrong with them. */
  async function bringSound(tablet: OpenTablet, units: number) {
    const sold = await sell(units);
    await bring(tablet, sold.number, units);
    await tablet.page.getByRole('button', { name: 'Received', exact: true }).click();
    await tablet.page.getByRole('button', { name: 'Continue to the refund' }).click();
    await tablet.page.getByRole('heading', { name: 'What is given back' }).waitFor();
    return sold;
  }

  /** Somebody else, on another tablet, agrees to whatever waits. */
  async function agree(note?: string): Promise<void> {
    await using tablet = await openTablet(stage);
    const { page } = tablet;
    await enter(tablet, 'Supervisor', /Lyon Bellecour/);
    await page.getByRole('link', { name: 'Approvals' }).click();
    if (note) await page.getByLabel('Note').fill(note);
    await page.getByRole('button', { name: 'Agree' }).click();
    await page.getByText('Nobody is waiting for your answer.').waitFor();
    expect(tablet.troubles).toEqual([]);
  }

  const given = ({ page }: OpenTablet) =>
    page.getByRole('region', { name: 'Money given back' }).getByText('Given back', { exact: true });

  const refunds = async ({ id, as }: Awaited<ReturnType<typeof sell>>) =>
    answered(await stage.shop.ask(refundsOf, { id }, as)).refunds.nodes;

  it('are found by their receipt, judged unit by unit, and paid back to the cent', async () => {
    const sold = await sell(3);
    await using tablet = await openTablet(stage);
    const { page } = tablet;
    await enter(tablet, 'Associate');
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
    await given(tablet).waitFor();
    expect(await refunds(sold)).toMatchObject([{ amount: { amountMinor: 3980 } }]);
    await page.getByRole('button', { name: 'Next return' }).click();
    await page.getByLabel('E-mail of the buyer').waitFor();
    expect(tablet.troubles).toEqual([]);
  });

  it('are paid in cash once a second person agrees elsewhere, out of the till of the counter', async () => {
    await using tablet = await openTablet(stage);
    const { page } = tablet;
    await enter(tablet, 'Associate');
    const sold = await bringSound(tablet, 12);
    await page.getByText('A second person has to agree').waitFor();
    await page.getByRole('radio', { name: 'In cash' }).check();
    await page.getByRole('button', { name: 'Give back €238.80' }).click();
    await page.getByText('Awaits approval').waitFor();
    await agree('Seen.');
    await page.getByLabel('What lies in the till').fill('300');
    await page.getByRole('button', { name: 'Open the till' }).click();
    await page.getByRole('button', { name: 'Hand out €238.80' }).click();
    await given(tablet).waitFor();
    expect(await refunds(sold)).toMatchObject([{ state: 'SUCCEEDED', tender: 'CASH' }]);
    expect(tablet.troubles).toEqual([]);
  });

  it('are paid onto another card at the terminal, after one that is declined', async () => {
    await using tablet = await openTablet(stage);
    const { page } = tablet;
    await enter(tablet, 'Associate');
    await bringSound(tablet, 1);
    await page.getByRole('radio', { name: 'On another card' }).check();
    await page.getByRole('button', { name: 'Give back €19.90' }).click();
    await page.getByText('Awaits approval').waitFor();
    await agree();
    await page.getByLabel('Card in the terminal').fill('tok_declined_lost_card');
    await page.getByRole('button', { name: 'Put €19.90 on this card' }).click();
    await page.getByRole('alert').waitFor();
    await page.getByLabel('Card in the terminal').fill('tok_mastercard');
    await page.getByRole('button', { name: 'Put €19.90 on this card' }).click();
    await page.getByText('On the card mastercard 4444.').waitFor();
    expect(tablet.troubles).toEqual([]);
  });

  it('are exchanged for what costs more, whose rest is paid, and for what costs less', async () => {
    await using tablet = await openTablet(stage);
    const { page } = tablet;
    await enter(tablet, 'Associate');
    const choose = async (sku: string) => {
      await page.getByRole('button', { name: 'Exchange for other goods' }).click();
      await page.getByText(/^Exchange for return R/).waitFor();
      await scan(page, sku);
      await page.getByRole('button', { name: 'Add to basket' }).click();
      await page.getByLabel('Take it along now').check();
      await page.getByRole('button', { name: 'Continue to payment' }).click();
    };
    const dearer = await bringSound(tablet, 1);
    await choose('TEE-WHITE');
    await page.getByText('€5.10').waitFor();
    await page.getByRole('button', { name: /Card of the demo/ }).click();
    await page.getByText('It is paid for.').waitFor();
    expect(await refunds(dearer)).toMatchObject([{ tender: 'EXCHANGE' }]);
    await page.getByRole('button', { name: 'Next customer' }).click();
    const cheaper = await bringSound(tablet, 1);
    await choose('MUG-RED');
    await page.getByRole('radio', { name: 'In cash' }).check();
    await page.getByRole('button', { name: 'Exchange', exact: true }).click();
    await page.getByText('€7.40 is given back.').waitFor();
    await page.getByText('In cash · Awaits approval').waitFor();
    expect(await refunds(cheaper)).toHaveLength(2);
    await page.getByRole('link', { name: /^Return R/ }).click();
    await page.getByText('A second person has to agree first.').waitFor();
    expect(tablet.troubles).toEqual([]);
  });

  it('are brought for goods that were chosen online, which were kept meanwhile', async () => {
    const sold = await sell(1);
    const { cartId } = await fillCart(stage.shop, { sku: 'TEE-WHITE' }, sold.as);
    const { lines } = answered(await stage.shop.ask(linesOf, { id: sold.id }, sold.as));
    const input = {
      orderId: sold.id,
      method: 'STORE',
      lines: [{ orderLineId: lines[0].id, quantity: 1, reasonCode: 'CHANGED_MIND' }],
      replacement: { cartId },
      idempotencyKey: freshKey(),
    };
    const { returnOrder } = answered(await stage.shop.ask(request, { input }, sold.as));
    await using tablet = await openTablet(stage);
    const { page } = tablet;
    await enter(tablet, 'Associate');
    await scan(page, returnOrder.number);
    const chosen = page.getByRole('region', { name: 'Chosen in exchange' });
    await chosen.getByText('TEE-WHITE', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Received', exact: true }).click();
    await page.getByRole('button', { name: 'Continue to the refund' }).click();
    const swap = page.getByRole('region', { name: 'Give the chosen goods for them' });
    await swap.getByText('€5.10').waitFor();
    await swap.getByRole('button', { name: 'Card of the demo' }).click();
    await page.getByText('It is paid for.').waitFor();
    expect(await refunds(sold)).toMatchObject([{ tender: 'EXCHANGE' }]);
    expect(tablet.troubles).toEqual([]);
  });
});
