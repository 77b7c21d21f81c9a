import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import {
  balanceOf,
  handOverAtCounter,
  orderBy,
  seenOrder,
  tell,
} from '../offline-payments/support.js';
import { given, type StockedShop } from '../support/given.js';
import { answered, freshKey } from '../support/journey.js';
import { findings } from '../support/tenders.js';

let shop: StockedShop;
beforeAll(async () => {
  shop = await given.shop({ stock: { 'CAP-BLUE': { LYON: 100 } } });
});
afterEach(async () => expect(await findings(shop)).toEqual([]));
afterAll(() => shop.close());

type Placed = Awaited<ReturnType<typeof orderBy>>;

/** An order that was paid with a cheque which the bank does not pay; its goods have left before, or have not. */
async function unpaid({ left }: { readonly left: boolean }) {
  const placed = await orderBy(shop, 'cheque');
  const drawnOn = new Date().toISOString().slice(0, 10);
  const written = { number: '0012345', bank: 'Crédit du Nord', drawnOn };
  const { cheque } = await tell(
    shop,
    'associate',
    'takeCheque',
    { locationId: shop.locationIds['LYON'], paymentIntentId: placed.intentId, ...written },
    '... on ChequePayload { cheque { id } }',
  );
  const { fulfilments } = await seenOrder(shop, placed);
  const handOver = () => handOverAtCounter(shop, fulfilments[0]);
  if (left) await handOver();
  const document = `mutation ($input: EndChequeInput!) { bounceCheque(input: $input) { __typename } }`;
  const input = { chequeId: cheque.id, idempotencyKey: freshKey() };
  answered(await shop.ask(document, { input }, { token: await shop.tokenOf('supervisor') }));
  return { placed, handOver };
}

const request = /* GraphQL */ `
  mutation ($input: RequestOutstandingPaymentInput!) {
    requestOutstandingPayment(input: $input) {
      __typename
      ... on RequestOutstandingPaymentPayload {
        paymentIntent { id tender state amount { amountMinor } }
      }
    }
  }`;
const confirm = /* GraphQL */ `
  mutation ($input: ConfirmPaymentInput!) {
    confirmPayment(input: $input) { ... on ConfirmPaymentPayload { paymentIntent { state } } }
  }`;
const payments = /* GraphQL */ `
  query ($id: ID!) { order(id: $id) { state paymentIntents { state captured { amountMinor } } } }`;

const ask = async ({ orderId, as }: Placed, idempotencyKey = freshKey()) =>
  answered(await shop.ask(request, { input: { orderId, idempotencyKey } }, as));

async function payByCard({ as }: Placed, paymentIntentId: string, token = 'tok_success') {
  const input = { paymentIntentId, paymentMethodToken: token, idempotencyKey: freshKey() };
  return answered(await shop.ask(confirm, { input }, as)).paymentIntent.state;
}

const seen = async ({ orderId, as }: Placed) =>
  answered(await shop.ask(payments, { id: orderId }, as));

it('is asked for once, however many ask, and pays the goods that have not left', async () => {
  const { placed, handOver } = await unpaid({ left: false });
  const key = freshKey();
  const answers = await Promise.all([ask(placed, key), ask(placed, key), ask(placed)]);
  const kinds = new Set(answers.map((each) => each.__typename));
  expect(kinds).toContain('NothingOutstanding');
  expect((await ask(placed)).__typename).toBe('NothingOutstanding');
  const { paymentIntents } = await seen(placed);
  expect(paymentIntents).toHaveLength(2);
  const [{ paymentIntent }] = answers.filter((each) => each.paymentIntent);
  expect(paymentIntent).toMatchObject({ tender: 2, amount: { amountMinor: 1990 } });
  expect(await payByCard(placed, paymentIntent.id, 'tok_declined_insufficient_funds')).toBe(
    'REQUIRES_PAYMENT_METHOD',
  );
  expect(await payByCard(placed, paymentIntent.id)).toBe('AUTHORIZED');
  expect((await ask(placed)).__typename).toBe('NothingOutstanding');
  expect(await handOver()).toMatchObject({ order: { state: 'COMPLETED' } });
  await expect
    .poll(() => seen(placed))
    .toMatchObject({ paymentIntents: [{}, { captured: { amountMinor: 1990 } }] });
});

it('is taken at once where the goods have left', async () => {
  const { placed } = await unpaid({ left: true });
  expect(await balanceOf(shop, 'CUSTOMER_RECEIVABLE')).toBe(1990);
  const { paymentIntent } = await ask(placed);
  expect(await payByCard(placed, paymentIntent.id)).toBe('AUTHORIZED');
  await expect
    .poll(() => seen(placed), { timeout: 10_000 })
    .toMatchObject({ paymentIntents: [{ state: 'CHARGED_BACK' }, { state: 'CAPTURED' }] });
  expect(await balanceOf(shop, 'CUSTOMER_RECEIVABLE')).toBe(0);
});

it('is nothing of an order that is paid, held, or waits for its first payment', async () => {
  for (const token of ['tok_success', null]) {
    const placed = await orderBy(shop, token);
    expect((await ask(placed)).__typename).toBe('NothingOutstanding');
  }
});
