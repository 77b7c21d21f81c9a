import { minuteMs, secondMs } from '../../src/kernel/clock.js';
import { isRefusal } from '../../src/kernel/refusal.js';
import { driveOperation, requestRefund } from '../../src/payments/index.js';
import { systemCaller } from '../../src/platform/auth/caller.js';
import { toGlobalId } from '../../src/platform/graphql/node.js';
import type { Misbehaviour, Plan } from '../../src/sandbox/index.js';
import { freshKey, order } from '../support/journey.js';
import { orderWith } from '../support/tenders.js';
import { forgeNews } from './forge.js';
import { serve } from './serve.js';
import { giftCardToken } from './stored-value.js';
import type { Story } from './story.js';
import { onlyOne, told } from './told.js';
import type { SweepName } from './world.js';

/** One thing that happens; answers what there is to say about it. */
export type Step = (story: Story) => Promise<string>;

const tokens = [
  'tok_success',
  'tok_success',
  'tok_success',
  'tok_mastercard',
  'tok_declined_fraud',
  'tok_declined_insufficient_funds',
  'tok_challenge',
  'tok_challenge',
  'tok_challenge_fails',
  'tok_timeout_after_charge',
  'tok_timeout_before_charge',
  'tok_error_500_after_charge',
  'tok_error_500_before_charge',
  'tok_cut_answer',
  'tok_short_authorization',
  'tok_captured_once',
  'tok_capture_fails',
  'tok_refund_fails',
];
const faults: readonly Misbehaviour[] = [
  { kind: 'timeout-before' },
  { kind: 'timeout-after' },
  { kind: 'error-before' },
  { kind: 'error-after' },
  { kind: 'cut-answer' },
  { kind: 'slow', delayMs: 3 },
  { kind: 'slow', delayMs: 12 },
];
const calls: readonly Plan['operation'][] = ['authorize', 'capture', 'void', 'refund', 'read'];
const sweeps: readonly SweepName[] = ['enquireStale', 'expireIntents', 'settleOrders'];
const moves = [5 * secondMs, 30 * secondMs, 3 * minuteMs, 16 * minuteMs, 31 * minuteMs];

const confirmPayment = /* GraphQL */ `
  mutation ($input: ConfirmPaymentInput!) {
    confirmPayment(input: $input) {
      __typename
      ... on ConfirmPaymentPayload { paymentIntent { state } }
    }
  }`;
const cancelPayment = /* GraphQL */ `
  mutation ($input: CancelPaymentInput!) { cancelPayment(input: $input) { __typename } }`;
const cancelOrder = /* GraphQL */ `
  mutation ($input: CancelOrderInput!) { cancelOrder(input: $input) { __typename } }`;

const place: Step = async (story) => {
  const token = story.dice.chance(0.1) ? null : story.dice.pick(tokens);
  const key = freshKey();
  const { cartId, as } = story.cart;
  const twice = story.dice.chance(0.15) ? 2 : 1;
  const answers = await Promise.all(
    Array.from({ length: twice }, (_, gateway) =>
      order(story.shop, { cartId, as: { ...as, gateway } }, { token, key }),
    ),
  );
  const told = onlyOne(answers.map((each) => `${each.__typename} ${each.order?.id ?? ''}`));
  return `place ${token} x${twice}: ${told} ${answers.map((each) => each.paymentIntent?.state)}`;
};

/** A part with one card, which may be a gift, and the rest with another. */
const placeWithTwo: Step = async (story) => {
  const { dice, world } = story;
  const amountMinor = dice.pick([1, 500, 1000]);
  const giftMinor = dice.pick([0, 0, 1, 800, 2000]);
  const first = giftMinor > 0 ? `a gift of ${giftMinor}` : dice.pick(tokens);
  const paymentMethodToken = giftMinor > 0 ? await giftCardToken(world.gateway, giftMinor) : first;
  const second = dice.pick(tokens);
  const tenders = [{ amountMinor, paymentMethodToken }, { paymentMethodToken: second }];
  const answer = await orderWith(story.shop, story.cart, tenders);
  const states = answer.paymentIntents?.map((each: { state: string }) => each.state);
  return `place ${first} and ${second}: ${answer.__typename} ${states ?? ''}`;
};

const confirm: Step = async (story) => {
  const newest = await story.newest();
  if (!newest) return place(story);
  const token = story.dice.pick(tokens);
  const answer = await story.shop.ask(
    confirmPayment,
    {
      input: {
        paymentIntentId: toGlobalId('PaymentIntent', newest.intentId),
        paymentMethodToken: token,
        returnUrl: 'https://shop.example/back',
        idempotencyKey: freshKey(),
      },
    },
    story.cart.as,
  );
  return `confirm ${token}: ${told(answer)} ${answer.data?.confirmPayment?.paymentIntent?.state ?? ''}`;
};

const giveUp: Step = async (story) => {
  const newest = await story.newest();
  if (!newest) return place(story);
  const input = {
    paymentIntentId: toGlobalId('PaymentIntent', newest.intentId),
    idempotencyKey: freshKey(),
  };
  return `cancel the payment: ${told(await story.shop.ask(cancelPayment, { input }, story.cart.as))}`;
};

const cancel: Step = async (story) => {
  const newest = await story.newest();
  if (!newest) return place(story);
  const input = { orderId: toGlobalId('Order', newest.orderId), idempotencyKey: freshKey() };
  return `cancel the order: ${told(await story.shop.ask(cancelOrder, { input }, story.cart.as))}`;
};

const answerChallenge: Step = async (story) => {
  const waiting = (await story.bookings()).filter(({ status }) => status === 'requires_action');
  if (waiting.length === 0) return confirm(story);
  const decision = story.dice.chance(0.75) ? 'approve' : 'refuse';
  const { id } = story.dice.pick(waiting);
  return `${decision} at the bank: ${story.world.control.settleChallenge(id, decision).status}`;
};

const refund: Step = async (story) => {
  const newest = await story.newest();
  if (!newest) return place(story);
  const input = {
    intentId: newest.intentId,
    amountMinor: story.dice.pick([1, 500, 1990, 3980]),
    reason: 'returned',
  };
  const call = { name: 'requestRefund', key: freshKey(), input };
  const twice = story.dice.chance(0.3) ? 2 : 1;
  const gateways = story.world.gateways.slice(0, twice);
  const answers = await Promise.all(
    gateways.map((gateway) =>
      gateway.run(systemCaller(call.key), call, (work) => requestRefund(work, input)),
    ),
  );
  onlyOne(answers.map((each) => (isRefusal(each) ? each.kind : each.operationId)));
  const phases = await Promise.all(
    answers.flatMap((each, place) => {
      const gateway = gateways[place];
      return isRefusal(each) || !gateway ? [] : driveOperation(gateway, each.operationId);
    }),
  );
  if (phases.length === 0) return serve(story);
  return `refund ${input.amountMinor} x${twice}: ${phases}`;
};

const misbehave: Step = async ({ world, dice }) => {
  const misbehaviour = dice.pick(faults);
  const operation = dice.pick(calls);
  world.control.misbehave({ operation, misbehaviour });
  return `the next ${operation} meets ${misbehaviour.kind}`;
};

const deliver: Step = async ({ world, dice }) => {
  const pending = world.control.pendingWebhooks();
  if (pending.length === 0) return 'no news';
  const copies = dice.chance(0.3) ? 2 : 1;
  const { id, type } = dice.pick(pending);
  const statuses = Array.from({ length: copies }, () => world.control.deliverWebhook(id));
  return `news ${type} x${copies}: ${await Promise.all(statuses)}`;
};

/** The same news comes to two processes at the same moment. */
const deliverToBoth: Step = async ({ world, dice }) => {
  const pending = world.control.pendingWebhooks();
  if (pending.length === 0) return 'no news';
  const { id, type } = dice.pick(pending);
  return `news ${type} to both: ${await world.bringToBoth(id)}`;
};

const forge: Step = (story) => forgeNews(story, false);

const deliverAll: Step = async ({ world, dice }) => {
  const how = dice.pick(['newest-first', 'oldest-first', 'shuffled'] as const);
  await world.control.flushWebhooks(how);
  return `all news, ${how}`;
};

/** All that could bring the same outcome, at the same moment. */
const rush: Step = async (story) => {
  const { world } = story;
  const pending = world.control.pendingWebhooks();
  await Promise.all([
    ...pending.flatMap(({ id }) => [
      world.control.deliverWebhook(id),
      world.control.deliverWebhook(id),
    ]),
    world.sweepAll(),
    world.work(),
    world.work(),
  ]);
  return `${pending.length} pieces of news, jobs and sweeps at once`;
};

const changeCourier: Step = async ({ world, dice }) => {
  const paused = dice.chance(0.4);
  const copies = dice.pick([1, 2, 3]);
  world.control.conductWebhooks({ paused, copies });
  return paused ? 'news is held back' : `news comes at once, x${copies}`;
};

const loseNews: Step = async ({ world }) => {
  world.control.conductWebhooks({ dropNext: 1 });
  return 'the next news is lost';
};

const passTime: Step = async (story) => {
  const byMs = story.dice.pick(moves);
  await story.moveClock(byMs);
  return `${byMs / secondMs} s pass`;
};

const sweep: Step = async ({ world, dice }) => {
  const name = dice.pick(sweeps);
  await world.sweep(name);
  return name;
};

const doJobs: Step = async ({ world }) => `${await world.work()} jobs`;

/** How often each step comes, in parts of all. */
const weights: readonly (readonly [Step, number])[] = [
  [place, 2],
  [placeWithTwo, 1],
  [confirm, 3],
  [serve, 10],
  [answerChallenge, 3],
  [refund, 3],
  [misbehave, 3],
  [deliver, 4],
  [deliverToBoth, 2],
  [deliverAll, 1],
  [forge, 1],
  [rush, 2],
  [changeCourier, 2],
  [loseNews, 1],
  [passTime, 2],
  [sweep, 2],
  [doJobs, 2],
  [cancel, 1],
  [giveUp, 1],
];
const steps = weights.flatMap(([step, weight]) => Array.from({ length: weight }, () => step));

/** One step of the story, or two at once. */
export async function goOn(story: Story): Promise<number> {
  const count = story.dice.chance(0.25) ? 2 : 1;
  const chosen = Array.from({ length: count }, () => story.dice.pick(steps));
  const happened = await Promise.all(chosen.map((step) => step(story)));
  story.history.push(happened.join('  ||  '));
  return count;
}

/** Every story begins with an order, or two at once. */
export async function start(story: Story): Promise<void> {
  story.history.push(await changeCourier(story));
  const how = story.dice.chance(0.2) ? placeWithTwo : place;
  const first = story.dice.chance(0.1) ? [how(story), place(story)] : [how(story)];
  story.history.push((await Promise.all(first)).join('  ||  '));
}
