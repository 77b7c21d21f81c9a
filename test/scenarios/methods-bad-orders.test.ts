import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MethodFamily, paymentMethodFamilies } from '../../src/payments/index.js';
import { presence, walletOf } from '../payments/saved/wallet.js';
import type { Asking } from '../support/app.js';
import { answered, fillCart, freshKey } from '../support/journey.js';
import { pictureOfMoney } from '../support/money-picture.js';
import { findings } from '../support/tenders.js';
import { openWaysToPay, seeOrderOf, tellPayment, type WayToPay } from '../support/ways-to-pay.js';

let desk: Awaited<ReturnType<typeof openWaysToPay>>;
beforeAll(async () => {
  desk = await openWaysToPay();
  desk.shop.sandbox.control.conductWebhooks({ url: null });
});
afterAll(() => desk.shop.close());

const placeOrder = /* GraphQL */ `
  mutation ($input: PlaceOrderInput!) {
    placeOrder(input: $input) {
      __typename
      ... on UserError { message }
      ... on TendersNotPossible { reason }
      ... on PlaceOrderPayload { order { id } paymentIntent { id } }
    }
  }`;

const confirmPayment = /* GraphQL */ `
  mutation ($input: ConfirmPaymentInput!) {
    confirmPayment(input: $input) {
      __typename
      ... on ConfirmPaymentPayload { paymentIntent { id state } }
    }
  }`;

interface Cart {
  readonly cartId: string;
  readonly as: Asking;
}

function tryToOrder({ cartId, as }: Cart, fields: object, key = freshKey()) {
  return desk.shop.ask(placeOrder, { input: { cartId, idempotencyKey: key, ...fields } }, as);
}

const order = async (cart: Cart, fields: object, key?: string) =>
  answered(await tryToOrder(cart, fields, key));

/** Pays an order that waits for its payment. */
const confirm = async (paymentIntentId: string, fields: object, as: Asking, key = freshKey()) => {
  const input = { paymentIntentId, ...fields, idempotencyKey: key };
  return answered(await desk.shop.ask(confirmPayment, { input }, as));
};

const caps = async (way: WayToPay) =>
  fillCart(desk.shop, { quantity: way.quantity }, await desk.asBuyer(way));

/** What is brought to pay with, by whom, and the refusal or the decline that answers. */
interface Trial {
  readonly fields: () => Promise<object> | object;
  readonly by?: () => Promise<Asking>;
  readonly says: string;
}

interface BadTokens {
  /** Of somebody else; or whoever has it may pay with it. */
  readonly foreign: Trial | 'OF_WHOEVER_HAS_IT';
  /** Out of its time, or never made; or it says only how somebody will pay, and is always good. */
  readonly expired: Trial | 'ALWAYS_GOOD';
}

const token = (paymentMethodToken: string) => () => ({ paymentMethodToken });
const stranger = async () => ({});
const somebodyElse = async () => ({ token: await desk.shop.tokenOf('other-customer') });
const nobodysAccount = '01900000-0000-7000-8000-000000000000';

const keptBySomebodyElse = (kept: string): Trial => ({
  fields: async () => {
    const { paymentMethod } = await walletOf(desk.shop, await somebodyElse()).save(kept, presence);
    return { savedPaymentMethodId: paymentMethod.id };
  },
  by: async () => ({ token: await desk.shop.tokenOf('customer') }),
  says: 'SavedPaymentMethodNotUsable',
});
const own = async (field: 'storeCredit' | 'loyaltyPoints') => {
  const [account] = (await desk.vault.own())[field];
  return { paymentMethodToken: account.paymentMethodToken };
};

const badTokens: Readonly<Record<MethodFamily, BadTokens | 'NOT_OFFERED'>> = {
  CARD: {
    foreign: keptBySomebodyElse('tok_mastercard'),
    expired: { fields: token('tok_declined_expired_card'), says: 'EXPIRED_CARD' },
  },
  APPLE_PAY: {
    foreign: keptBySomebodyElse('tok_apple_pay'),
    expired: { fields: token('tok_apple_pay_of_yesterday'), says: 'INVALID_TOKEN' },
  },
  GOOGLE_PAY: {
    foreign: keptBySomebodyElse('tok_google_pay'),
    expired: { fields: token('tok_google_pay_of_yesterday'), says: 'INVALID_TOKEN' },
  },
  VIRTUAL_CARD: {
    foreign: 'OF_WHOEVER_HAS_IT',
    expired: {
      fields: async () => {
        await order(await fillCart(desk.shop), { paymentMethodToken: 'tok_virtual_card_used' });
        return { paymentMethodToken: 'tok_virtual_card_used' };
      },
      says: 'CARD_USED_UP',
    },
  },
  INSTALMENTS: {
    foreign: 'OF_WHOEVER_HAS_IT',
    expired: { fields: token('tok_instalments_12'), says: 'INVALID_TOKEN' },
  },
  GIFT_CARD: {
    foreign: 'OF_WHOEVER_HAS_IT',
    expired: {
      fields: async () => {
        const paymentMethodToken = await desk.vault.tokenFor((await desk.vault.issue()).code);
        await desk.vault.pool.query('update gift_card_token set expires_at = now()');
        return { paymentMethodToken };
      },
      says: 'INVALID_TOKEN',
    },
  },
  STORE_CREDIT: {
    foreign: { fields: () => own('storeCredit'), by: somebodyElse, says: 'INVALID_TOKEN' },
    expired: { fields: token(`credit_${nobodysAccount}`), says: 'INVALID_TOKEN' },
  },
  LOYALTY_POINTS: {
    foreign: { fields: () => own('loyaltyPoints'), by: somebodyElse, says: 'INVALID_TOKEN' },
    expired: { fields: token(`points_${nobodysAccount}`), says: 'INVALID_TOKEN' },
  },
  ON_ACCOUNT: {
    foreign: { fields: token('on-account'), by: stranger, says: 'METHOD_NOT_POSSIBLE' },
    expired: 'ALWAYS_GOOD',
  },
  BANK_TRANSFER: { foreign: 'OF_WHOEVER_HAS_IT', expired: 'ALWAYS_GOOD' },
  CASH: { foreign: 'OF_WHOEVER_HAS_IT', expired: 'ALWAYS_GOOD' },
  CHEQUE: { foreign: 'OF_WHOEVER_HAS_IT', expired: 'ALWAYS_GOOD' },
  PAYPAL: 'NOT_OFFERED',
  CARRIER_BILLING: 'NOT_OFFERED',
};

/** With what an order is placed, or one that waits for its payment is paid. */
const doors = {
  placeOrder: async (by: Asking, fields: object) => {
    const cart = await fillCart(desk.shop, { quantity: 3 }, by);
    return { as: cart.as, enter: () => order(cart, fields) };
  },
  confirmPayment: async (by: Asking, fields: object) => {
    const cart = await fillCart(desk.shop, { quantity: 3 }, by);
    const { paymentIntent } = await order(cart, { paymentMethodToken: null });
    return { as: cart.as, enter: () => confirm(paymentIntent.id, fields, cart.as) };
  },
} as const;

/** Refused: nothing is written. Declined: the order waits for another card, and nothing is held for it. */
async function isTurnedDown(
  { fields, by = stranger, says }: Trial,
  door: keyof typeof doors,
): Promise<void> {
  const { as, enter } = await doors[door](await by(), await fields());
  const before = await pictureOfMoney(desk.shop);
  const answer = await enter();
  if (!answer.paymentIntent) {
    expect(answer.__typename).toBe(says);
    expect(await pictureOfMoney(desk.shop)).toEqual(before);
    return;
  }
  const placed = { intentId: answer.paymentIntent.id, as };
  expect(await tellPayment(desk.shop, placed)).toMatchObject({
    state: 'REQUIRES_PAYMENT_METHOD',
    authorized: { amountMinor: 0 },
    lastError: { code: says },
  });
  const after = await pictureOfMoney(desk.shop);
  for (const untouched of ['stored_account', 'trade_account', 'till_session', 'ledger_posting'])
    expect(after[untouched]).toBe(before[untouched]);
  const [held] = desk.shop.sandbox.control.books().slice((before['provider'] as object[]).length);
  expect(held?.amountAuthorized.minor ?? 0).toBe(0);
}

describe.each(paymentMethodFamilies.map(({ family }) => family))('%s', (family) => {
  /** Runs what is to be shown of a family that the shop takes. */
  async function withWay(show: (way: WayToPay, bad: BadTokens) => Promise<unknown>) {
    const [way, bad] = [desk.ways[family], badTokens[family]];
    if (way === 'NOT_OFFERED' || bad === 'NOT_OFFERED') expect([way, bad]).toEqual([bad, way]);
    else await show(way, bad);
  }

  it('is asked for no amounts that do not make up the total, and for no text that is no token', () =>
    withWay(async (way) => {
      const cart = await caps(way);
      const paymentMethodToken = await way.token();
      const rest = { paymentMethodToken: 'tok_success' };
      const totalMinor = 1990 * way.quantity;
      const before = await pictureOfMoney(desk.shop);
      for (const [amountMinor, reason] of [
        [0, 'AMOUNT_NOT_POSITIVE'],
        [-1, 'AMOUNT_NOT_POSITIVE'],
        [totalMinor, 'SUM_DIFFERS'],
        [totalMinor + 1, 'SUM_DIFFERS'],
      ] as const) {
        const tenders = [{ amountMinor, paymentMethodToken }, rest];
        expect(await order(cart, { tenders })).toMatchObject({
          __typename: 'TendersNotPossible',
          reason,
        });
      }
      const wrong = { paymentMethodToken: `${paymentMethodToken} or so` };
      expect(await order(cart, wrong)).toMatchObject({ __typename: 'InvalidPaymentToken' });
      const { errors } = await tryToOrder(cart, {
        tenders: [{ amountMinor: 1.5, paymentMethodToken }, rest],
      });
      expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
      expect(await pictureOfMoney(desk.shop)).toEqual(before);
    }));

  it.each(['placeOrder', 'confirmPayment'] as const)(
    'is turned down by %s where it is somebody else’s, or out of its time',
    (door) =>
      withWay(async (_way, { foreign, expired }) => {
        for (const trial of [foreign, expired])
          if (typeof trial === 'object') await isTurnedDown(trial, door);
      }),
  );

  it('pays an order that waits once, whoever confirms how often', () =>
    withWay(async (way) => {
      const cart = await caps(way);
      const placed = await order(cart, { paymentMethodToken: null });
      const { id } = placed.paymentIntent;
      const seen = { orderId: placed.order.id, intentId: id, as: cart.as };
      const paying = { paymentMethodToken: await way.token() };
      const wrong = { paymentMethodToken: 'no token' };
      const before = await pictureOfMoney(desk.shop);
      expect((await confirm(id, wrong, cart.as)).__typename).toBe('InvalidPaymentToken');
      expect(await pictureOfMoney(desk.shop)).toEqual(before);

      const key = freshKey();
      const several = [confirm(id, paying, cart.as, key), confirm(id, paying, cart.as, key)];
      const [first, second] = await Promise.all(several);
      expect(second).toMatchObject({ paymentIntent: { id: first.paymentIntent.id } });
      const { attempts, state } = await tellPayment(desk.shop, seen);
      expect(attempts).toHaveLength(1);
      const isPaid = state === 'AUTHORIZED';
      await expect
        .poll(async () => (await seeOrderOf(desk.shop, seen)).state, { timeout: 10_000 })
        .toBe(isPaid ? 'CONFIRMED' : 'PENDING_PAYMENT');
      const after = await pictureOfMoney(desk.shop);
      expect((await confirm(id, wrong, cart.as, key)).__typename).toBe('IdempotencyKeyReused');
      if (isPaid)
        expect((await confirm(id, paying, cart.as)).__typename).toBe('PaymentNotConfirmable');
      expect(await pictureOfMoney(desk.shop)).toEqual(after);
    }));

  it('makes one order of one cart and one key, whoever asks how often', () =>
    withWay(async (way) => {
      const cart = await caps(way);
      const paying = { paymentMethodToken: await way.token() };
      const key = freshKey();
      const same = await Promise.all([order(cart, paying, key), order(cart, paying, key)]);
      expect(new Set(same.map((each) => each.paymentIntent?.id)).size).toBe(1);
      const before = await pictureOfMoney(desk.shop);
      expect(await order(cart, paying, key)).toMatchObject({ order: same[0].order });
      expect(await order(cart, paying)).toMatchObject({ __typename: 'CartNotOpen' });
      const other = { ...paying, expectedTotalMinor: 1 };
      expect(await order(cart, other, key)).toMatchObject({ __typename: 'IdempotencyKeyReused' });
      expect(await pictureOfMoney(desk.shop)).toEqual(before);

      const another = await caps(way);
      const money = { paymentMethodToken: await way.token() };
      const both = await Promise.all([order(another, money), order(another, money)]);
      expect(both.map(({ __typename }) => __typename).sort()).toEqual([
        'CartNotOpen',
        'PlaceOrderPayload',
      ]);
    }));
});

it('leaves nothing that contradicts a promise', async () => {
  expect(await findings(desk.shop)).toEqual([]);
});
