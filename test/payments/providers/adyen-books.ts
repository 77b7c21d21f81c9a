import { randomBytes } from 'node:crypto';

export type OperationKind = 'captures' | 'cancels' | 'refunds';

/** The parts of a request that the books look at. */
export interface Request {
  readonly merchantAccount?: string;
  readonly reference: string;
  readonly amount?: { readonly currency: string; readonly value: number };
  readonly paymentMethod?: { readonly storedPaymentMethodId: string };
  readonly metadata?: Readonly<Record<string, string>>;
  readonly captureDelayHours?: number;
}

/** One payment as Adyen has it. */
export interface AdyenBook {
  readonly key: string;
  readonly psp: string;
  readonly reference: string;
  readonly metadata: Readonly<Record<string, string>>;
  readonly currency: string;
  readonly amountMinor: number;
  readonly refused: boolean;
  authorizedMinor: number;
  capturedMinor: number;
  voidedMinor: number;
  refundedMinor: number;
}

export interface AdyenOperation {
  readonly kind: OperationKind;
  readonly psp: string;
  readonly paymentPsp: string;
  readonly reference: string;
  readonly currency: string;
  readonly amountMinor: number;
  /** Undefined while it has only been received. */
  succeeded?: boolean;
}

interface Answer {
  readonly status: number;
  readonly body: object;
}

/** What Adyen keeps: payments, what was asked of them, and the answer to each idempotency key. */
export class AdyenBooks {
  private readonly payments = new Map<string, AdyenBook>();
  private readonly operations = new Map<string, AdyenOperation>();
  private readonly answers = new Map<string, Answer>();

  all(): readonly AdyenBook[] {
    return [...this.payments.values()].map((book) => ({ ...book }));
  }

  payment(key: string): AdyenBook {
    return found(this.payments.get(key));
  }

  operation(key: string): AdyenOperation {
    return found(this.operations.get(key));
  }

  hasAnswered(key: string): boolean {
    return this.answers.has(key);
  }

  /** The same key again gives the first answer. */
  once(key: string, act: () => Answer): Answer {
    const answer = this.answers.get(key) ?? act();
    this.answers.set(key, answer);
    return answer;
  }

  act(path: string, key: string, request: Request): Answer {
    if (path === '/payments') return this.pay(key, request);
    const [, psp, kind] = /^\/payments\/([^/]+)\/(captures|cancels|refunds)$/.exec(path) ?? [];
    const payment = [...this.payments.values()].find((each) => each.psp === psp);
    if (!payment || !kind) return { status: 404, body: { status: 404, errorCode: '10_003' } };
    return this.receive(payment, kind as OperationKind, key, request);
  }

  agree(key: string): void {
    const book = this.payment(key);
    book.authorizedMinor = book.amountMinor;
  }

  settle(key: string, succeeds: boolean): void {
    const operation = this.operation(key);
    const book = found(this.all().find(({ psp }) => psp === operation.paymentPsp));
    const payment = this.payment(book.key);
    const { amountMinor, kind } = operation;
    const free = payment.authorizedMinor - payment.capturedMinor - payment.voidedMinor;
    const possible = kind === 'refunds' ? payment.capturedMinor - payment.refundedMinor : free;
    operation.succeeded = succeeds && amountMinor <= possible;
    if (!operation.succeeded) return;
    if (kind === 'refunds') payment.refundedMinor += amountMinor;
    if (kind === 'cancels') payment.voidedMinor += amountMinor;
    if (kind !== 'captures') return;
    payment.capturedMinor += amountMinor;
    payment.voidedMinor += free - amountMinor;
  }

  private pay(key: string, request: Request): Answer {
    const method = request.paymentMethod?.storedPaymentMethodId ?? '';
    const { currency, value } = found(request.amount);
    if (method.includes('INVALID') || value <= 0 || currency === 'XXX')
      return { status: 422, body: { status: 422, errorCode: '800', errorType: 'validation' } };
    const refused = method.includes('DECLINE');
    const waits = method.includes('CHALLENGE') || method.includes('PENDING');
    const held = refused || waits ? 0 : value;
    const book: AdyenBook = {
      key,
      psp: reference(),
      reference: request.reference,
      metadata: request.metadata ?? {},
      currency,
      amountMinor: value,
      refused,
      authorizedMinor: held,
      capturedMinor: request.captureDelayHours === 0 ? held : 0,
      voidedMinor: 0,
      refundedMinor: 0,
    };
    this.payments.set(key, book);
    return { status: 200, body: paymentAnswer(book, method) };
  }

  private receive(payment: AdyenBook, kind: OperationKind, key: string, request: Request): Answer {
    const { currency, psp: paymentPsp } = payment;
    const amountMinor = request.amount?.value ?? payment.amountMinor;
    const psp = reference();
    const given = { kind, psp, paymentPsp, reference: request.reference, currency, amountMinor };
    this.operations.set(key, given);
    const { merchantAccount, amount } = request;
    const body = {
      merchantAccount,
      paymentPspReference: paymentPsp,
      pspReference: psp,
      reference: request.reference,
      status: 'received',
      ...(amount && { amount }),
    };
    return { status: 201, body };
  }
}

function paymentAnswer(book: AdyenBook, method: string): object {
  if (method.includes('CHALLENGE'))
    return {
      resultCode: 'RedirectShopper',
      action: {
        type: 'redirect',
        method: 'GET',
        paymentMethodType: 'scheme',
        url: `https://checkoutshopper-test.adyen.com/redirect/${book.psp}`,
      },
    };
  const said = {
    pspReference: book.psp,
    merchantReference: book.reference,
    amount: { currency: book.currency, value: book.amountMinor },
    paymentMethod: { brand: 'visa', type: 'scheme' },
    additionalData: { cardSummary: '1111' },
  };
  if (method.includes('PENDING')) return { ...said, resultCode: 'Pending' };
  return book.refused
    ? {
        ...said,
        resultCode: 'Refused',
        refusalReason: 'Not enough balance',
        refusalReasonCode: '12',
      }
    : { ...said, resultCode: 'Authorised' };
}

function reference(): string {
  return randomBytes(8).toString('hex').toUpperCase();
}

function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('not in the books of the stand-in');
  return value;
}
