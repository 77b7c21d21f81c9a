import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openReturnDesk, type ReturnDesk } from '../returns/return-desk.js';
import { fillAtCounter, sellAtCounter } from '../support/counter-sale.js';
import { signedIn, tell } from '../support/tell.js';
import { orderSeen, paymentBecomes, stockAt } from './order-seen.js';

let desk: ReturnDesk;
beforeAll(async () => {
  desk = await openReturnDesk();
});
afterAll(() => desk.close());

const parisTakes = (name: string, input: object) => desk.tell(name, input, 'associate-paris');

/** Goods of any order lie on the counter of Paris; each unit becomes what is said. */
async function backInParis(orderId: string, lineId: string, becomes: readonly string[]) {
  const locationId = desk.shop.locationIds['PARIS'];
  const lines = [{ orderLineId: lineId, quantity: becomes.length, reasonCode: 'CHANGED_MIND' }];
  const opened = await parisTakes('openReturnAtCounter', { orderId, locationId, lines });
  const { id: returnId, lines: announced } = opened.returnOrder;
  await parisTakes('receiveReturn', { returnId, locationId });
  const units = becomes.map((disposition) => ({
    lineId: announced[0].id,
    disposition,
    quantity: 1,
  }));
  const { returnOrder } = await parisTakes('inspectReturn', { returnId, units });
  expect(returnOrder).toMatchObject({ state: 'INSPECTED', location: { code: 'PARIS' } });
  return returnId as string;
}

describe('F18 Omnichannel returns', () => {
  it('takes back in a store what was bought online, unit by unit, and pays as the plan has said', async () => {
    const { shop } = desk;
    const bought = await desk.buy({ quantity: 3 });
    const paris = await stockAt(shop, 'CAP-BLUE', 'PARIS');
    const lyon = await stockAt(shop, 'CAP-BLUE', 'LYON');
    const returnId = await backInParis(bought.id, bought.lineId, [
      'RESTOCK',
      'DAMAGED',
      'QUARANTINE',
    ]);
    expect(await stockAt(shop, 'CAP-BLUE', 'PARIS')).toMatchObject({
      available: paris.available + 1,
    });
    expect(await stockAt(shop, 'CAP-BLUE', 'LYON')).toEqual(lyon);
    await paymentBecomes(shop, bought.id, bought.as, { refunded: 0 });

    const { plan } = await desk.plan({ returnId }, 'associate-paris');
    expect(plan).toMatchObject({
      needsApproval: false,
      amount: { amountMinor: 5970, currency: 'EUR' },
      tenders: [{ tender: 'ORIGINAL', number: 1, amount: { amountMinor: 5970 } }],
    });
    const wanted = { plan: { returnId }, hash: plan.hash, reason: 'came back' };
    const paid = await parisTakes('executeRefundPlan', wanted);
    expect(paid.returnOrder).toMatchObject({ state: 'COMPLETED' });
    await paymentBecomes(shop, bought.id, bought.as, { state: 'REFUNDED', refunded: 5970 });
    expect((await orderSeen(shop, bought.id, 'agent')).lines).toMatchObject([{ returned: 3 }]);
  });

  it('pays in cash what somebody bought whom nobody knows, once a second person agrees', async () => {
    const { shop } = desk;
    const associate = await signedIn(shop, 'associate');
    const cart = await fillAtCounter(shop, { goods: { 'MUG-RED': [1, 'COUNTER'] } }, associate);
    const { order: sold } = await sellAtCounter(shop, cart.id, associate);
    await paymentBecomes(shop, sold.id, 'agent', { captured: 1250 });
    const [line] = (await orderSeen(shop, sold.id, 'agent')).lines;
    const returnId = await backInParis(sold.id, line.id, ['RESTOCK']);
    // Nobody could ever be told the code of such a card.
    expect((await desk.plan({ returnId, tender: 'GIFT_CARD' }, 'associate-paris')).plan).toBe(
      undefined,
    );
    const plan = { returnId, tender: 'CASH' };
    const { plan: planned } = await desk.plan(plan, 'associate-paris');
    expect(planned).toMatchObject({ needsApproval: true, tenders: [{ tender: 'CASH' }] });
    const wanted = { plan, hash: planned.hash, reason: 'no card at hand' };
    const { refund } = await parisTakes('executeRefundPlan', wanted);
    expect(refund).toMatchObject({
      state: 'AWAITING_APPROVAL',
      approval: { because: 'UNREFERENCED' },
    });
    await tell(shop, 'supervisor', 'approveRefund', { refundId: refund.id });
    const document = `query ($id: ID!) { order(id: $id) {
      refunds(first: 1) { nodes { state tender refunded { amountMinor } } } } }`;
    const refunds = async () =>
      (await shop.ask(document, { id: sold.id }, await signedIn(shop, 'agent'))).data.order.refunds;
    await expect.poll(refunds, { timeout: 30_000 }).toMatchObject({
      nodes: [{ state: 'PROCESSING', tender: 'CASH' }],
    });
    await paymentBecomes(shop, sold.id, 'agent', { captured: 1250, refunded: 0 });
  });
});
