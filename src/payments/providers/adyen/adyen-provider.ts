import { createHash } from 'node:crypto';
import { secondMs } from '../../../kernel/clock.js';
import type { MethodFamily } from '../../domain/method-families.js';
import type { Answer } from '../http-call.js';
import { isRecord, parseKeepable, textIn } from '../json.js';
import type { ForgetOutcome, KeepCall, KeepOutcome } from '../kept-method.js';
import type {
  AuthorizeCall,
  CardPage,
  CompleteCall,
  ExtendCall,
  NotAccepted,
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
import { adyenUnits } from './amounts.js';
import {
  type CardPageOptions,
  cardIsGone,
  notCompleted,
  readCardPage,
  visitOf,
} from './card-page.js';
import { AdyenClient } from './client.js';
import { isTooOld } from './keys.js';
import type {
  PaymentAmountUpdateRequest,
  PaymentRefundRequest,
  PaymentRequest,
} from './library.js';
import { newVisitor, readMethodToken, readVisitToken } from './method-token.js';
import { eventIdOf, isSigned, keptPart, newsIn } from './notifications.js';
import { readCompletion, readOperationAnswer, readPaymentAnswer } from './outcomes.js';
import { referenceOf } from './references.js';
import { StoredMethods } from './stored-methods.js';
import { termsOf, withDetails } from './terms.js';

export interface AdyenProviderOptions {
  /** With the version, without a slash at the end; live addresses bear a prefix of the merchant's own. */
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly merchantAccount: string;
  /** Hexadecimal, as Adyen shows them. Two while the key is being changed: news signed with either is believed. */
  readonly hmacKeys: readonly string[];
  /** Where the card holder ends up when the caller names no page of their own. */
  readonly usualReturnUrl: string;
  /** Where the card holder's bank leads back to: the gateway's own address, to which the attempt is added. */
  readonly completionUrl: string;
  readonly cardPage: CardPageOptions;
  readonly timeoutMs?: number;
}

const usualTimeoutMs = 8 * secondMs;
const resultShape = /^[\x21-\x7e]{1,20000}$/;

/** The adapter of Adyen Checkout, over the official library. */
export function createAdyenProvider(options: AdyenProviderOptions): PaymentProvider {
  return new AdyenProvider(options);
}

class AdyenProvider implements PaymentProvider {
  readonly name = 'adyen';
  readonly timeoutMs: number;
  readonly usualReturnUrl: string;
  readonly capabilities: ProviderCapabilities = {
    families: ['CARD'],
    account: 'PROVIDER_CLEARING',
    // Unless Adyen allows an account several, the first capture releases the rest.
    multiCapture: false,
    partialRefund: true,
    partialAuthorization: false,
    voidRemainder: false,
    authorizationDays: 7,
    renewal: 'extend',
    lookupByKey: false,
    // The analysis of the risk is Adyen's own, as the fraud rates are.
    sca: { exemptions: ['LOW_VALUE', 'MIT', 'MOTO'], riskAnalysisUpToMinor: 0 },
    hostedCardPage: true,
  };
  private readonly client: AdyenClient;
  private readonly stored: StoredMethods;

  constructor(private readonly options: AdyenProviderOptions) {
    this.timeoutMs = options.timeoutMs ?? usualTimeoutMs;
    this.usualReturnUrl = options.usualReturnUrl;
    this.client = new AdyenClient({ ...options, timeoutMs: this.timeoutMs });
    this.stored = new StoredMethods(this.client, options.merchantAccount, this.timeoutMs / 2);
  }

  familyOf(token: string): MethodFamily | undefined {
    return (readMethodToken(token) ?? readVisitToken(token)) ? 'CARD' : undefined;
  }

  /**
   * What was typed on the card page is looked up first, and paid with under its own name there: the request is the
   * same however often this is called. Whether an earlier call has paid is not told by a card that is gone since.
   */
  async authorize(asked: AuthorizeCall): Promise<ProviderOutcome> {
    const value = adyenUnits.theirs(asked.amountMinor, asked.currency);
    if (value === undefined) return { kind: 'refused', providerCode: 'cannot_be_asked' };
    if (isTooOld(asked.key)) return { kind: 'unknown', reason: 'key_too_old' };
    const card = await this.stored.cardOf(asked.methodToken);
    if (card.kind === 'unknown') return card;
    if (card.kind === 'none') return asked.isRepeated ? cardIsGone : notCompleted;
    const call = { ...asked, methodToken: card.token };
    const request = this.paymentRequest(call, value);
    if (!request) return { kind: 'refused', providerCode: 'cannot_be_asked' };
    const answer = await this.client.pay(request, call.key);
    if (answer.kind === 'no') return { kind: 'refused', providerCode: answer.code };
    if (answer.kind === 'unknown') return answer;
    return withDetails(readPaymentAnswer(answer.body, call), answer.body, call);
  }

  keepMethod(call: KeepCall): Promise<KeepOutcome> {
    return this.stored.keep(call);
  }

  forgetMethod(method: { key: string; reference: string }): Promise<ForgetOutcome> {
    return this.stored.forget(method);
  }

  /** Each result that is brought has a key of its own, so one that was forged does not stand in for the real one. */
  async completeAction({ query, ...call }: CompleteCall): Promise<ProviderOutcome | NotAccepted> {
    const redirectResult = query.get('redirectResult') ?? '';
    if (!resultShape.test(redirectResult)) return { kind: 'notAccepted' };
    const digest = createHash('sha256').update(redirectResult).digest('hex').slice(0, 24);
    const request = { details: { redirectResult } };
    const answer = await this.client.complete(request, `${call.key}:${digest}`);
    if (answer.kind === 'no') return { kind: 'notAccepted' };
    return answer.kind === 'ok' ? readCompletion(answer.body, call) : answer;
  }

  async operate(call: OperationCall): Promise<OperationOutcome> {
    const value = adyenUnits.theirs(call.amountMinor, call.currency);
    if (value === undefined) return { kind: 'failed', code: 'cannot_be_asked' };
    if (isTooOld(call.key)) return { kind: 'unknown', reason: 'key_too_old' };
    const answer = await this.ask(call, value);
    if (answer.kind === 'no') return { kind: 'failed', code: answer.code };
    return answer.kind === 'ok' ? readOperationAnswer(answer.body) : answer;
  }

  /**
   * A new amount prolongs an authorisation, also where it is the same one (Adyen's "authorisation adjustment"). It is
   * possible until something was captured, and its outcome is told by the webhook AUTHORISATION_ADJUSTMENT.
   */
  async extend({ key, paymentReference, ...asked }: ExtendCall): Promise<OperationOutcome> {
    const value = adyenUnits.theirs(asked.amountMinor, asked.currency);
    if (value === undefined) return { kind: 'failed', code: 'cannot_be_asked' };
    if (isTooOld(key)) return { kind: 'unknown', reason: 'key_too_old' };
    const request: PaymentAmountUpdateRequest = {
      merchantAccount: this.options.merchantAccount,
      reference: key,
      amount: { currency: asked.currency, value },
    };
    const answer = await this.client.updateAmount(paymentReference, request, key);
    if (answer.kind === 'no') return { kind: 'failed', code: answer.code };
    return answer.kind === 'ok' ? readOperationAnswer(answer.body) : answer;
  }

  /**
   * Adyen has no call that tells what became of a payment. Whoever needs to know sends the same call with the same
   * key again, which answers as the first one did, or waits for news; never is a payment "unseen" here.
   */
  async findPayment(): Promise<ProviderOutcome | Unseen> {
    return { kind: 'unknown', reason: 'no_lookup' };
  }

  /** The operation has to be asked for again: with the same key that answers as before, and books nothing. */
  async findOperation(): Promise<OperationOutcome | Unseen> {
    return { kind: 'unseen' };
  }

  /** A card may also be stored by Adyen's components in the shop's own page, which the gateway has no part in. */
  async openCardPage(visit: {
    returnUrl: string;
    reference?: string | undefined;
  }): Promise<CardPage | UnknownOutcome> {
    const visitor = newVisitor();
    const request = visitOf(visitor, visit, this.options);
    const answer = await this.client.openSession(request, visitor);
    if (answer.kind === 'no') return { kind: 'unknown', reason: answer.code };
    return answer.kind === 'ok' ? readCardPage(answer.body) : answer;
  }

  /**
   * Each item is signed by itself, without a time: a message that comes again, however late, is known by its id, and
   * has no second effect. News of another account is refused like news that is not signed.
   */
  readWebhook({ body }: WebhookMessage): WebhookReading {
    const items = itemsIn(body);
    if (items === undefined) return { kind: 'forged' };
    const { merchantAccount, hmacKeys } = this.options;
    const areOurs = items.every(
      (item) => isSigned(item, hmacKeys) && textIn(item, 'merchantAccountCode') === merchantAccount,
    );
    const [first, ...others] = items.map((item) => ({
      eventId: eventIdOf(item),
      type: textIn(item, 'eventCode') ?? '',
      body: keptPart(item),
    }));
    if (!areOurs || first === undefined) return { kind: 'forged' };
    return { kind: 'genuine', ...first, others };
  }

  newsOf(type: string, body: object): ProviderNews | undefined {
    return newsIn(type, body);
  }

  private paymentRequest(call: AuthorizeCall, value: number): PaymentRequest | undefined {
    const stored = readMethodToken(call.methodToken);
    if (!stored) return undefined;
    const { shopperReference, storedPaymentMethodId } = stored;
    const isAutomatic = call.captureMethod === 'AUTOMATIC';
    const terms = termsOf(call);
    return {
      merchantAccount: this.options.merchantAccount,
      reference: referenceOf({ ...call, ourReference: call.reference }),
      amount: { currency: call.currency, value },
      paymentMethod: { type: 'scheme', storedPaymentMethodId } as Asked<'paymentMethod'>,
      shopperReference,
      ...terms,
      returnUrl: `${this.options.completionUrl}/${call.key}`,
      // Said with each payment, so that the account's own setting does not matter. Only what is authorised in advance
      // can be held for longer later.
      ...(isAutomatic
        ? { captureDelayHours: 0 }
        : {
            additionalData: {
              ...terms.additionalData,
              manualCapture: 'true',
              authorisationType: 'PreAuth',
            },
          }),
    };
  }

  private ask(call: OperationCall, value: number): Promise<Answer> {
    const { key, paymentReference } = call;
    const { merchantAccount } = this.options;
    const amount = { currency: call.currency, value };
    if (call.kind === 'CAPTURE')
      return this.client.capture(
        paymentReference,
        { merchantAccount, amount, reference: key },
        key,
      );
    if (call.kind === 'VOID')
      return this.client.cancel(paymentReference, { merchantAccount, reference: key }, key);
    // What was taken at once may not be captured yet, and then could not be refunded.
    if (call.final)
      return this.client.reverse(paymentReference, { merchantAccount, reference: key }, key);
    const merchantRefundReason = refundReason(call.reason);
    const request = { merchantAccount, amount, reference: key, merchantRefundReason };
    return this.client.refund(paymentReference, request, key);
  }
}

/** The library has enumerations for the words of Adyen; here they are written as they are sent. */
type Asked<Name extends keyof PaymentRequest> = NonNullable<PaymentRequest[Name]>;
type RefundReason = NonNullable<PaymentRefundRequest['merchantRefundReason']>;

const refundReasons = ['FRAUD', 'CUSTOMER REQUEST', 'RETURN', 'DUPLICATE'] as const;

function refundReason(reason: string | null): RefundReason {
  const words = reason?.toUpperCase().replaceAll('_', ' ') ?? '';
  return (refundReasons.find((each) => words === each) ?? 'OTHER') as RefundReason;
}

/** The items of a message; undefined where it has none that could be signed. */
function itemsIn(body: Buffer): object[] | undefined {
  const message = parseKeepable(body.toString('utf8'));
  const wrapped = isRecord(message) ? message['notificationItems'] : undefined;
  if (!Array.isArray(wrapped) || wrapped.length === 0) return undefined;
  const items = wrapped.map((each: unknown) =>
    isRecord(each) ? each['NotificationRequestItem'] : undefined,
  );
  return items.every(isRecord) ? items : undefined;
}
