import { afterAll, beforeAll, expect, it } from 'vitest';
import { reconcilePayments } from '../../src/payments/index.js';
import { innerId } from '../../src/platform/graphql/node.js';
import { given, type StockedShop } from '../support/given.js';
import { freshKey } from '../support/journey.js';
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
const today = new Date().toISOString().slice(0, 10);

beforeAll(async () => {
  shop = await given.shop({ stock: { 'CAP-BLUE': { LYON: 100 } } });
});
afterAll(() => shop.close());

const shown = `... on ChequePayload {
  cheque { id state lastDigits drawnOn amount { amountMinor } } paymentIntent { state }
}`;

function take(paymentIntentId: string, more: object = {}) {
  const written = { number: '0012 345', bank: 'Crédit du Nord', drawnOn: today };
  const input = { locationId: shop.locationIds['LYON'], paymentIntentId, ...written, ...more };
  return tell(shop, 'associate', 'takeCheque', input, `${shown} ... on InvalidCheque { field }`);
}

function end(mutation: 'clearCheque' | 'bounceCheque', chequeId: string, more: object = {}) {
  const document = `mutation ($input: EndChequeInput!) {
    ${mutation}(input: $input) { __typename ${shown} ... on ChequeNotInState { state } }
  }`;
  const input = { chequeId, idempotencyKey: freshKey(), ...more };
  return shop.tokenOf('supervisor').then(async (token) => {
    const { data } = await shop.ask(document, { input }, { token });
    return data[mutation];
  });
}

it('an order is paid by cheque, of whose number the end is kept, and the bank pays it', async () => {
  const placed = await orderBy(shop, 'cheque');
  const taken = await take(placed.intentId);
  expect(taken).toMatchObject({
    cheque: {
      state: 'RECEIVED',
      lastDigits: '2345',
      drawnOn: today,
      amount: { amountMinor: 1990 },
    },
    paymentIntent: { state: 'CAPTURED' },
  });
  expect(await seenOrder(shop, placed)).toMatchObject({ state: 'CONFIRMED' });
  expect((await seenPayment(shop, placed)).attempts).toEqual([
    { method: 'CHEQUE', state: 'SUCCEEDED' },
  ]);
  expect(await balanceOf(shop, 'CHEQUES')).toBe(1990);
  expect(await end('clearCheque', taken.cheque.id)).toMatchObject({ cheque: { state: 'CLEARED' } });
  expect(await balanceOf(shop, 'CHEQUES')).toBe(0);
  expect((await end('clearCheque', taken.cheque.id)).__typename).toBe('ChequeNotInState');
});

it('a cheque that is not honoured leaves the buyer in debt, once, however often it is said', async () => {
  const placed = await orderBy(shop, 'cheque');
  const { cheque } = await take(placed.intentId);
  const { fulfilments } = await seenOrder(shop, placed);
  await handOverAtCounter(shop, fulfilments[0]);
  expect(await balanceOf(shop, 'CUSTOMER_RECEIVABLE')).toBe(-1990);
  const idempotencyKey = freshKey();
  const both = await Promise.all([
    end('bounceCheque', cheque.id, { idempotencyKey }),
    end('bounceCheque', cheque.id),
  ]);
  expect(both.map((each) => each.__typename).sort()).toEqual(['ChequeNotInState', 'ChequePayload']);
  expect(await seenPayment(shop, placed)).toMatchObject({
    state: 'CHARGED_BACK',
    explain: {
      summary: expect.stringContaining('19.90'),
      steps: expect.arrayContaining([
        {
          what: 'The bank does not pay: 19.90 EUR is owed again.',
          why: 'The cheque was not honoured.',
        },
      ]),
    },
  });
  expect(await balanceOf(shop, 'CUSTOMER_RECEIVABLE')).toBe(0);
});

it('goods that were paid with a cheque that has bounced stay at the counter', async () => {
  const placed = await orderBy(shop, 'cheque');
  const { cheque } = await take(placed.intentId);
  await end('bounceCheque', cheque.id);
  const { fulfilments } = await seenOrder(shop, placed);
  expect(await handOverAtCounter(shop, fulfilments[0])).toMatchObject({
    __typename: 'PaymentNotCollectable',
  });
});

const payouts = async ({ intentId }: { readonly intentId: string }) => {
  const { rows } = await shop.app.gateway.database.pool.query(
    `select o.amount_minor::int as amount from payout o join offline_payment p on p.key = o.payment_key
     where p.intent_id = $1`,
    [innerId('PaymentIntent', intentId)],
  );
  return rows.map(({ amount }) => amount);
};

/** An order that was paid by cheque, and cancelled before the bank has said anything. */
async function canceled() {
  const placed = await orderBy(shop, 'cheque');
  const { cheque } = await take(placed.intentId);
  await tell(shop, 'admin', 'cancelOrder', { orderId: placed.orderId }, '');
  expect(await seenPayment(shop, placed)).toMatchObject({ state: 'CAPTURED' });
  expect(await payouts(placed)).toEqual([]);
  const becomes = (payment: object) =>
    expect.poll(() => seenPayment(shop, placed), { timeout: 30_000 }).toMatchObject(payment);
  return { placed, becomes, chequeId: cheque.id };
}

it('a refund of a cheque is sent by the bank, once the bank has paid the cheque', async () => {
  const { placed, becomes, chequeId } = await canceled();
  await end('clearCheque', chequeId);
  await becomes({ state: 'REFUNDED' });
  expect(await payouts(placed)).toEqual([1990]);
});

it('a cheque that bounces is never turned into money', async () => {
  const { placed, becomes, chequeId } = await canceled();
  const owed = await balanceOf(shop, 'CUSTOMER_RECEIVABLE');
  await end('bounceCheque', chequeId);
  await becomes({ state: 'CHARGED_BACK', refunded: { amountMinor: 0 } });
  expect(await payouts(placed)).toEqual([]);
  expect(await balanceOf(shop, 'CUSTOMER_RECEIVABLE')).toBe(owed + 1990);
});

it('of a cheque that comes back after its money was refunded, all is owed', async () => {
  const { becomes, chequeId } = await canceled();
  await end('clearCheque', chequeId);
  await becomes({ state: 'REFUNDED' });
  const [owed, atBank, cheques] = [
    await balanceOf(shop, 'CUSTOMER_RECEIVABLE'),
    await balanceOf(shop, 'BANK_CLEARING'),
    await balanceOf(shop, 'CHEQUES'),
  ];
  expect(await end('bounceCheque', chequeId)).toMatchObject({ cheque: { state: 'BOUNCED' } });
  expect(await balanceOf(shop, 'CUSTOMER_RECEIVABLE')).toBe(owed + 1990);
  expect(await balanceOf(shop, 'BANK_CLEARING')).toBe(atBank - 1990);
  expect(await balanceOf(shop, 'CHEQUES')).toBe(cheques);
});

it('what is no cheque is refused, and a cheque is taken once', async () => {
  const placed = await orderBy(shop, 'cheque');
  const field = async (more: object) => (await take(placed.intentId, more)).field;
  expect(await field({ number: '12' })).toBe('NUMBER');
  expect(await field({ bank: ' ' })).toBe('BANK');
  expect(await field({ drawnOn: '2019-02-30' })).toBe('DRAWN_ON');
  expect(await field({ drawnOn: '2999-01-01' })).toBe('DRAWN_ON');
  const idempotencyKey = freshKey();
  const [first, again] = [
    await take(placed.intentId, { idempotencyKey }),
    await take(placed.intentId, { idempotencyKey }),
  ];
  expect(again).toEqual(first);
  expect((await take(placed.intentId, { idempotencyKey, bank: 'BNP' })).__typename).toBe(
    'IdempotencyKeyReused',
  );
  expect((await take(placed.intentId)).__typename).toBe('PaymentNotConfirmable');
  const another = await orderBy(shop, 'cheque');
  const both = await Promise.all([take(another.intentId), take(another.intentId)]);
  expect(both.filter((each) => each.__typename === 'ChequePayload')).toHaveLength(1);
});

it('the books agree, and the doctor finds what was planted', async () => {
  expect(await findings(shop)).toEqual([]);
  const reconciled = await reconcilePayments(shop.app.gateway);
  expect(reconciled.flatMap(({ differences }) => differences)).toEqual([]);
  shop.leaves({ promise: 'Every payment by cheque has its cheque', because: 'it is planted' });
  await plant(
    shop,
    `delete from cheque where ctid = (select ctid from cheque where state = 'CLEARED' limit 1)`,
  );
  expect((await findings(shop)).map((each) => each.promise)).toEqual([
    'Every payment by cheque has its cheque',
  ]);
});
