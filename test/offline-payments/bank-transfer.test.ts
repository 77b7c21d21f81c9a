import { afterAll, beforeAll, expect, it } from 'vitest';
import { reconcilePayments } from '../../src/payments/index.js';
import { given, type StockedShop } from '../support/given.js';
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

let shop: StockedShop;
let names = 0;

beforeAll(async () => {
  shop = await given.shop({
    stock: { 'CAP-BLUE': { LYON: 100 } },
    env: { BANK_IBAN: 'FR14 2004 1010 0505 0001 3M02 606', BANK_HOLDER: 'La Boutique SAS' },
  });
});
afterAll(() => shop.close());

interface Line {
  readonly remittance: string;
  readonly amountMinor: number;
  readonly currency?: string;
  readonly bankLineId?: string;
}

const recorded = `... on RecordBankTransfersPayload {
  lines { outcome transfer { id state problem amount { amountMinor } paymentIntent { state } } }
}`;

function record(lines: readonly Line[], more: object = {}, as = 'supervisor') {
  const input = {
    lines: lines.map((line) => {
      names += 1;
      return { bankLineId: `stmt-${names}`, currency: 'EUR', payer: 'L. Bernard', ...line };
    }),
    ...more,
  };
  return tell(shop, as, 'recordBankTransfers', input, recorded);
}

type Placed = Awaited<ReturnType<typeof orderBy>>;

async function instructions({ intentId, as }: Placed) {
  const document = `query ($id: ID!) {
    paymentIntent(id: $id) {
      transferInstructions {
        holder iban reference printedReference until
        amount { amountMinor } received { amountMinor } remaining { amountMinor }
      }
    }
  }`;
  return answered(await shop.ask(document, { id: intentId }, as)).transferInstructions;
}

async function referenceOf(placed: Placed): Promise<string> {
  return (await instructions(placed)).printedReference;
}

async function payouts(state = 'OWED') {
  const document = `query ($state: PayoutState!) {
    payouts(state: $state, first: 100) { id reason returnsBankLine amount { amountMinor } }
  }`;
  const as = { token: await shop.tokenOf('supervisor') };
  return answered(await shop.ask(document, { state }, as));
}

it('an order is paid by transfer, and its goods wait for days', async () => {
  const placed = await orderBy(shop, 'bank-transfer', { quantity: 2 });
  expect(placed.placed.paymentIntent.state).toBe('PROCESSING');
  const told = await instructions(placed);
  expect(told).toMatchObject({
    holder: 'La Boutique SAS',
    iban: 'FR1420041010050500013M02606',
    reference: expect.stringMatching(/^RF\d{2}[2-9A-Z]{10}$/),
    amount: { amountMinor: 3980 },
    remaining: { amountMinor: 3980 },
  });
  const order = await seenOrder(shop, placed);
  expect(order).toMatchObject({ state: 'PENDING_PAYMENT', expiresAt: told.until });
  expect(new Date(told.until).getTime() - Date.now()).toBeGreaterThan(6 * 86_400_000);
  const { lines } = await record([
    { remittance: `order ${told.printedReference}`, amountMinor: 3980 },
  ]);
  expect(lines).toMatchObject([{ outcome: 'RECORDED', transfer: { state: 'MATCHED' } }]);
  await expect
    .poll(() => seenPayment(shop, placed))
    .toMatchObject({
      state: 'CAPTURED',
      captured: { amountMinor: 3980 },
      attempts: [{ method: 'BANK_TRANSFER', state: 'SUCCEEDED' }],
    });
  await expect.poll(() => seenOrder(shop, placed)).toMatchObject({ state: 'CONFIRMED' });
  const { fulfilments } = await seenOrder(shop, placed);
  await handOverAtCounter(shop, fulfilments[0], { missing: 1 });
  await expect
    .poll(() => seenPayment(shop, placed))
    .toMatchObject({
      state: 'PARTIALLY_REFUNDED',
      refunded: { amountMinor: 1990 },
      explain: { summary: expect.stringContaining('19.90') },
    });
  expect(await payouts()).toMatchObject([{ reason: 'REFUND', amount: { amountMinor: 1990 } }]);
});

it('two transfers that are too small complete each other, and what is too much is owed back', async () => {
  const placed = await orderBy(shop, 'bank-transfer');
  const remittance = await referenceOf(placed);
  await record([{ remittance, amountMinor: 1000 }]);
  expect(await instructions(placed)).toMatchObject({
    received: { amountMinor: 1000 },
    remaining: { amountMinor: 990 },
  });
  expect(await seenPayment(shop, placed)).toMatchObject({ state: 'PROCESSING' });
  await record([{ remittance, amountMinor: 1200 }]);
  await expect
    .poll(() => seenPayment(shop, placed))
    .toMatchObject({
      state: 'CAPTURED',
      captured: { amountMinor: 1990 },
    });
  await record([{ remittance, amountMinor: 50 }]);
  const over = (await payouts()).filter((each: { reason: string }) => each.reason === 'OVERPAID');
  expect(over).toMatchObject([{ amount: { amountMinor: 210 } }, { amount: { amountMinor: 50 } }]);
});

it('what came of a payment that is given up is sent back', async () => {
  const placed = await orderBy(shop, 'bank-transfer');
  const remittance = await referenceOf(placed);
  await record([{ remittance, amountMinor: 700 }]);
  const cancel = '... on OrderPayload { order { state } }';
  await tell(shop, 'admin', 'cancelOrder', { orderId: placed.orderId }, cancel);
  await expect
    .poll(() => payouts(), { timeout: 30_000 })
    .toContainEqual(
      expect.objectContaining({ reason: 'NOT_PAID_IN_TIME', amount: { amountMinor: 700 } }),
    );
  const { lines } = await record([{ remittance, amountMinor: 1290 }]);
  expect(lines).toMatchObject([{ transfer: { state: 'QUARANTINED', problem: 'PAYMENT_OVER' } }]);
});

it('a buyer who changes their mind pays with a card instead', async () => {
  const placed = await orderBy(shop, 'bank-transfer');
  const input = {
    paymentIntentId: placed.intentId,
    paymentMethodToken: 'tok_success',
    idempotencyKey: freshKey(),
  };
  const document = `mutation ($input: ConfirmPaymentInput!) {
    confirmPayment(input: $input) { ... on ConfirmPaymentPayload { paymentIntent { state } } }
  }`;
  const confirmed = answered(await shop.ask(document, { input }, placed.as));
  expect(confirmed).toMatchObject({ paymentIntent: { state: 'AUTHORIZED' } });
});

it('a card that was declined gives way to a transfer, and the goods wait for it', async () => {
  const placed = await orderBy(shop, 'tok_declined');
  const input = {
    paymentIntentId: placed.intentId,
    paymentMethodToken: 'bank-transfer',
    idempotencyKey: freshKey(),
  };
  const document = `mutation ($input: ConfirmPaymentInput!) {
    confirmPayment(input: $input) { ... on ConfirmPaymentPayload { paymentIntent { state } } }
  }`;
  const confirmed = answered(await shop.ask(document, { input }, placed.as));
  expect(confirmed).toMatchObject({ paymentIntent: { state: 'PROCESSING' } });
  expect(await seenOrder(shop, placed)).toMatchObject({
    expiresAt: (await instructions(placed)).until,
  });
});

it('a transfer that fits nothing waits for people, who assign it or send it back, once', async () => {
  const placed = await orderBy(shop, 'bank-transfer');
  const dollars = { remittance: await referenceOf(placed), amountMinor: 1990, currency: 'USD' };
  const { lines } = await record([
    { remittance: 'for the cap', amountMinor: 1990, bankLineId: 'a' },
    { remittance: 'RF18 2222 2222 22', amountMinor: 300, bankLineId: 'b' },
    { ...dollars, bankLineId: 'c' },
  ]);
  expect(lines.map((each: { transfer: { problem: string } }) => each.transfer.problem)).toEqual([
    'NO_REFERENCE',
    'NO_REFERENCE',
    'OTHER_CURRENCY',
  ]);
  const [cap, , dollar] = lines.map((each: { transfer: { id: string } }) => each.transfer.id);
  const decide = (mutation: string, bankTransferId: string, more: object = {}) =>
    tell(shop, 'supervisor', mutation, { bankTransferId, ...more }, '');
  const forPayment = { paymentIntentId: placed.intentId };
  expect(await decide('assignBankTransfer', dollar, forPayment)).toMatchObject({
    __typename: 'NoTransferAwaited',
  });
  const both = await Promise.all([
    decide('assignBankTransfer', cap, forPayment),
    decide('returnBankTransfer', cap),
  ]);
  const kinds = both.map((each) => each.__typename).sort();
  expect(kinds).toEqual(['BankTransferPayload', 'LineNotQuarantined']);
  expect((await decide('returnBankTransfer', dollar)).__typename).toBe('BankTransferPayload');
  expect(await payouts()).toContainEqual(expect.objectContaining({ returnsBankLine: 'c' }));
});

it('a line counts once, whoever sends it how often and at the same time', async () => {
  const placed = await orderBy(shop, 'bank-transfer');
  const line = { remittance: await referenceOf(placed), amountMinor: 900, bankLineId: 'once' };
  const both = await Promise.all([record([line]), record([line], {}, 'admin')]);
  expect(both.map(({ lines }) => lines[0].outcome).sort()).toEqual(['KNOWN', 'RECORDED']);
  const differs = await record([{ ...line, amountMinor: 901 }]);
  expect(differs.lines).toMatchObject([{ outcome: 'DIFFERS' }]);
  const input = { lines: [{ ...line, currency: 'EUR' }], idempotencyKey: freshKey() };
  const first = await tell(shop, 'supervisor', 'recordBankTransfers', input, recorded);
  expect(await tell(shop, 'supervisor', 'recordBankTransfers', input, recorded)).toEqual(first);
  const other = { ...input, lines: [{ ...line, currency: 'EUR', amountMinor: 1 }] };
  const reused = await tell(shop, 'supervisor', 'recordBankTransfers', other, recorded);
  expect(reused.__typename).toBe('IdempotencyKeyReused');
  expect(await instructions(placed)).toMatchObject({ received: { amountMinor: 900 } });
});

it('what cannot be meant is refused', async () => {
  const kind = async (line: Line) => (await record([line])).__typename;
  expect(await kind({ remittance: '', amountMinor: 0 })).toBe('AmountNotPossible');
  expect(await kind({ remittance: '', amountMinor: -1 })).toBe('AmountNotPossible');
  expect(await kind({ remittance: '', amountMinor: 1, currency: 'ZZZ' })).toBe('OtherCurrency');
  for (const persona of ['associate', 'agent', 'partner']) {
    const denied = await shop.ask(
      'mutation ($input: RecordBankTransfersInput!) { recordBankTransfers(input: $input) { __typename } }',
      { input: { lines: [], idempotencyKey: freshKey() } },
      { token: await shop.tokenOf(persona) },
    );
    expect(denied.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  }
});

it('the bank sends what is owed once, and the ledger says what is still to be settled', async () => {
  const [owed, another] = await payouts();
  const confirm = (payoutId: string, bankLineId: string) =>
    tell(
      shop,
      'supervisor',
      'confirmPayout',
      { payoutId, bankLineId },
      '... on ConfirmPayoutPayload { payout { state } }',
    );
  const both = await Promise.all([confirm(owed.id, 'out-1'), confirm(owed.id, 'out-2')]);
  expect(both.map((each) => each.__typename).sort()).toEqual([
    'ConfirmPayoutPayload',
    'PayoutNotPossible',
  ]);
  const [{ bank_line_id: used } = { bank_line_id: '' }] = (
    await shop.app.gateway.database.pool.query(
      `select bank_line_id from payout where state = 'PAID'`,
    )
  ).rows;
  expect((await confirm(another.id, used)).__typename).toBe('BankLineKnown');
  const { rows } = await shop.app.gateway.database.pool.query(`
    select (select coalesce(sum(amount_minor), 0) from bank_line where state = 'QUARANTINED' and currency = 'EUR')
      + (select coalesce(sum(received_minor), 0) from offline_payment where state = 'AWAITED')
      + (select coalesce(sum(amount_minor), 0) from payout where state = 'OWED' and currency = 'EUR') as sum`);
  expect(await balanceOf(shop, 'UNSETTLED_TRANSFERS')).toBe(-Number(rows[0].sum));
});

it('the books agree, and the doctor finds what was planted', async () => {
  expect(await findings(shop)).toEqual([]);
  const reconciled = await reconcilePayments(shop.app.gateway);
  expect(reconciled.flatMap(({ differences }) => differences)).toEqual([]);
  shop.leaves({ promise: 'Every transfer pays', because: 'it is planted' });
  await plant(shop, `update offline_payment set received_minor = 1 where received_minor = 900`);
  expect((await findings(shop)).map((each) => each.promise)).toEqual([
    expect.stringMatching(/^Every transfer pays/),
  ]);
});
