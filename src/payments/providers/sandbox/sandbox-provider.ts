import { redactCardNumbers } from '../../../kernel/card-number.js';
import { secondMs } from '../../../kernel/clock.js';
import type { MethodFamily } from '../../domain/method-families.js';
import { type Answer } from '../http-call.js';
import { asText, isRecord, parseKeepable } from '../json.js';
import type { KeepCall, KeepOutcome } from '../kept-method.js';
import type {
  AuthorizeCall,
  BooksPage,
  CardPage,
  ExtendCall,
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
import { verifiedWebhookId } from '../webhook-signature.js';
import { SandboxClient } from './client.js';
import { keptOf, paymentOf, readDispute, readOperation, readPayment } from './outcomes.js';
import { readDisputes } from './read-disputes.js';
import { SandboxTerminal } from './terminal.js';
import { familyOfToken, instalmentsOfToken } from './tokens.js';
import {
  type CardView,
  isDisputeView,
  isOperationView,
  isPaymentView,
  type PaymentView,
} from './views.js';

export interface SandboxProviderOptions {
  /** Where the sandbox answers, without a slash at the end. */
  readonly baseUrl: string;
  readonly secretKey: string;
  /** Two while the secret is being changed: news signed with either is believed. */
  readonly webhookSecrets: readonly string[];
  readonly timeoutMs?: number;
  /** Where the card page leads back to when the caller names no page of its own. */
  readonly usualReturnUrl?: string | undefined;
}

const usualTimeoutMs = 8 * secondMs;
const booksPageSize = 500;
const unreadable: UnknownOutcome = { kind: 'unknown', reason: 'unreadable' };
const paths = { CAPTURE: 'captures', VOID: 'void', REFUND: 'refunds' } as const;

const usageOf = { ON_SESSION: 'on_session', OFF_SESSION: 'off_session' } as const;

const newsTypes: ReadonlySet<string> = new Set([
  'payment.authorized',
  'payment.requires_action',
  'payment.declined',
  'payment.captured',
  'payment.voided',
  'payment.expired',
  'refund.succeeded',
  'refund.failed',
  'capture.failed',
  'payment.extended',
  'extension.failed',
]);

const disputeTypes: ReadonlySet<string> = new Set([
  'dispute.opened',
  'dispute.under_review',
  'dispute.won',
  'dispute.lost',
]);

/** The adapter of the payment sandbox that the project brings along; it speaks real HTTP. */
export function createSandboxProvider(options: SandboxProviderOptions): PaymentProvider {
  return new SandboxProvider(options);
}

class SandboxProvider implements PaymentProvider {
  readonly name = 'sandbox';
  readonly timeoutMs: number;
  readonly usualReturnUrl: string | undefined;
  readonly capabilities: ProviderCapabilities = {
    families: ['CARD', 'APPLE_PAY', 'GOOGLE_PAY', 'VIRTUAL_CARD', 'INSTALMENTS'],
    account: 'PROVIDER_CLEARING',
    multiCapture: true,
    partialRefund: true,
    partialAuthorization: false,
    voidRemainder: true,
    authorizationDays: 7,
    renewal: 'extend',
    lookupByKey: true,
    sca: {
      exemptions: ['LOW_VALUE', 'TRA', 'MIT', 'MOTO'],
      riskAnalysisUpToMinor: 10_000,
    },
    hostedCardPage: true,
  };
  readonly readDisputes = () => readDisputes(this.client);
  readonly terminal = new SandboxTerminal(() => this.client);
  private readonly client: SandboxClient;

  constructor(private readonly options: SandboxProviderOptions) {
    this.timeoutMs = options.timeoutMs ?? usualTimeoutMs;
    this.usualReturnUrl = options.usualReturnUrl;
    this.client = new SandboxClient({ ...options, timeoutMs: this.timeoutMs });
  }

  familyOf(token: string): MethodFamily | undefined {
    return familyOfToken(token);
  }

  instalmentsOf(token: string): number | undefined {
    return instalmentsOfToken(token);
  }

  async authorize(call: AuthorizeCall): Promise<ProviderOutcome> {
    const body = {
      reference: call.reference,
      amount: { minor: call.amountMinor, currency: call.currency },
      paymentMethod: call.methodToken,
      captureMethod: call.captureMethod === 'AUTOMATIC' ? 'automatic' : 'manual',
      ...(call.returnUrl !== null && { returnUrl: call.returnUrl }),
      ...authenticationOf(call),
      ...(call.keep !== null && { save: { customer: call.customerId, usage: usageOf[call.keep] } }),
    };
    const answer = await this.client.post('/v1/payments', body, call.key);
    if (answer.kind === 'no') return { kind: 'refused', providerCode: answer.code };
    return answer.kind === 'ok' ? outcomeOf(answer.body) : answer;
  }

  async keepMethod(call: KeepCall): Promise<KeepOutcome> {
    const { methodToken: paymentMethod, customerId: customer, scope } = call;
    const body = { paymentMethod, customer, usage: usageOf[scope] };
    const answer = await this.client.post('/v1/saved-cards', body, call.key);
    if (answer.kind === 'unknown') return answer;
    if (answer.kind === 'no') return { kind: 'refused', code: answer.code };
    const view = isRecord(answer.body) ? answer.body : {};
    const method = keptOf(asText(view['id']), view['card'] as CardView | undefined);
    return method ? { kind: 'kept', method } : unreadable;
  }

  async forgetMethod({ key, reference }: { key: string; reference: string }) {
    const path = `/v1/saved-cards/${encodeURIComponent(reference)}/forget`;
    const answer = await this.client.post(path, {}, key);
    const isGone = answer.kind === 'ok' || isNo(answer, 'saved_card_not_found');
    if (isGone) return { kind: 'forgotten' } as const;
    return answer.kind === 'unknown' ? answer : unreadable;
  }

  operate(call: OperationCall): Promise<OperationOutcome> {
    return this.change(call, paths[call.kind], bodyOf(call));
  }

  extend(call: ExtendCall): Promise<OperationOutcome> {
    return this.change(call, 'extensions', {});
  }

  private async change(
    { key, paymentReference }: ExtendCall,
    path: string,
    asked: object,
  ): Promise<OperationOutcome> {
    const place = `/v1/payments/${encodeURIComponent(paymentReference)}/${path}`;
    const answer = await this.client.post(place, asked, key);
    if (answer.kind === 'no') return { kind: 'failed', code: answer.code };
    if (answer.kind === 'unknown') return answer;
    const { body } = answer;
    const operation = isRecord(body) ? body['operation'] : undefined;
    return isPaymentView(body) && isOperationView(operation)
      ? readOperation(operation, body)
      : unreadable;
  }

  async findPayment(attempt: {
    key: string;
    reference: string | null;
  }): Promise<ProviderOutcome | Unseen> {
    const found = await this.find(attempt.key, attempt.reference);
    return isPaymentView(found) ? outcomeOf(found) : found;
  }

  async findOperation(operation: {
    key: string;
    paymentReference: string;
  }): Promise<OperationOutcome | Unseen> {
    const found = await this.find('', operation.paymentReference);
    if (!isPaymentView(found)) return found;
    const view = found.operations.find((each) => each.idempotencyKey === operation.key);
    return view ? readOperation(view, found) : { kind: 'unseen' };
  }

  async readBooks(asked: {
    since: Date;
    cursor: string | undefined;
  }): Promise<BooksPage | UnknownOutcome> {
    const after = encodeURIComponent(asked.cursor ?? '0');
    const answer = await this.client.get(`/v1/books?limit=${booksPageSize}&after=${after}`);
    if (answer.kind === 'unknown') return answer;
    const body = answer.kind === 'ok' ? answer.body : undefined;
    if (!isRecord(body) || !Array.isArray(body['data'])) return unreadable;
    const views = body['data'].filter(isPaymentView);
    // A payment that cannot be read must not look like one that is not there.
    if (views.length < body['data'].length) return unreadable;
    const payments = views
      .filter(({ createdAt = '' }) => !(Date.parse(createdAt) < asked.since.getTime()))
      .map(paymentOf);
    const next = body['nextCursor'];
    return { kind: 'page', payments, nextCursor: typeof next === 'string' ? next : undefined };
  }

  async openCardPage(visit: {
    returnUrl: string;
    reference?: string | undefined;
  }): Promise<CardPage | UnknownOutcome> {
    const answer = await this.client.post('/v1/card-sessions', visit);
    if (answer.kind === 'unknown') return answer;
    const body = answer.kind === 'ok' ? answer.body : undefined;
    const url = isRecord(body) ? body['url'] : undefined;
    const expiresAt = isRecord(body) ? Date.parse(asText(body['expiresAt'])) : Number.NaN;
    if (typeof url !== 'string' || Number.isNaN(expiresAt)) return unreadable;
    return { kind: 'opened', url, expiresAt: new Date(expiresAt) };
  }

  readWebhook(message: WebhookMessage, now: Date): WebhookReading {
    const eventId = verifiedWebhookId(message, this.options.webhookSecrets, now);
    if (eventId === undefined) return { kind: 'forged' };
    const body = parseKeepable(redactCardNumbers(message.body.toString('utf8')));
    if (!isRecord(body) || typeof body['type'] !== 'string') return { kind: 'unreadable' };
    return { kind: 'genuine', eventId, type: body['type'].slice(0, 100), body };
  }

  newsOf(type: string, body: object): ProviderNews | undefined {
    if (!newsTypes.has(type) && !disputeTypes.has(type)) return { kind: 'other' };
    const data = isRecord(body) ? body['data'] : undefined;
    const view = isRecord(data) ? data['payment'] : undefined;
    if (disputeTypes.has(type)) return disputeIn(view, isRecord(data) ? data['disputeId'] : '');
    const outcome = isPaymentView(view) ? readPayment(view) : undefined;
    return outcome && { kind: 'payment', outcome };
  }

  private async find(
    key: string,
    reference: string | null,
  ): Promise<PaymentView | Unseen | UnknownOutcome> {
    const answer =
      reference === null
        ? await this.client.get(`/v1/payments?idempotencyKey=${encodeURIComponent(key)}`)
        : await this.client.get(`/v1/payments/${encodeURIComponent(reference)}`);
    return foundIn(answer, reference === null);
  }
}

function authenticationOf({ initiator, exemption, challenge }: AuthorizeCall): object {
  return {
    ...(initiator === 'MERCHANT' && { initiator: 'merchant' }),
    ...(exemption !== null && { exemption: exemption.toLowerCase() }),
    ...(challenge && { challenge }),
  };
}

function isNo(answer: Answer, code: string): boolean {
  return answer.kind === 'no' && answer.code === code;
}

function disputeIn(payment: unknown, disputeId: unknown): ProviderNews | undefined {
  if (!isPaymentView(payment)) return undefined;
  const view = payment.disputes?.find((each) => isRecord(each) && each['id'] === disputeId);
  const dispute = isDisputeView(view) ? readDispute(view) : undefined;
  return dispute && { kind: 'dispute', paymentReference: payment.id, dispute };
}

function foundIn(answer: Answer, isList: boolean): PaymentView | Unseen | UnknownOutcome {
  if (answer.kind === 'unknown') return answer;
  if (answer.kind === 'no')
    return answer.code === 'payment_not_found' ? { kind: 'unseen' } : unreadable;
  if (!isList) return isPaymentView(answer.body) ? answer.body : unreadable;
  const list = isRecord(answer.body) ? answer.body['data'] : undefined;
  if (!Array.isArray(list)) return unreadable;
  const [first] = list as unknown[];
  if (first === undefined) return { kind: 'unseen' };
  return isPaymentView(first) ? first : unreadable;
}

function outcomeOf(body: unknown): ProviderOutcome {
  return (isPaymentView(body) && readPayment(body)) || unreadable;
}

function bodyOf(call: OperationCall): object {
  const amount = { minor: call.amountMinor, currency: call.currency };
  if (call.kind === 'CAPTURE') return { amount, final: call.final };
  if (call.kind === 'REFUND')
    return { amount, reason: (call.reason ?? 'requested by the shop').slice(0, 200) };
  return {};
}
