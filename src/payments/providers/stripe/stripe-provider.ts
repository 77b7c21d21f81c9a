import Stripe from 'stripe';
import { findCardNumber } from '../../../kernel/card-number.js';
import { secondMs } from '../../../kernel/clock.js';
import type { MethodFamily } from '../../domain/method-families.js';
import type { ForgetOutcome, KeepCall, KeepOutcome } from '../kept-method.js';
import type {
  AuthorizeCall,
  CardPage,
  OperationCall,
  OperationOutcome,
  PaymentProvider,
  ProviderCapabilities,
  ProviderNews,
  ProviderOutcome,
  UnknownOutcome,
  Unseen,
  WebhookMessage,
  WebhookReading,
} from '../provider.js';
import { accountOf } from './account.js';
import { addressOf } from './address.js';
import { stripeUnits } from './amounts.js';
import { readBooks, readDisputes } from './books.js';
import { answerOf } from './calls.js';
import { isVisit, readCardPage, readVisit, type StripeMethod, visitOf } from './card-page.js';
import { declineCodeOf } from './decline-codes.js';
import { findByKey, wholePayment } from './find-payment.js';
import { newsOf, readWebhook } from './news.js';
import { noteOf } from './notes.js';
import { readOperation, readPayment } from './outcomes.js';
import { isPayment } from './shapes.js';
import { onTerms, StripeVault } from './vault.js';

export interface StripeProviderOptions {
  readonly secretKey: string;
  /** Two while the secret is being changed: news signed with either is believed. */
  readonly webhookSecrets: readonly string[];
  /** Where the API answers; Stripe's own address where it is left out. */
  readonly baseUrl?: string | undefined;
  readonly timeoutMs?: number;
  /** Where a bank's verification leads back to when the caller names no page of its own. */
  readonly usualReturnUrl: string;
  /** Stripe offers several captures of one hold to some accounts only (https://docs.stripe.com/payments/multicapture). */
  readonly multiCapture?: boolean;
}

const usualTimeoutMs = 8 * secondMs;
const tokenShape = /^(pm|cs)_[A-Za-z0-9_]{1,100}$/;
const unreadable: UnknownOutcome = { kind: 'unknown', reason: 'unreadable' };
const unseen: Unseen = { kind: 'unseen' };
const expand = ['latest_charge.refunds'];

/** The adapter of Stripe, over its official library. Nothing is sent twice except under the same key. */
export function createStripeProvider(options: StripeProviderOptions): PaymentProvider {
  return new StripeProvider(options);
}

class StripeProvider implements PaymentProvider {
  readonly name = 'stripe';
  readonly timeoutMs: number;
  readonly usualReturnUrl: string;
  readonly capabilities: ProviderCapabilities;
  readonly readBooks = (asked: Parameters<typeof readBooks>[1]) => readBooks(this.stripe, asked);
  readonly readDisputes = (since: Date) => readDisputes(this.stripe, since);
  private readonly stripe: Stripe;
  private readonly vault: StripeVault;

  constructor(private readonly options: StripeProviderOptions) {
    this.timeoutMs = options.timeoutMs ?? usualTimeoutMs;
    this.usualReturnUrl = options.usualReturnUrl;
    this.capabilities = {
      families: ['CARD', 'APPLE_PAY', 'GOOGLE_PAY'],
      account: 'PROVIDER_CLEARING',
      multiCapture: options.multiCapture ?? false,
      partialRefund: true,
      partialAuthorization: false,
      voidRemainder: true,
      authorizationDays: 7,
      // Extended authorisations are asked for with the payment; none is prolonged afterwards.
      renewal: 'again',
      lookupByKey: true,
      // Stripe asks for the others by itself; orders by telephone have to be opened to an account.
      sca: { exemptions: ['MIT'], riskAnalysisUpToMinor: 0 },
      hostedCardPage: true,
    };
    this.stripe = new Stripe(options.secretKey, {
      ...addressOf(options.baseUrl),
      timeout: this.timeoutMs,
      maxNetworkRetries: 0,
      telemetry: false,
    });
    this.vault = new StripeVault(this.stripe, (call) => this.ask(call), options.usualReturnUrl);
  }

  familyOf(token: string): MethodFamily | undefined {
    return tokenShape.test(token) && !findCardNumber(token) ? 'CARD' : undefined;
  }

  async authorize(call: AuthorizeCall): Promise<ProviderOutcome> {
    const amount = stripeUnits.theirs(call.amountMinor, call.currency);
    if (amount === undefined) return { kind: 'refused', providerCode: 'amount_not_possible' };
    const method = await this.methodOf(call.methodToken);
    if ('kind' in method) return method;
    const terms = await this.vault.termsOf(call, method.customer);
    if (terms.kind !== 'terms') return terms;
    const creation = onTerms({ ...this.creationOf(call, amount), ...method }, terms);
    const answer = await this.ask(() =>
      this.stripe.paymentIntents.create(creation, { idempotencyKey: call.key }),
    );
    if (answer.kind === 'unknown') return answer;
    if (answer.kind === 'ok') return outcomeOf(answer.body);
    if (!isPayment(answer.payment)) return { kind: 'refused', providerCode: answer.code };
    const payment = accountOf(answer.payment);
    return {
      kind: 'declined',
      payment,
      code: declineCodeOf(answer.code),
      providerCode: answer.code,
    };
  }

  async keepMethod(call: KeepCall): Promise<KeepOutcome> {
    const method = await this.methodOf(call.methodToken);
    if (!('kind' in method)) return this.vault.keep(call, method);
    return method.kind === 'unknown' ? method : { kind: 'refused', code: 'invalid_token' };
  }

  forgetMethod(method: { key: string; reference: string }): Promise<ForgetOutcome> {
    return this.vault.forget(method);
  }

  async operate(call: OperationCall): Promise<OperationOutcome> {
    const amount = stripeUnits.theirs(call.amountMinor, call.currency);
    if (amount === undefined) return { kind: 'failed', code: 'amount_not_possible' };
    switch (call.kind) {
      case 'CAPTURE':
        return this.capture(call, amount);
      case 'VOID':
        return this.void(call);
      case 'REFUND':
        return this.refund(call, amount);
    }
  }

  async findPayment(attempt: {
    key: string;
    reference: string | null;
  }): Promise<ProviderOutcome | Unseen> {
    const { key, reference } = attempt;
    const found =
      reference === null
        ? await this.ask(() => findByKey(this.stripe, key))
        : await this.ask(() => wholePayment(this.stripe, reference));
    if (found.kind === 'unknown') return found;
    if (found.kind === 'no') return found.code === 'resource_missing' ? unseen : unreadable;
    return found.body === undefined ? unseen : outcomeOf(found.body);
  }

  async findOperation(operation: {
    key: string;
    paymentReference: string;
  }): Promise<OperationOutcome | Unseen> {
    const found = await this.look(operation.paymentReference);
    if (found.kind === 'unknown') return found;
    if (found.kind === 'no') return found.code === 'resource_missing' ? unseen : unreadable;
    return readOperation(found.body, operation.key) ?? unseen;
  }

  /** A card may also be typed into Stripe's own fields on the shop's page, which the gateway has no part in. */
  async openCardPage(visit: Parameters<typeof visitOf>[0]): Promise<CardPage | UnknownOutcome> {
    const answer = await this.ask(() => this.stripe.checkout.sessions.create(visitOf(visit)));
    if (answer.kind === 'no') return { kind: 'unknown', reason: answer.code };
    return answer.kind === 'ok' ? readCardPage(answer.body) : answer;
  }

  readWebhook(message: WebhookMessage, now: Date): WebhookReading {
    return readWebhook(message, this.options.webhookSecrets, now);
  }

  newsOf(type: string, body: object): ProviderNews | undefined {
    return newsOf(type, body);
  }

  /** The card that a token stands for: itself, or what was typed in the visit that it names. */
  private async methodOf(token: string): Promise<StripeMethod | ProviderOutcome> {
    if (!isVisit(token)) return { payment_method: token };
    const found = await this.ask(() =>
      this.stripe.checkout.sessions.retrieve(token, { expand: ['setup_intent'] }),
    );
    if (found.kind === 'unknown') return found;
    const method = found.kind === 'ok' ? readVisit(found.body) : undefined;
    if (method) return method;
    return { kind: 'refused', providerCode: 'card_page_not_completed', code: 'INVALID_TOKEN' };
  }

  private creationOf(call: AuthorizeCall, amount: number): Stripe.PaymentIntentCreateParams {
    return {
      amount,
      currency: call.currency.toLowerCase(),
      allowed_payment_method_types: ['card'],
      capture_method: call.captureMethod === 'AUTOMATIC' ? 'automatic' : 'manual',
      confirm: true,
      return_url: call.returnUrl ?? this.usualReturnUrl,
      metadata: { key: call.key, intent: call.reference },
      ...(this.capabilities.multiCapture &&
        call.captureMethod === 'MANUAL' && {
          payment_method_options: { card: { request_multicapture: 'if_available' } },
        }),
      expand,
    };
  }

  private async capture(call: OperationCall, amount: number): Promise<OperationOutcome> {
    const { key, amountMinor, final: isFinal } = call;
    const body: Stripe.PaymentIntentCaptureParams = {
      amount_to_capture: amount,
      ...(!isFinal && { final_capture: false }),
      metadata: noteOf({ key, kind: 'CAPTURE', amountMinor, isFinal }),
      expand,
    };
    const answer = await this.ask(() =>
      this.stripe.paymentIntents.capture(call.paymentReference, body, { idempotencyKey: key }),
    );
    return ended(answer, key);
  }

  /** What was never captured is cancelled; once a part was, the rest is released by a last capture of nothing. */
  private async void(call: OperationCall): Promise<OperationOutcome> {
    const { key, amountMinor, paymentReference: id } = call;
    const metadata = noteOf({ key, kind: 'VOID', amountMinor, isFinal: true });
    const noted = await this.ask(() =>
      this.stripe.paymentIntents.update(id, { metadata }, { idempotencyKey: `${key}:note` }),
    );
    if (noted.kind === 'unknown') return noted;
    if (noted.kind === 'no') return { kind: 'failed', code: noted.code };
    const options = { idempotencyKey: key };
    const hasCaptures = noted.body.amount_received > 0;
    const answer = await this.ask(() =>
      hasCaptures
        ? this.stripe.paymentIntents.capture(
            id,
            { amount_to_capture: 0, final_capture: true, expand },
            options,
          )
        : this.stripe.paymentIntents.cancel(
            id,
            { cancellation_reason: 'requested_by_customer', expand },
            options,
          ),
    );
    return ended(answer, key);
  }

  private async refund(call: OperationCall, amount: number): Promise<OperationOutcome> {
    const { key, paymentReference: id } = call;
    const before = await this.look(id);
    if (before.kind === 'unknown') return before;
    if (before.kind === 'no') return { kind: 'failed', code: before.code };
    const { amountMinor: asked, capturedMinor, voidedMinor, ...payment } = accountOf(before.body);
    const body: Stripe.RefundCreateParams = {
      payment_intent: id,
      amount,
      // So that news of the refund can be told from that of any other, and to which payment it belongs.
      metadata: {
        key,
        attempt: payment.key,
        intent: payment.ourReference,
        sums: `${asked} ${capturedMinor} ${voidedMinor}`,
      },
    };
    const made = await this.ask(() => this.stripe.refunds.create(body, { idempotencyKey: key }));
    if (made.kind === 'unknown') return made;
    if (made.kind === 'no') return { kind: 'failed', code: made.code };
    const found = await this.findOperation({ key, paymentReference: id });
    return found.kind === 'unseen' ? { kind: 'unknown', reason: 'refund_pending' } : found;
  }

  private async look(id: string) {
    const answer = await this.ask(() => wholePayment(this.stripe, id));
    return answer.kind === 'ok' && !isPayment(answer.body) ? unreadable : answer;
  }

  private ask<T>(call: () => Promise<T>) {
    return answerOf(this.timeoutMs, call);
  }
}

function outcomeOf(body: unknown): ProviderOutcome {
  return (isPayment(body) && readPayment(body)) || unreadable;
}

function ended(
  answer: Awaited<ReturnType<typeof answerOf<unknown>>>,
  key: string,
): OperationOutcome {
  if (answer.kind === 'unknown') return answer;
  if (answer.kind === 'no') return { kind: 'failed', code: answer.code };
  return (isPayment(answer.body) && readOperation(answer.body, key)) || unreadable;
}
