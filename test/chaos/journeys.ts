import { setTimeout as pause } from 'node:timers/promises';
import { isRefusal } from '../../src/kernel/refusal.js';
import { requestRefund } from '../../src/payments/index.js';
import { driveOperationJob } from '../../src/payments/jobs.js';
import { systemCaller } from '../../src/platform/auth/caller.js';
import { innerId, toGlobalId } from '../../src/platform/graphql/node.js';
import type { Dice } from '../security/support/dice.js';
import { giftCardToken } from '../simulation/stored-value.js';
import { serveAtCounter } from '../support/counter.js';
import type { StockedShop } from '../support/given.js';
import { answered, fillCart, freshKey, order } from '../support/journey.js';
import { orderWith } from '../support/tenders.js';
import { type Stage, WentAway } from './stage.js';

/** What the shop has said to somebody, and must still be true when all is over. */
export interface Promised {
  readonly orderId: string;
  readonly states: readonly string[];
  readonly refundedMinor: number;
}

interface Buying {
  readonly stage: Stage;
  readonly shop: StockedShop;
  readonly dice: Dice;
}

interface Placed {
  readonly orderId: string;
  readonly pickup: { readonly id: string; readonly code: string };
  readonly intentId: string;
  readonly cart: Awaited<ReturnType<typeof fillCart>>;
}

export type Journey = (buying: Buying) => Promise<Promised | undefined>;

const confirmedWithinMs = 240_000;
const lookEveryMs = 50;

const cancelOrder = /* GraphQL */ `
  mutation ($input: CancelOrderInput!) {
    cancelOrder(input: $input) { __typename ... on OrderPayload { order { state } } }
  }`;
const confirmPayment = /* GraphQL */ `
  mutation ($input: ConfirmPaymentInput!) {
    confirmPayment(input: $input) { __typename }
  }`;
const pickups = /* GraphQL */ `
  query ($id: ID!) { order(id: $id) { fulfilments { ... on Pickup { id code } } } }`;

/** From a cart to an order that is paid for, with whatever card. */
async function buy({ stage, shop, dice }: Buying, token: string): Promise<Placed> {
  const cart = await fillCart(shop, { quantity: 1 + dice.below(3) });
  const placed = await order(shop, cart, { token });
  if (placed.__typename !== 'PlaceOrderPayload') throw new Error(JSON.stringify(placed));
  const orderId = innerId('Order', placed.order.id);
  const intentId = innerId('PaymentIntent', placed.paymentIntent.id);
  if (token === 'tok_challenge') await answerTheBank(stage, intentId);
  if (token.startsWith('tok_declined')) await payAgain(shop, cart.as, placed.paymentIntent.id);
  await untilConfirmed(stage, orderId);
  const asked = { id: toGlobalId('Order', orderId) };
  const { fulfilments } = answered(await shop.ask(pickups, asked, cart.as));
  return { orderId, intentId, pickup: fulfilments[0], cart };
}

async function answerTheBank({ control }: Stage, intentId: string): Promise<void> {
  const waiting = control
    .books()
    .find(({ reference, status }) => reference === intentId && status === 'requires_action');
  if (waiting) control.settleChallenge(waiting.id, 'approve');
}

async function payAgain(shop: StockedShop, as: object, paymentIntentId: string): Promise<void> {
  const input = {
    paymentIntentId,
    paymentMethodToken: 'tok_mastercard',
    returnUrl: 'https://shop.example/back',
    idempotencyKey: freshKey(),
  };
  answered(await shop.ask(confirmPayment, { input }, as));
}

async function untilConfirmed({ gateway }: Stage, orderId: string): Promise<void> {
  const until = performance.now() + confirmedWithinMs;
  for (;;) {
    // The database may be away for a moment.
    const found = await gateway.database.pool
      .query<{ state: string }>('select state from sales_order where id = $1', [orderId])
      .catch(() => ({ rows: [] }));
    if (found.rows[0]?.state === 'CONFIRMED') return;
    if (performance.now() > until)
      throw new Error(`the order ${orderId} is ${found.rows[0]?.state}, and was paid for`);
    await pause(lookEveryMs);
  }
}

/** Until the database is there. */
async function bear<T>(work: () => Promise<T>): Promise<T> {
  const until = performance.now() + confirmedWithinMs;
  for (;;) {
    try {
      return await work();
    } catch (fault) {
      if (performance.now() > until) throw fault;
      await pause(lookEveryMs);
    }
  }
}

async function collect(buying: Buying, token: string): Promise<Placed> {
  const placed = await buy(buying, token);
  const handed = await serveAtCounter(buying.shop, placed.pickup);
  if (handed.__typename !== 'HandOverOrderPayload') throw new Error(JSON.stringify(handed));
  return placed;
}

const done = (orderId: string, refundedMinor = 0): Promised => ({
  orderId,
  states: ['COMPLETED'],
  refundedMinor,
});

const collectIt: Journey = async (buying) => done((await collect(buying, 'tok_success')).orderId);

const bringItBack: Journey = async (buying) => {
  const { orderId, intentId } = await collect(buying, 'tok_mastercard');
  const { gateway } = buying.stage;
  const amountMinor = buying.dice.pick([100, 1990]);
  const input = { intentId, amountMinor, reason: 'returned' };
  const call = { name: 'requestRefund', key: freshKey(), input };
  const until = performance.now() + confirmedWithinMs;
  for (;;) {
    const asked = await gateway
      .run(systemCaller(call.key), call, async (work) => {
        const refund = await requestRefund(work, input);
        if (!isRefusal(refund)) work.enqueue(driveOperationJob(refund.operationId));
        return refund;
      })
      .catch(() => undefined);
    if (asked && !isRefusal(asked)) return done(orderId, amountMinor);
    // Nothing can be given back before it is known to have been taken.
    if (performance.now() > until) throw new Error(`the order ${orderId} cannot be refunded`);
    await pause(lookEveryMs);
  }
};

const cancelIt: Journey = async (buying) => {
  const { shop, dice } = buying;
  const token = dice.pick(['tok_success', 'tok_timeout_after_charge', 'tok_declined_fraud']);
  const { orderId, cart } = await buy(buying, token);
  const input = { orderId: toGlobalId('Order', orderId), idempotencyKey: freshKey() };
  const canceled = answered(await shop.ask(cancelOrder, { input }, cart.as));
  if (canceled.__typename !== 'OrderPayload') throw new Error(JSON.stringify(canceled));
  return { orderId, states: ['CANCELED'], refundedMinor: 0 };
};

const keepIt: Journey = async (buying) => {
  const token = buying.dice.pick(['tok_challenge', 'tok_cut_answer', 'tok_error_500_after_charge']);
  const { orderId } = await buy(buying, token);
  return { orderId, states: ['CONFIRMED'], refundedMinor: 0 };
};

/** The second of two is called when the first has answered. */
const payWithTwo: Journey = (buying) => payInParts(buying, 'tok_mastercard');

/** What we hold ourselves for a part, and a card for the rest. */
const payWithGift: Journey = async (buying) =>
  payInParts(buying, await bear(() => giftCardToken(buying.stage.gateway, 1500)));

async function payInParts({ stage, shop }: Buying, first: string): Promise<Promised> {
  const cart = await fillCart(shop, { quantity: 2 });
  const placed = await orderWith(shop, cart, [
    { amountMinor: 1000, paymentMethodToken: first },
    { paymentMethodToken: 'tok_success' },
  ]);
  if (placed.__typename !== 'PlaceOrderPayload') throw new Error(JSON.stringify(placed));
  const orderId = innerId('Order', placed.order.id);
  await untilConfirmed(stage, orderId);
  const { fulfilments } = answered(await shop.ask(pickups, { id: placed.order.id }, cart.as));
  await serveAtCounter(shop, fulfilments[0]);
  return done(orderId);
}

/** Somebody who is gone when the answer does not come: whatever was begun comes to its end without them. */
const goAway: Journey = async ({ stage, dice }) => {
  try {
    await collect({ stage, dice, shop: stage.impatient() }, 'tok_success');
  } catch (fault) {
    if (!(fault instanceof WentAway)) throw fault;
  }
  return undefined;
};

/** Those whose buyers ask again until they are answered. */
export const patientJourneys: readonly Journey[] = [
  collectIt,
  bringItBack,
  cancelIt,
  keepIt,
  payWithTwo,
  payWithGift,
];
export const allJourneys: readonly Journey[] = [...patientJourneys, goAway];

/** Some journeys at once, and what was promised to those who have made them. */
export async function travel(
  stage: Stage,
  dice: Dice,
  begun: readonly Journey[],
): Promise<Promised[]> {
  const shop = stage.patient();
  const promised = await Promise.all(begun.map((journey) => journey({ stage, shop, dice })));
  return promised.filter((each) => each !== undefined);
}
