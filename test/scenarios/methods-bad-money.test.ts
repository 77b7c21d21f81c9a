import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MethodFamily, paymentMethodFamilies } from '../../src/payments/index.js';
import { toGlobalId } from '../../src/platform/graphql/node.js';
import { serveAtCounter } from '../support/counter.js';
import { answered, freshKey } from '../support/journey.js';
import { pictureOfMoney } from '../support/money-picture.js';
import { findings } from '../support/tenders.js';
import {
  openWaysToPay,
  type Placed,
  seeOrderOf,
  tellPayment,
  type WayToPay,
} from '../support/ways-to-pay.js';

let desk: Awaited<ReturnType<typeof openWaysToPay>>;
beforeAll(async () => {
  desk = await openWaysToPay();
  desk.shop.sandbox.control.conductWebhooks({ url: null });
});
afterAll(() => desk.shop.close());

/**
 * What becomes of a deposit in euros, and of one in dollars: held, or declined for a reason. A deposit is never taken by
 * itself, so nothing that is taken at once can be one.
 */
const deposits: Readonly<
  Record<MethodFamily, { readonly EUR: string; readonly USD: string } | 'NOT_OFFERED'>
> = {
  CARD: { EUR: 'AUTHORIZED', USD: 'AUTHORIZED' },
  APPLE_PAY: { EUR: 'AUTHORIZED', USD: 'AUTHORIZED' },
  GOOGLE_PAY: { EUR: 'AUTHORIZED', USD: 'AUTHORIZED' },
  VIRTUAL_CARD: { EUR: 'AUTHORIZED', USD: 'AUTHORIZED' },
  INSTALMENTS: { EUR: 'AUTHORIZED', USD: 'AUTHORIZED' },
  GIFT_CARD: { EUR: 'AUTHORIZED', USD: 'CURRENCY_NOT_SUPPORTED' },
  STORE_CREDIT: { EUR: 'AUTHORIZED', USD: 'CURRENCY_NOT_SUPPORTED' },
  LOYALTY_POINTS: { EUR: 'AUTHORIZED', USD: 'CURRENCY_NOT_SUPPORTED' },
  ON_ACCOUNT: { EUR: 'AUTHORIZED', USD: 'METHOD_NOT_POSSIBLE' },
  BANK_TRANSFER: { EUR: 'InvalidPaymentToken', USD: 'InvalidPaymentToken' },
  CASH: { EUR: 'InvalidPaymentToken', USD: 'InvalidPaymentToken' },
  CHEQUE: { EUR: 'InvalidPaymentToken', USD: 'InvalidPaymentToken' },
  PAYPAL: 'NOT_OFFERED',
  CARRIER_BILLING: 'NOT_OFFERED',
};

const mutations = {
  capturePayment: 'CapturePaymentInput',
  refundOrder: 'RefundOrderInput',
  requestDeposit: 'RequestDepositInput',
  captureDeposit: 'CaptureDepositInput',
} as const;

async function send(name: keyof typeof mutations, input: object, persona = 'supervisor') {
  const document = /* GraphQL */ `
    mutation ($input: ${mutations[name]}!) {
      ${name}(input: $input) {
        __typename
        ... on UserError { message }
        ${name === 'refundOrder' ? '... on RefundPayload { refund { id state } }' : '... on HoldPayload { paymentIntent { id state } }'}
      }
    }`;
  const variables = { input: { idempotencyKey: freshKey(), ...input } };
  return desk.shop.ask(document, variables, { token: await desk.shop.tokenOf(persona) });
}

const ask = async (name: keyof typeof mutations, input: object) =>
  answered(await send(name, input));

/** The type of the answer, or the code of the request error. */
async function saidTo(name: keyof typeof mutations, input: object, persona?: string) {
  const answer = await send(name, input, persona);
  return answer.errors?.[0]?.extensions.code ?? answered(answer).__typename;
}

/** Each of these is answered so, and all of them together change nothing. */
async function changeNothing(
  name: keyof typeof mutations,
  trials: readonly (readonly [object, string, string?])[],
) {
  const before = await pictureOfMoney(desk.shop);
  const said: string[] = [];
  for (const [input, , persona] of trials) said.push(await saidTo(name, input, persona));
  expect(said).toEqual(trials.map(([, says]) => says));
  expect(await pictureOfMoney(desk.shop)).toEqual(before);
}

/** Two who ask at once, each with a key of their own: one of them is served, and one refused with a type. */
async function onlyOneOf(name: keyof typeof mutations, input: object, refusals: readonly string[]) {
  const keys = [freshKey(), freshKey()];
  const kinds = await Promise.all(
    keys.map((idempotencyKey) => saidTo(name, { ...input, idempotencyKey })),
  );
  const served = kinds.findIndex((kind) => kind.endsWith('Payload'));
  expect(served).toBeGreaterThanOrEqual(0);
  expect(refusals).toContain(kinds[1 - served]);
  return keys[served] ?? '';
}

async function confirmed(way: WayToPay): Promise<Placed> {
  const placed = await desk.place(way);
  await way.bringIn?.(placed);
  await expect.poll(async () => (await seeOrderOf(desk.shop, placed)).state).toBe('CONFIRMED');
  return placed;
}

describe.each(paymentMethodFamilies.map(({ family }) => family))('%s', (family) => {
  /** Runs what is to be shown of a family that the shop takes. */
  async function withWay(show: (way: WayToPay) => Promise<unknown>) {
    const way = desk.ways[family];
    if (way === 'NOT_OFFERED') expect(deposits[family]).toBe('NOT_OFFERED');
    else await show(way);
  }

  it('is captured once, for no more than is held, and only by those who may', () =>
    withWay(async (way) => {
      const { intentId, as } = await confirmed(way);
      const totalMinor = 1990 * way.quantity;
      const take = { paymentIntentId: intentId, amountMinor: totalMinor };
      const nobodys = toGlobalId('PaymentIntent', '01900000-0000-7000-8000-000000000000');
      await changeNothing('capturePayment', [
        [{ ...take, amountMinor: 0 }, 'BAD_USER_INPUT'],
        [{ ...take, amountMinor: -1 }, 'BAD_USER_INPUT'],
        [{ ...take, amountMinor: totalMinor + 1 }, 'CaptureNotPossible'],
        [{ ...take, paymentIntentId: nobodys }, 'NOT_FOUND'],
        [take, 'FORBIDDEN', 'customer'],
        [take, 'FORBIDDEN', 'associate'],
      ]);
      if (way.takenAtOnce) return changeNothing('capturePayment', [[take, 'CaptureNotPossible']]);
      const idempotencyKey = await onlyOneOf('capturePayment', take, ['CaptureNotPossible']);
      expect(await tellPayment(desk.shop, { intentId, as })).toMatchObject({
        state: 'CAPTURED',
        captured: { amountMinor: totalMinor },
      });
      return changeNothing('capturePayment', [
        [{ ...take, idempotencyKey }, 'HoldPayload'],
        [{ ...take, amountMinor: 1, idempotencyKey }, 'IdempotencyKeyReused'],
        [{ ...take, amountMinor: 1 }, 'CaptureNotPossible'],
      ]);
    }));

  it('is given back once, for no more than was taken, and in its own currency', () =>
    withWay(async (way) => {
      const placed = await confirmed(way);
      const why = { reasonCode: 'RETURNED', reason: 'Too small.' };
      const back = { orderId: placed.orderId, currency: 'EUR', ...why };
      await changeNothing('refundOrder', [
        [{ ...back, amountMinor: 1 }, 'RefundTooLarge'],
        [{ ...back, everything: true }, 'NothingToRefund'],
      ]);
      const { fulfilments, lines } = await seeOrderOf(desk.shop, placed);
      await serveAtCounter(desk.shop, fulfilments[0]);
      const [{ id: lineId }] = lines;
      const totalMinor = 1990 * way.quantity;
      await changeNothing('refundOrder', [
        [{ ...back, amountMinor: 0 }, 'BAD_USER_INPUT'],
        [{ ...back, amountMinor: -1 }, 'BAD_USER_INPUT'],
        [{ ...back, amountMinor: totalMinor + 1 }, 'RefundTooLarge'],
        [{ ...back, lines: [{ lineId, quantity: way.quantity + 1 }] }, 'NotSoManyUnits'],
        [{ ...back, currency: 'USD', amountMinor: 1 }, 'RefundCurrencyDiffers'],
        [{ ...back, amountMinor: 1 }, 'FORBIDDEN', 'customer'],
      ]);
      const all = { ...back, everything: true };
      const idempotencyKey = await onlyOneOf('refundOrder', all, ['NothingToRefund']);
      await way.handBack?.(placed);
      await expect
        .poll(() => tellPayment(desk.shop, placed), { timeout: 10_000 })
        .toMatchObject({
          state: 'REFUNDED',
          refunded: { amountMinor: totalMinor },
        });
      await changeNothing('refundOrder', [
        [{ ...all, idempotencyKey }, 'RefundPayload'],
        [{ ...all, reason: 'Too big.', idempotencyKey }, 'IdempotencyKeyReused'],
        [{ ...back, amountMinor: 1 }, 'RefundTooLarge'],
        [all, 'NothingToRefund'],
      ]);
    }));

  it('is held as a deposit in its own currency, or is no deposit', () =>
    withWay(async (way) => {
      const said = deposits[family];
      if (said === 'NOT_OFFERED') throw new Error(`say what becomes of a deposit by ${family}`);
      const asked = { wantedFor: 'Table for six', customerId: desk.customerId, amountMinor: 6000 };
      const wish = async (currency: string) => ({
        ...asked,
        currency,
        paymentMethodToken: await way.token(),
      });
      const deposit = await wish('EUR');
      await changeNothing('requestDeposit', [
        [{ ...deposit, amountMinor: 0 }, 'BAD_USER_INPUT'],
        [{ ...deposit, amountMinor: -1 }, 'BAD_USER_INPUT'],
        [{ ...deposit, currency: 'XXZ' }, 'BAD_USER_INPUT'],
      ]);
      const inDollars = await wish('USD');
      if (said.EUR === 'InvalidPaymentToken')
        return changeNothing('requestDeposit', [
          [deposit, said.EUR],
          [inDollars, said.USD],
        ]);
      const held = await ask('requestDeposit', deposit);
      expect(held.paymentIntent.state).toBe(said.EUR);
      const kept = { paymentIntentId: held.paymentIntent.id, reason: 'Nobody came' };
      await changeNothing('captureDeposit', [
        [{ ...kept, amountMinor: 0 }, 'BAD_USER_INPUT'],
        [{ ...kept, amountMinor: 6001 }, 'CaptureNotPossible'],
      ]);
      const taken = await ask('captureDeposit', { ...kept, amountMinor: 2000 });
      expect(taken.paymentIntent.state).toBe('CAPTURED');

      const before = await pictureOfMoney(desk.shop);
      const { paymentIntent: foreign } = await ask('requestDeposit', inDollars);
      const as = { token: await desk.shop.tokenOf('customer') };
      const { lastError, state } = await tellPayment(desk.shop, { intentId: foreign.id, as });
      expect(lastError?.code ?? state).toBe(said.USD);
      const after = await pictureOfMoney(desk.shop);
      for (const own of ['stored_account', 'stored_entry', 'trade_account'])
        expect(after[own]).toBe(before[own]);
    }));
});

it('nobody pays a deposit in a way that is taken at once, nor does anybody take it so', async () => {
  const asked = { currency: 'EUR', wantedFor: 'Table for six', customerId: desk.customerId };
  const { paymentIntent } = await ask('requestDeposit', { ...asked, amountMinor: 3980 });
  const as = { token: await desk.shop.tokenOf('customer') };
  const before = await pictureOfMoney(desk.shop);
  for (const family of ['CASH', 'CHEQUE', 'BANK_TRANSFER'] as const) {
    const way = desk.ways[family];
    if (way === 'NOT_OFFERED') throw new Error(`${family} has no provider`);
    const input = {
      paymentIntentId: paymentIntent.id,
      paymentMethodToken: await way.token(),
      idempotencyKey: freshKey(),
    };
    const confirm = `mutation ($input: ConfirmPaymentInput!) { confirmPayment(input: $input) { __typename } }`;
    const said = answered(await desk.shop.ask(confirm, { input }, as));
    expect(said.__typename).toBe('InvalidPaymentToken');
    if (family === 'BANK_TRANSFER') continue;
    const taken = await way.bringIn?.({ orderId: '', intentId: paymentIntent.id, as });
    expect(taken).toMatchObject({ __typename: 'InvalidPaymentToken' });
  }
  expect(await pictureOfMoney(desk.shop)).toEqual(before);
});

it('leaves nothing that contradicts a promise', async () => {
  expect(await findings(desk.shop)).toEqual([]);
});
