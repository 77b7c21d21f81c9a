import type { UnknownOutcome } from '../provider.js';
import {
  Client,
  EnvironmentEnum,
  type HttpClient,
  ModificationsApi,
  type PaymentCancelRequest,
  type PaymentCaptureRequest,
  type PaymentRefundRequest,
  type PaymentRequest,
  PaymentsApi,
} from './library.js';

export interface AdyenClientOptions {
  /** With the version, without a slash at the end: https://checkout-test.adyen.com/v72. */
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly timeoutMs: number;
}

/** An answer that can be acted on: what was asked for, or a clear no. */
export type Answer =
  | { readonly kind: 'ok'; readonly body: object }
  /** Turned down; nothing was booked by this call. */
  | { readonly kind: 'no'; readonly code: string }
  | UnknownOutcome;

/** Makes the calls of Checkout that the adapter needs, each with its idempotency key. None of them throws. */
export class AdyenClient {
  private readonly payments: PaymentsApi;
  private readonly modifications: ModificationsApi;

  constructor(options: AdyenClientOptions) {
    const { apiKey } = options;
    // The library composes live addresses by itself; here the address comes from the configuration in both cases.
    const client = new Client(
      { apiKey, environment: EnvironmentEnum.TEST },
      new BoundedHttp(options),
    );
    this.payments = new PaymentsApi(client);
    this.modifications = new ModificationsApi(client);
  }

  pay(request: PaymentRequest, idempotencyKey: string): Promise<Answer> {
    return answered(this.payments.payments(request, { idempotencyKey }));
  }

  capture(psp: string, request: PaymentCaptureRequest, idempotencyKey: string): Promise<Answer> {
    const options = { idempotencyKey };
    return answered(this.modifications.captureAuthorisedPayment(psp, request, options));
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
}

/** An answer other than the one that was asked for, on its way through the library. */
class OtherAnswer extends Error {
  constructor(readonly answer: Exclude<Answer, { kind: 'ok' }>) {
    super(answer.kind);
  }
}

/** Answers that say no in a way that will not change. All others may hide a booking, or are passing. */
const finalStatuses: ReadonlySet<number> = new Set([400, 404, 413, 415, 422]);

/** "Request already processed or in progress": the first call with this key is under way. */
const inProgressCode = '704';

/**
 * The library's own HTTP client limits silence, not the whole call, speaks only TLS and follows redirects. This one
 * keeps connections open, ends a call when its time is up, and never follows.
 */
class BoundedHttp implements HttpClient {
  constructor(private readonly options: AdyenClientOptions) {}

  async request(
    endpoint: string,
    json: string | Buffer,
    _config: unknown,
    _isKeyRequired: boolean,
    { idempotencyKey }: { readonly idempotencyKey?: string } = {},
  ): Promise<string> {
    const { baseUrl, apiKey, timeoutMs } = this.options;
    const path = new URL(endpoint).pathname.replace(/^\/v\d+/, '');
    const response = await fetch(`${baseUrl}${path}`, {
      method: 'POST',
      body: json.toString(),
      headers: {
        'content-type': 'application/json',
        'x-api-key': apiKey,
        ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
      },
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
    const text = await response.text();
    if (!response.ok) throw new OtherAnswer(refusalIn(response, text));
    if (!isRecord(parse(text))) throw new OtherAnswer({ kind: 'unknown', reason: 'unreadable' });
    return text;
  }
}

function refusalIn({ status, headers }: Response, text: string): Exclude<Answer, { kind: 'ok' }> {
  const body = parse(text);
  const code = isRecord(body) ? body['errorCode'] : undefined;
  const isTransient = headers.get('transient-error')?.toLowerCase() === 'true';
  const isFinal = finalStatuses.has(status) && !isTransient;
  if (!isFinal || typeof code !== 'string' || code === inProgressCode)
    return { kind: 'unknown', reason: `http_${status}` };
  return { kind: 'no', code: code.slice(0, 100) };
}

async function answered(call: Promise<object>): Promise<Answer> {
  try {
    return { kind: 'ok', body: await call };
  } catch (fault) {
    if (fault instanceof OtherAnswer) return fault.answer;
    const isTimeout = fault instanceof Error && fault.name === 'TimeoutError';
    return { kind: 'unknown', reason: isTimeout ? 'timeout' : 'no_answer' };
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
