import { randomBytes } from 'node:crypto';
import { AdyenPages, type SessionRequest } from './adyen-pages.js';

/** The one card that every shopper has stored. */
export const storedId = 'STOREDSUCCESS00';

export type OperationKind = 'captures' | 'cancels' | 'refunds' | 'reversals' | 'amountUpdates';

/** The parts of a request that the books look at. */
export interface Request extends SessionRequest {
  readonly paymentMethod?: { readonly storedPaymentMethodId: string };
  readonly captureDelayHours?: number;
  readonly details?: { readonly redirectResult: string };
  readonly shopperInteraction?: string;
  readonly authenticationData?: object;
  readonly additionalData?: object;
}

/** One payment as Adyen has it. */
export interface AdyenBook {
  readonly key: string;
  readonly psp: string;
  readonly reference: string;
  readonly currency: string;
  readonly amountMinor: number;
  /** Set where the bank has said no. */
  refused: boolean;
  /** Set once the time for the card holder to agree is over. */
  isClosed: boolean;
  readonly takesAtOnce: boolean;
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

const cardView = { brand: 'visa', lastFour: '1111', expiryMonth: '03', expiryYear: '30' };

interface Answer {
  readonly status: number;
  readonly body: object;
}

/** What Adyen keeps: payments, what was asked of them, and the answer to each idempotency key. */
export class AdyenBooks {
  private readonly payments = new Map<string, AdyenBook>();
  private readonly operations = new Map<string, AdyenOperation>();
  readonly pages = new AdyenPages();
  /** The methods that were deleted. */
  readonly deleted: string[] = [];
  private readonly answers = new Map<string, { asked: string; answer: Answer }>();

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

  /** The same call with the same key gives the first answer; another call with it is turned down. */
  once(key: string, asked: string, act: () => Answer): Answer {
    const before = this.answers.get(key);
    if (before && before.asked !== asked)
      return { status: 422, body: { status: 422, errorCode: '704' } };
    const answer = before?.answer ?? act();
    this.answers.set(key, { asked, answer });
    return answer;
  }

  act(path: string, key: string, request: Request): Answer {
    if (path === '/payments') return this.pay(key, request);
    if (path === '/sessions') return this.pages.open(request);
    if (path === '/payments/details') return this.complete(request);
    const [, psp, kind] =
      /^\/payments\/([^/]+)\/(captures|cancels|refunds|reversals|amountUpdates)$/.exec(path) ?? [];
    const payment = [...this.payments.values()].find((each) => each.psp === psp);
    if (!payment || !kind) return { status: 404, body: { status: 404, errorCode: '10_003' } };
    return this.receive(payment, kind as OperationKind, key, request);
  }

  /** What is stored for a shopper: what was typed on a page, or one card, until it is deleted. */
  stored(shopper: string, id: string | undefined): Answer {
    if (id === undefined) {
      const cards = this.pages.shownOf(shopper) ?? [{ id: storedId, createdAt: undefined }];
      const storedPaymentMethods = cards
        .filter((each) => !this.deleted.includes(each.id))
        .map((each) => ({ ...each, ...cardView }));
      return {
        status: 200,
        body: { merchantAccount: '', shopperReference: shopper, storedPaymentMethods },
      };
    }
    if (this.deleted.includes(id)) return { status: 422, body: { status: 422, errorCode: '800' } };
    this.deleted.push(id);
    return { status: 204, body: {} };
  }

  /** The bank has said yes: the money is held, or taken at once. */
  agree(key: string): void {
    const book = this.payment(key);
    book.authorizedMinor = book.amountMinor;
    if (book.takesAtOnce) book.capturedMinor = book.amountMinor;
  }

  close(key: string): void {
    this.payment(key).isClosed = true;
  }

  settle(key: string, succeeds: boolean): void {
    const operation = this.operation(key);
    const book = found(this.all().find(({ psp }) => psp === operation.paymentPsp));
    const payment = this.payment(book.key);
    const { amountMinor, kind } = operation;
    const free = payment.authorizedMinor - payment.capturedMinor - payment.voidedMinor;
    const givesBack = kind === 'refunds' || kind === 'reversals';
    const possible = givesBack ? payment.capturedMinor - payment.refundedMinor : free;
    operation.succeeded = succeeds && amountMinor <= possible;
    if (!operation.succeeded) return;
    if (givesBack) payment.refundedMinor += amountMinor;
    if (kind === 'cancels') payment.voidedMinor += amountMinor;
    if (kind !== 'captures') return;
    payment.capturedMinor += amountMinor;
    payment.voidedMinor += free - amountMinor;
  }

  /** A card scheme turns a refund down after all. */
  undoRefund(key: string): void {
    const operation = this.operation(key);
    const book = found([...this.payments.values()].find(({ psp }) => psp === operation.paymentPsp));
    book.refundedMinor -= operation.amountMinor;
  }

  private pay(key: string, request: Request): Answer {
    const method = request.paymentMethod?.storedPaymentMethodId ?? '';
    const { currency, value } = found(request.amount);
    const typed = this.pages.cardsOf(request.shopperReference ?? '');
    const isOthers = typed !== undefined && !typed.some(({ id }) => id === method);
    if (
      isOthers ||
      this.deleted.includes(method) ||
      method.includes('INVALID') ||
      value <= 0 ||
      currency === 'XXX'
    )
      return { status: 422, body: { status: 422, errorCode: '800', errorType: 'validation' } };
    const isAbsent = request.recurringProcessingModel === 'UnscheduledCardOnFile';
    const isMissed = method.includes('INSISTS') && isAbsent;
    const refused = method.includes('DECLINE') || isMissed;
    const waits = method.includes('CHALLENGE') || method.includes('PENDING');
    const held = refused || waits ? 0 : value;
    const book: AdyenBook = {
      key,
      psp: reference(),
      reference: request.reference,
      currency,
      amountMinor: value,
      refused,
      isClosed: false,
      takesAtOnce: request.captureDelayHours === 0,
      authorizedMinor: held,
      capturedMinor: request.captureDelayHours === 0 ? held : 0,
      voidedMinor: 0,
      refundedMinor: 0,
    };
    this.payments.set(key, book);
    return { status: 200, body: paymentAnswer(book, method) };
  }

  /** What a card holder brings back: `<word>:<pspReference>`, and the word says how it went at their bank. */
  private complete({ details }: Request): Answer {
    const [word, psp] = details?.redirectResult.split(':') ?? [];
    const book = [...this.payments.values()].find((each) => each.psp === psp);
    if (!book || !word) return { status: 422, body: { status: 422, errorCode: '14_0423' } };
    if (word === 'YES' || word === 'LATEYES') this.agree(book.key);
    else book.refused = true;
    return { status: 200, body: paymentAnswer(book, '') };
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
    additionalData: {
      cardSummary: '1111',
      alias: 'A373176724022941',
      expiryDate: '3/2030',
      liabilityShift: 'false',
    },
  };
  if (method.includes('PENDING')) return { ...said, resultCode: 'Pending' };
  return book.refused
    ? {
        ...said,
        resultCode: 'Refused',
        ...(method.includes('INSISTS')
          ? { refusalReason: 'Authentication required', refusalReasonCode: '38' }
          : { refusalReason: 'Not enough balance', refusalReasonCode: '12' }),
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
