import {
  type Answer,
  type ClearNo,
  callOverHttp,
  type HttpCall,
  type Refused,
} from '../http-call.js';
import { isRecord, textIn } from '../json.js';
import type { UnknownOutcome } from '../provider.js';
import {
  Client,
  type CreateCheckoutSessionRequest,
  EnvironmentEnum,
  type HttpClient,
  ModificationsApi,
  type PaymentAmountUpdateRequest,
  type PaymentCancelRequest,
  type PaymentCaptureRequest,
  type PaymentDetailsRequest,
  type PaymentRefundRequest,
  type PaymentRequest,
  type PaymentReversalRequest,
  PaymentsApi,
  RecurringApi,
} from './library.js';

import type { StoredMethod } from './method-token.js';

export interface AdyenClientOptions {
  /** With the version, without a slash at the end: https://checkout-test.adyen.com/v72. */
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly timeoutMs: number;
}

/** Makes the calls of Checkout that the adapter needs, each with its idempotency key. None of them throws. */
export class AdyenClient {
  private readonly payments: PaymentsApi;
  private readonly modifications: ModificationsApi;
  private readonly recurring: RecurringApi;

  constructor(options: AdyenClientOptions) {
    const { apiKey } = options;
    // The library composes live addresses by itself; here the address comes from the configuration in both cases.
    const client = new Client(
      { apiKey, environment: EnvironmentEnum.TEST },
      new BoundedHttp(options),
    );
    this.payments = new PaymentsApi(client);
    this.modifications = new ModificationsApi(client);
    this.recurring = new RecurringApi(client);
  }

  pay(request: PaymentRequest, idempotencyKey: string): Promise<Answer> {
    return answered(this.payments.payments(request, { idempotencyKey }));
  }

  complete(request: PaymentDetailsRequest, idempotencyKey: string): Promise<Answer> {
    return answered(this.payments.paymentsDetails(request, { idempotencyKey }));
  }

  openSession(request: CreateCheckoutSessionRequest, idempotencyKey: string): Promise<Answer> {
    return answered(this.payments.sessions(request, { idempotencyKey }));
  }

  /** What is stored for a shopper. */
  storedMethods(shopper: string, merchantAccount: string): Promise<Answer> {
    return answered(this.recurring.getTokensForStoredPaymentDetails(shopper, merchantAccount, {}));
  }

  /** Deletes what is stored. It has no key: what is gone is gone. */
  forgetStored({ storedPaymentMethodId, shopperReference }: StoredMethod, merchantAccount: string) {
    const id = storedPaymentMethodId;
    const { recurring } = this;
    const call = recurring.deleteTokenForStoredPaymentDetails(
      id,
      shopperReference,
      merchantAccount,
      {},
    );
    return answered(call.then(() => ({})));
  }

  capture(psp: string, request: PaymentCaptureRequest, idempotencyKey: string): Promise<Answer> {
    const options = { idempotencyKey };
    return answered(this.modifications.captureAuthorisedPayment(psp, request, options));
  }

  updateAmount(
    psp: string,
    request: PaymentAmountUpdateRequest,
    idempotencyKey: string,
  ): Promise<Answer> {
    const options = { idempotencyKey };
    return answered(this.modifications.updateAuthorisedAmount(psp, request, options));
  }

  cancel(psp: string, request: PaymentCancelRequest, idempotencyKey: string): Promise<Answer> {
    const options = { idempotencyKey };
    return answered(
      this.modifications.cancelAuthorisedPaymentByPspReference(psp, request, options),
    );
  }

  refund(psp: string, request: PaymentRefundRequest, idempotencyKey: string): Promise<Answer> {
    const options = { idempotencyKey };
    return answered(this.modifications.refundCapturedPayment(psp, request, options));
  }

  /** Cancels the payment where it was not captured yet, and refunds it where it was. */
  reverse(psp: string, request: PaymentReversalRequest, idempotencyKey: string): Promise<Answer> {
    const options = { idempotencyKey };
    return answered(this.modifications.refundOrCancelPayment(psp, request, options));
  }
}

/** An answer other than the one that was asked for, on its way through the library. */
class OtherAnswer extends Error {
  constructor(readonly answer: ClearNo | UnknownOutcome) {
    super(answer.kind);
  }
}

/** Answers that say no in a way that will not change. All others may hide a booking, or are passing. */
const finalStatuses: ReadonlySet<number> = new Set([400, 404, 413, 415, 422]);

/** "Request already processed or in progress": the first call with this key is under way. */
const inProgressCode = '704';

/** What the library asks of its carrier. */
interface RequestOptions {
  readonly idempotencyKey?: string;
  readonly method?: HttpCall['method'];
  readonly params?: Readonly<Record<string, string>>;
}

/** The library's own HTTP client limits silence, not the whole call, speaks only TLS and follows redirects. */
class BoundedHttp implements HttpClient {
  constructor(private readonly options: AdyenClientOptions) {}

  async request(
    endpoint: string,
    json: string | Buffer,
    _config: unknown,
    _isKeyRequired: boolean,
    { idempotencyKey, method = 'POST', params = {} }: RequestOptions = {},
  ): Promise<string> {
    const { baseUrl, apiKey, timeoutMs } = this.options;
    const path = new URL(endpoint).pathname.replace(/^\/v\d+/, '');
    const headers = {
      'content-type': 'application/json',
      'x-api-key': apiKey,
      ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
    };
    const query = new URLSearchParams(params).toString();
    const url = `${baseUrl}${path}${query && '?'}${query}`;
    const body = method === 'POST' ? json.toString() : undefined;
    const call = { url, method, headers, body, timeoutMs, mayBeEmpty: method === 'DELETE' };
    const answer = await callOverHttp(call, codeOf);
    if (answer.kind !== 'ok') throw new OtherAnswer(answer);
    if (!isRecord(answer.body)) throw new OtherAnswer({ kind: 'unknown', reason: 'unreadable' });
    return JSON.stringify(answer.body);
  }
}

function codeOf({ status, headers, body }: Refused): string | undefined {
  const isTransient = headers.get('transient-error')?.toLowerCase() === 'true';
  if (!finalStatuses.has(status) || isTransient) return undefined;
  const code = textIn(body, 'errorCode');
  return code === inProgressCode ? undefined : code;
}

async function answered(call: Promise<object>): Promise<Answer> {
  try {
    return { kind: 'ok', body: await call };
  } catch (fault) {
    return fault instanceof OtherAnswer ? fault.answer : { kind: 'unknown', reason: 'unreadable' };
  }
}
