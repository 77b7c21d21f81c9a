import { afterAll, beforeAll, expect, it } from 'vitest';
import { dayMs, ManualClock } from '../../src/kernel/clock.js';
import { fromGlobalId } from '../../src/kernel/ids.js';
import { refundOrder } from '../../src/orders/index.js';
import { driveOperation, reconcilePayments } from '../../src/payments/index.js';
import { given, must, type StockedShop } from '../support/given.js';
import { answered, freshKey } from '../support/journey.js';
import {
  balanceOf,
  findings,
  handOverAtCounter,
  orderBy,
  plant,
  seenOrder,
  seenPayment,
  tell,
} from './support.js';

const clock = new ManualClock(new Date());
let shop: StockedShop;
let customerId: string;

beforeAll(async () => {
  shop = await given.shop({ clock, stock: { 'CAP-BLUE': { LYON: 100 } } });
  const viewer = await shop.ask(
    '{ viewer { customer { id } } }',
    {},
    { token: await shop.tokenOf('customer') },
  );
  customerId = answered(viewer).customer.id;
});
afterAll(() => shop.close());

const granted = `... on GrantTradeAccountPayload {
  tradeAccount { limit { amountMinor } available { amountMinor } daysToPay }
} ... on LimitInUse { amountMinor }`;

function grant(limitMinor: number, more: object = {}) {
  const input = { customerId, limitMinor, daysToPay: 30, ...more };
  return tell(shop, 'supervisor', 'grantTradeAccount', input, granted);
}

async function account() {
  const document = `{ viewer { customer { tradeAccount {
    reserved { amountMinor } owed { amountMinor } available { amountMinor }
    openInvoices { id reference dueAt isOverdue open { amountMinor } }
  } } } }`;
  const as = { token: await shop.tokenOf('customer') };
  return answered(await shop.ask(document, {}, as)).customer.tradeAccount;
}

function buy(quantity = 1, customer = 'customer') {
  return orderBy(shop, 'on-account', { quantity }, customer);
}

it('without an account nothing is bought on it', async () => {
  const placed = await buy();
  expect(await seenPayment(shop, placed)).toMatchObject({
    state: 'REQUIRES_PAYMENT_METHOD',
    lastError: { code: 'METHOD_NOT_POSSIBLE' },
  });
});

it('goods are bought on account, invoiced when they leave, and paid by transfer', async () => {
  expect(await grant(10_000)).toMatchObject({
    tradeAccount: { limit: { amountMinor: 10_000 }, available: { amountMinor: 10_000 } },
  });
  const placed = await buy(2);
  expect(await seenPayment(shop, placed)).toMatchObject({
    state: 'AUTHORIZED',
    attempts: [{ method: 'ON_ACCOUNT', state: 'SUCCEEDED' }],
  });
  expect(await account()).toMatchObject({
    reserved: { amountMinor: 3980 },
    available: { amountMinor: 6020 },
  });
  const { fulfilments } = await seenOrder(shop, placed);
  await handOverAtCounter(shop, fulfilments[0], { missing: 1 });
  expect(await seenPayment(shop, placed)).toMatchObject({ captured: { amountMinor: 1990 } });
  const owed = await account();
  expect(owed).toMatchObject({
    reserved: { amountMinor: 0 },
    owed: { amountMinor: 1990 },
    openInvoices: [{ open: { amountMinor: 1990 }, isOverdue: false }],
  });
  expect(await balanceOf(shop, 'TRADE_RECEIVABLE')).toBe(1990);
  const [invoice] = owed.openInvoices;
  const transfer = { currency: 'EUR', remittance: invoice.reference };
  const record = (bankLineId: string, amountMinor: number) =>
    tell(
      shop,
      'supervisor',
      'recordBankTransfers',
      { lines: [{ ...transfer, bankLineId, amountMinor }] },
      '... on RecordBankTransfersPayload { lines { transfer { state } } }',
    );
  expect(await record('inv-1', 1000)).toMatchObject({
    lines: [{ transfer: { state: 'MATCHED' } }],
  });
  expect((await account()).openInvoices).toMatchObject([{ open: { amountMinor: 990 } }]);
  await record('inv-2', 1000);
  expect(await account()).toMatchObject({ owed: { amountMinor: 0 }, openInvoices: [] });
  expect(await balanceOf(shop, 'TRADE_RECEIVABLE')).toBe(0);
});

it('an order over the limit is declined, and of two at once that do not both fit one is', async () => {
  const whole = await buy(6);
  expect(await seenPayment(shop, whole)).toMatchObject({
    lastError: { code: 'CREDIT_LIMIT_EXCEEDED' },
  });
  const both = await Promise.all([buy(3), buy(3)]);
  const states = await Promise.all(both.map(async (each) => (await seenPayment(shop, each)).state));
  expect(states.sort()).toEqual(['AUTHORIZED', 'REQUIRES_PAYMENT_METHOD']);
  expect(await account()).toMatchObject({ reserved: { amountMinor: 5970 } });
  for (const { orderId } of both) await tell(shop, 'admin', 'cancelOrder', { orderId }, '');
  expect(await account()).toMatchObject({ reserved: { amountMinor: 0 } });
});

it('nobody buys on the account of somebody else', async () => {
  const other = await buy(1, 'other-customer');
  expect(await seenPayment(shop, other)).toMatchObject({
    lastError: { code: 'METHOD_NOT_POSSIBLE' },
  });
  const guest = await orderBy(shop, 'on-account');
  expect((await seenPayment(shop, guest)).lastError.code).toBe('METHOD_NOT_POSSIBLE');
});

it('a limit is changed once with a key, never below what is in use, and never in another currency', async () => {
  const idempotencyKey = freshKey();
  const first = await grant(20_000, { idempotencyKey });
  expect(await grant(20_000, { idempotencyKey })).toEqual(first);
  expect((await grant(30_000, { idempotencyKey })).__typename).toBe('IdempotencyKeyReused');
  const placed = await buy(2);
  expect(await grant(3979)).toMatchObject({ __typename: 'LimitInUse', amountMinor: 3980 });
  expect((await grant(-1)).__typename).toBe('AmountNotPossible');
  expect((await grant(9000, { currency: 'USD' })).__typename).toBe('OtherCurrency');
  const both = await Promise.all([grant(3980), buy(1)]);
  const fits = (await account()).available.amountMinor >= 0;
  expect(fits).toBe(true);
  for (const { orderId } of [placed, both[1]])
    await tell(shop, 'admin', 'cancelOrder', { orderId }, '');
  await grant(10_000);
});

it('what is not paid in time is on the list of those who remind, until staff say what has paid it', async () => {
  const placed = await buy();
  const { fulfilments } = await seenOrder(shop, placed);
  await handOverAtCounter(shop, fulfilments[0]);
  clock.advance(31 * dayMs);
  const overdue = async () =>
    answered(
      await shop.ask(
        '{ overdueInvoices { id isOverdue open { amountMinor } customer { lastName } } }',
        {},
        { token: await shop.tokenOf('agent') },
      ),
    );
  const [invoice] = await overdue();
  expect(invoice).toMatchObject({ isOverdue: true, customer: { lastName: 'Martin' } });
  const line = { bankLineId: 'late', amountMinor: 2000, currency: 'EUR', remittance: 'sorry' };
  const { lines } = await tell(
    shop,
    'supervisor',
    'recordBankTransfers',
    { lines: [line] },
    '... on RecordBankTransfersPayload { lines { transfer { id } } }',
  );
  const settle = () =>
    tell(
      shop,
      'supervisor',
      'settleInvoice',
      { invoiceId: invoice.id, bankTransferId: lines[0].transfer.id },
      '... on SettleInvoicePayload { invoice { state } }',
    );
  const both = await Promise.all([settle(), settle()]);
  expect(both.map((each) => each.__typename).sort()).toEqual([
    'LineNotQuarantined',
    'SettleInvoicePayload',
  ]);
  expect(await overdue()).toEqual([]);
  expect(await account()).toMatchObject({ owed: { amountMinor: 0 } });
});

it('a refund lessens what is open, and what was paid already is sent back', async () => {
  const placed = await buy(3);
  const { fulfilments } = await seenOrder(shop, placed);
  await handOverAtCounter(shop, fulfilments[0]);
  const [invoice] = (await account()).openInvoices;
  const line = { bankLineId: 'part', amountMinor: 4000, currency: 'EUR' };
  const lines = [{ ...line, remittance: invoice.reference }];
  await tell(shop, 'supervisor', 'recordBankTransfers', { lines }, '');
  const refund = (amountMinor: number) =>
    shop.app.gateway.runAsSystem('given', (work) =>
      refundOrder(work, {
        orderId: fromGlobalId(placed.orderId)?.id ?? '',
        ask: { kind: 'AMOUNT', amountMinor },
        currency: 'EUR',
        reasonCode: 'DAMAGED',
        reason: 'torn',
        intentId: null,
      }),
    );
  const { operationIds } = must(await refund(2500));
  for (const id of operationIds) await driveOperation(shop.app.gateway, id);
  expect(await seenPayment(shop, placed)).toMatchObject({ refunded: { amountMinor: 2500 } });
  expect(await account()).toMatchObject({ owed: { amountMinor: 0 }, openInvoices: [] });
  const document =
    '{ payouts(state: OWED, inCash: false, first: 100) { reason amount { amountMinor } } }';
  const owed = await shop.ask(document, {}, { token: await shop.tokenOf('admin') });
  expect(answered(owed)).toContainEqual({ reason: 'REFUND', amount: { amountMinor: 530 } });
  expect(await balanceOf(shop, 'TRADE_RECEIVABLE')).toBe(-530);
});

it('the books agree, and the doctor finds what was planted', async () => {
  expect(await findings(shop)).toEqual([]);
  const reconciled = await reconcilePayments(shop.app.gateway, { since: new Date(0) });
  expect(reconciled.flatMap(({ differences }) => differences)).toEqual([]);
  shop.leaves({ promise: 'What is promised and owed on a trade', because: 'it is planted' });
  await plant(shop, 'update trade_account set reserved_minor = reserved_minor + 1');
  expect((await findings(shop)).map((each) => each.promise)).toEqual([
    expect.stringMatching(/^What is promised and owed on a trade account/),
  ]);
});
