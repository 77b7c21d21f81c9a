import { expect } from 'vitest';
import { collectInstalments } from '../../../src/instalments/collect-instalments.js';
import { dayMs, type ManualClock } from '../../../src/kernel/clock.js';
import { openVault } from '../../stored-value/vault.js';
import type { Asking } from '../../support/app.js';
import type { StockedShop } from '../../support/given.js';
import { answered, fillCart, freshKey } from '../../support/journey.js';

const plan = `instalmentPlan { count funding state fee { amountMinor } owed { amountMinor } open { amountMinor }
  instalments { number dueOn state nextChargeAt amount { amountMinor } paymentIntentId } }`;

const placeOrder = /* GraphQL */ `
  mutation ($input: PlaceOrderInput!) {
    placeOrder(input: $input) {
      __typename
      ... on UserError { code message }
      ... on InstalmentsNotOffered { reason }
      ... on PaymentMethodNotSavable { problem }
      ... on PlaceOrderPayload {
        order { id state lines { id } fulfilments { __typename id state ... on Pickup { code } } }
        paymentIntents { id state amount { amountMinor } }
        nextAction { type url }
      }
    }
  }`;

export interface Wish {
  readonly token?: string;
  readonly savedPaymentMethodId?: string;
  readonly quantity?: number;
  readonly count?: number;
  readonly textVersion?: string;
  readonly key?: string;
  readonly as?: Asking;
}

/** A shop that lets customers pay in 3 or 4 times, and what is done with their plans. */
export async function openPlans(shop: StockedShop, clock: ManualClock) {
  const vault = await openVault(shop);
  const { gateway } = shop.app;
  const as = async (persona = 'customer'): Promise<Asking> => ({
    token: await shop.tokenOf(persona),
  });

  const setTerms = async (terms: object = {}) =>
    vault.keyed(
      'setInstalmentTerms',
      {
        count: 3,
        currency: 'EUR',
        funding: 'MERCHANT',
        feeBasisPoints: 150,
        feeMinor: 0,
        minimumMinor: 5000,
        maximumMinor: 300_000,
        ...terms,
      },
      await as('admin'),
      '... on SetInstalmentTermsPayload { count }',
    );

  /** Orders five caps, 99.50 EUR, in three instalments where nothing else is said. */
  async function place(wish: Wish = {}) {
    const buyer = wish.as ?? (await as());
    const cart = await fillCart(shop, { quantity: wish.quantity ?? 5 }, buyer);
    return placeCart(cart, wish);
  }

  async function placeCart(cart: { cartId: string; as: Asking }, wish: Wish = {}) {
    const { savedPaymentMethodId, token = 'tok_mastercard' } = wish;
    const input = {
      cartId: cart.cartId,
      ...(savedPaymentMethodId ? { savedPaymentMethodId } : { paymentMethodToken: token }),
      instalments: { count: wish.count ?? 3, textVersion: wish.textVersion ?? 'plan-2026-01' },
      returnUrl: 'https://shop.example/back',
      idempotencyKey: wish.key ?? freshKey(),
    };
    return answered(await shop.ask(placeOrder, { input }, cart.as));
  }

  /** The goods in the hands of their buyer, as many as were found. */
  async function handOver(placed: { order: { id: string } }, picked = 5) {
    const document =
      'query ($id: ID!) { order(id: $id) { fulfilments { id ... on Pickup { code } } } }';
    const find = async () => {
      const answer = await shop.ask(document, { id: placed.order.id }, await as());
      return answered(answer).fulfilments;
    };
    await expect.poll(async () => (await find()).length, { timeout: 20_000 }).toBe(1);
    const [{ id: fulfilmentId, code: pickupCode }] = await find();
    // Who was signed in a month ago has to sign in again.
    const counter = await openVault(shop);
    await counter.handOver({ fulfilmentId, pickupCode }, picked);
  }

  /** The same, with the goods in the hands of the buyer. */
  async function buy(wish: Wish = {}) {
    const placed = await place(wish);
    await handOver(placed, wish.quantity ?? 5);
    return placed;
  }

  /** The plan as its customer sees it. */
  async function planOf(placed: { paymentIntents: { id: string }[] }) {
    const document = `query ($id: ID!) { paymentIntent(id: $id) { ${plan} } }`;
    const id = placed.paymentIntents[1]?.id;
    return answered(await shop.ask(document, { id }, await as())).instalmentPlan;
  }

  /** What the plan says of its instalments, in short: `PAID 3367`. */
  const shortly = async (placed: { paymentIntents: { id: string }[] }) =>
    (await planOf(placed)).instalments.map(
      (each: { state: string; amount: { amountMinor: number } }) =>
        `${each.state} ${each.amount.amountMinor}`,
    );

  /** Moves the clock, and charges what is due then. */
  async function collectOn(date: string) {
    clock.set(new Date(`${date}T12:00:00Z`));
    await collectInstalments(gateway);
  }

  /** So many days later, what is due then is charged. */
  async function collectAfter(days: number) {
    clock.advance(days * dayMs);
    await collectInstalments(gateway);
  }

  /** Gives so much of an order back, as a supervisor does. */
  const refund = async (placed: { order: { id: string } }, amount: object) =>
    vault.keyed(
      'refundOrder',
      {
        orderId: placed.order.id,
        currency: 'EUR',
        reasonCode: 'RETURNED',
        reason: 'too small',
        ...amount,
      },
      await as('supervisor'),
      '... on RefundPayload { refund { state amount { amountMinor } } }',
    );

  const historyOf = async (placed: { paymentIntents: { id: string }[] }): Promise<string[]> => {
    const document = `query ($id: ID!) { paymentIntent(id: $id) { instalmentPlan {
      history { kind number amount { amountMinor } } } } }`;
    const answer = await shop.ask(document, { id: placed.paymentIntents[1]?.id }, await as());
    return answered(answer).instalmentPlan.history.map(
      (each: { kind: string; number: number | null; amount: { amountMinor: number } }) =>
        `${each.kind} ${each.number ?? '-'} ${each.amount.amountMinor}`,
    );
  };

  const pay = async (placed: { paymentIntents: { id: string }[] }, input: object = {}) =>
    vault.keyed(
      'payInstalments',
      { paymentIntentId: placed.paymentIntents[1]?.id, paymentMethodToken: 'tok_amex', ...input },
      await as(),
      `... on InstalmentNotPayable { reason }
       ... on PayInstalmentsPayload { ${plan} paymentIntent { id state nextAction { url } lastError { code } } }`,
    );

  return {
    vault,
    as,
    setTerms,
    place,
    placeCart,
    handOver,
    buy,
    planOf,
    shortly,
    collectOn,
    collectAfter,
    refund,
    historyOf,
    pay,
    collect: () => collectInstalments(gateway),
  };
}
