import { afterAll, beforeAll, expect, it } from 'vitest';
import { dayMs, ManualClock } from '../../src/kernel/clock.js';
import { fromGlobalId } from '../../src/kernel/ids.js';
import { recordBankTransfers } from '../../src/offline-payments/commands/record-bank-transfers.js';
import { takeCash } from '../../src/offline-payments/commands/take-cash.js';
import { settleOrder } from '../../src/orders/commands/settle-order.js';
import { driveOperation, enquireAttempt, reconcilePayments } from '../../src/payments/index.js';
import { given, must, type StockedShop } from '../support/given.js';
import { answered } from '../support/journey.js';
import { findings, orderBy, seenOrder, seenPayment, tell } from './support.js';

const bank = { BANK_IBAN: 'FR1420041010050500013M02606', BANK_HOLDER: 'La Boutique SAS' };
const clock = new ManualClock(new Date());
let shop: StockedShop;

beforeAll(async () => {
  shop = await given.shop({
    clock,
    stock: { 'CAP-BLUE': { LYON: 100 } },
    env: bank,
  });
});
afterAll(() => shop.close());

const inner = (globalId: string) => fromGlobalId(globalId)?.id ?? '';

async function referenceOf(
  { ask }: StockedShop,
  { intentId, as }: Awaited<ReturnType<typeof orderBy>>,
): Promise<string> {
  const document =
    'query ($id: ID!) { paymentIntent(id: $id) { transferInstructions { reference } } }';
  return answered(await ask(document, { id: intentId }, as)).transferInstructions.reference;
}

/** Records a transfer, and dies before the payment is told of it. */
async function recordAndDie(
  { app }: StockedShop,
  bankLineId: string,
  remittance: string,
  amountMinor: number,
) {
  const line = { bankLineId, remittance, amountMinor, currency: 'EUR', payer: null };
  const recorded = await app.gateway.runAsSystem('given', (work) =>
    recordBankTransfers(work, [line]),
  );
  return must(recorded).lines[0]?.attemptId ?? '';
}

async function owed({ ask, tokenOf }: StockedShop): Promise<object[]> {
  const document = '{ payouts(state: OWED, first: 100) { reason amount { amountMinor } } }';
  return answered(await ask(document, {}, { token: await tokenOf('supervisor') }));
}

it('cash whose taker dies before the payment knows of it is found by whoever asks', async () => {
  const opened = await tell(
    shop,
    'associate',
    'openTill',
    { locationId: shop.locationIds['LYON'], floatMinor: 0 },
    '... on OpenTillPayload { tillSession { id } }',
  );
  const placed = await orderBy(shop, 'cash');
  const { attemptId } = must(
    await shop.app.gateway.runAsSystem('given', (work) =>
      takeCash(work, {
        tillSessionId: inner(opened.tillSession.id),
        intentId: inner(placed.intentId),
        tenderedMinor: 2000,
      }),
    ),
  );
  expect(await seenPayment(shop, placed)).toMatchObject({ state: 'PROCESSING' });
  await enquireAttempt(shop.app.gateway, attemptId);
  await expect.poll(() => seenPayment(shop, placed)).toMatchObject({ state: 'CAPTURED' });
  await expect.poll(() => seenOrder(shop, placed)).toMatchObject({ state: 'CONFIRMED' });
});

it('a transfer that completes a payment which was just given up goes back whole', async () => {
  // Nobody does anything by themselves here, so the order of things is that of the test.
  await using quiet = await given.shop({ env: bank, workers: 0 });
  const placed = await orderBy(quiet, 'bank-transfer');
  const attemptId = await recordAndDie(quiet, 'late', await referenceOf(quiet, placed), 1990);
  await tell(quiet, 'admin', 'cancelOrder', { orderId: placed.orderId }, '');
  const { gateway } = quiet.app;
  await enquireAttempt(gateway, attemptId);
  const { rows } = await gateway.database.pool.query('select operation_id from pending_operation');
  for (const { operation_id: operationId } of rows) await driveOperation(gateway, operationId);
  expect(await owed(quiet)).toEqual([{ reason: 'REFUND', amount: { amountMinor: 1990 } }]);
  expect(await seenPayment(quiet, placed)).toMatchObject({
    state: 'CANCELED',
    captured: { amountMinor: 0 },
  });
  expect(await findings(quiet)).toEqual([]);
});

it('at the deadline the goods go back on sale, and what has come of the money is owed', async () => {
  const placed = await orderBy(shop, 'bank-transfer');
  await recordAndDie(shop, 'part', await referenceOf(shop, placed), 500);
  const settle = () =>
    shop.app.gateway.runAsSystem('settleOrder', (work) => settleOrder(work, inner(placed.orderId)));
  clock.advance(6 * dayMs);
  await settle();
  expect(await seenOrder(shop, placed)).toMatchObject({ state: 'PENDING_PAYMENT' });
  clock.advance(dayMs);
  await settle();
  expect(await seenOrder(shop, placed)).toMatchObject({ state: 'EXPIRED' });
  const { rows } = await shop.app.gateway.database.pool.query(
    'select id from payment_attempt where intent_id = $1',
    [inner(placed.intentId)],
  );
  await enquireAttempt(shop.app.gateway, rows[0].id);
  expect(await owed(shop)).toContainEqual({
    reason: 'NOT_PAID_IN_TIME',
    amount: { amountMinor: 500 },
  });
});

it('after all that the books agree, and the doctor finds nothing', async () => {
  await expect.poll(() => findings(shop), { timeout: 30_000 }).toEqual([]);
  const reconciled = await reconcilePayments(shop.app.gateway, { since: new Date(0) });
  expect(reconciled.flatMap(({ differences }) => differences)).toEqual([]);
});
