import { isRefusal } from '../../kernel/refusal.js';
import { type PaymentView, viewEvent, viewPayment } from '../api/views.js';
import type { WebhookEvent } from '../books/records.js';
import { answerChallenge } from '../commands/answer-challenge.js';
import { decideDispute, disputePayment } from '../commands/dispute-payment.js';
import { expirePayments } from '../commands/expire-payments.js';
import type { Desk } from '../desk.js';
import type { DisputeToOpen } from '../domain/contest.js';
import type { DisputeDecision } from '../domain/dispute.js';
import type { Payment, WebhookType } from '../domain/payment.js';
import type { SandboxRefusal } from '../domain/refusals.js';
import type { ChallengeDecision } from '../domain/settle-challenge.js';
import type { Call, Plan } from './plans.js';

/** The body of one webhook. */
export type WebhookView = ReturnType<typeof viewEvent> & { readonly type: WebhookType };

export const flushOrders = ['oldest-first', 'newest-first', 'shuffled'] as const;
export type FlushOrder = (typeof flushOrders)[number];

/** What a card holder contests, of which payment. */
export interface OpenedDispute extends Omit<DisputeToOpen, 'disputeId' | 'now'> {
  readonly paymentId: string;
}

export interface WebhookConduct {
  /** Holds all news back until false again, or until it is flushed. */
  readonly paused?: boolean;
  /** How many times each event is sent at the same moment; 1 is good conduct. */
  readonly copies?: number;
  /** How many of the next events are lost on the way. */
  readonly dropNext?: number;
  /** Where the news goes from now on; null for nowhere, and then it is not kept for later either. */
  readonly url?: string | null;
}

/** What tests and simulations may do to the provider beyond its API. */
export interface SandboxControl {
  /** Plans how the next calls go wrong; plans are used up in the order they were made. */
  misbehave(plan: Plan): void;
  /** Forgets all plans, and sends webhooks once and at once again. */
  behave(): void;
  /** The API calls received since the start or the last `forgetCalls`, at most the last 10,000. */
  calls(): readonly Call[];
  forgetCalls(): void;
  conductWebhooks(conduct: WebhookConduct): void;
  /** News that was not acknowledged yet, oldest first. */
  pendingWebhooks(): WebhookView[];
  /** Tries each pending event once, one after the other, paused or not. */
  flushWebhooks(order?: FlushOrder): Promise<void>;
  /** Sends one event now, again if need be; resolves with the status of the answer, 0 for none. */
  deliverWebhook(eventId: string): Promise<number>;
  /** Resolves once no webhook is on its way or waits for another try. */
  webhooksIdle(): Promise<void>;
  /** Moves the sandbox's clock ahead and lets expire what is over. */
  advanceClock(byMs: number): void;
  /** Answers as the card holder. Throws where the payment does not wait for one. */
  settleChallenge(paymentId: string, decision: ChallengeDecision): PaymentView;
  /** Contests a payment as its card holder would; all of it where no amount is given. Throws where it cannot be. */
  openDispute(dispute: OpenedDispute): PaymentView;
  /** Goes on with a dispute, or ends it, as the bank. Throws where it has gone too far. */
  settleDispute(paymentId: string, disputeId: string, decision: DisputeDecision): PaymentView;
  /** Every payment, in the order they were made. */
  books(): PaymentView[];
}

export function controlOf(desk: Desk, random: () => number): SandboxControl {
  const { books, courier, plans } = desk;
  const view = (event: WebhookEvent) => viewEvent(event, desk.address.baseUrl);
  const deliver = async (eventId: string) => {
    const event = books.event(eventId);
    return event ? courier.deliver(event) : 0;
  };
  return {
    misbehave: (plan) => plans.add(plan),
    behave: () => {
      plans.clear();
      conduct(desk, { paused: false, copies: 1, dropNext: 0 });
    },
    calls: () => plans.calls(),
    forgetCalls: () => plans.forgetCalls(),
    conductWebhooks: (wanted) => conduct(desk, wanted),
    pendingWebhooks: () => books.pendingEvents().map(({ event }) => view(event)),
    flushWebhooks: async (order = 'oldest-first') => {
      const events = books.pendingEvents().map(({ event }) => event);
      for (const event of inOrder(events, order, random)) await deliver(event.id);
    },
    deliverWebhook: deliver,
    webhooksIdle: () => courier.idle(),
    advanceClock: (byMs) => {
      books.write({ type: 'clock', aheadMs: books.aheadMs + byMs });
      expirePayments(desk);
    },
    settleChallenge: (paymentId, decision) =>
      changed(desk, answerChallenge(desk, paymentId, decision)),
    openDispute: ({ paymentId, ...asked }) => changed(desk, disputePayment(desk, paymentId, asked)),
    settleDispute: (paymentId, disputeId, decision) =>
      changed(desk, decideDispute(desk, { paymentId, disputeId }, decision)),
    books: () =>
      books.page(0, books.size).map((payment) => viewPayment(payment, desk.address.baseUrl)),
  };
}

function changed(desk: Desk, outcome: Payment | SandboxRefusal): PaymentView {
  if (isRefusal(outcome)) throw new Error(outcome.messages.en);
  return viewPayment(outcome, desk.address.baseUrl);
}

function conduct({ courier }: Desk, wanted: WebhookConduct): void {
  if (wanted.copies !== undefined) courier.copies = wanted.copies;
  if (wanted.dropNext !== undefined) courier.dropNext = wanted.dropNext;
  if (wanted.url !== undefined) courier.sendTo(wanted.url ?? undefined);
  if (wanted.paused === true) courier.pause();
  if (wanted.paused === false) courier.resume();
}

function inOrder(events: WebhookEvent[], order: FlushOrder, random: () => number): WebhookEvent[] {
  if (order === 'newest-first') return events.reverse();
  if (order === 'oldest-first') return events;
  const drawn = events.map((event) => ({ event, place: random() }));
  return drawn.sort((a, b) => a.place - b.place).map(({ event }) => event);
}
