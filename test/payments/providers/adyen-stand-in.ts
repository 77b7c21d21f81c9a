import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdyenProvider } from '../../../src/payments/index.js';
import {
  HmacValidator,
  type NotificationRequestItem,
} from '../../../src/payments/providers/adyen/library.js';
import type { WebhookMessage } from '../../../src/payments/providers/provider.js';
import { type AdyenBook, AdyenBooks, type AdyenOperation, type Request } from './adyen-books.js';
import type { Doing } from './adyen-pages.js';

export const merchantAccount = 'PasserelleTest';
export const apiKey = 'AQE_key_of_the_adyen_stand_in';
export const hmacKeys = {
  current: 'a1'.repeat(32),
  previous: 'b2'.repeat(32),
  foreign: 'c3'.repeat(32),
};

const token = (name: string) => `adyen:shopper-1:STORED${name}00`;

/** What the stand-in does with a payment is said by its stored method. */
export const adyenTokens = {
  success: token('SUCCESS'),
  decline: token('DECLINE'),
  challenge: token('CHALLENGE'),
  /** Books the payment, and answers too late. */
  timeoutAfter: token('LATE'),
  /** Books the payment, and says that something broke. */
  brokenAfter: token('BROKEN'),
  /** Books the payment, and cuts its answer. */
  cutAfter: token('CUT'),
  pending: token('PENDING'),
  invalid: token('INVALID'),
};

interface Answered {
  readonly status: number;
  readonly body: object;
}

/** Plays Adyen Checkout over HTTP on loopback, with books of its own. */
async function startAdyenStandIn() {
  const books = new AdyenBooks();
  const requests: { path: string; body: Request; key: string }[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    const stored = storedAnswer(books, path);
    if (stored) send(response, stored);
    else if (path.startsWith('/hosted/')) leadBack(books, path, response);
    else void answer(request, response).catch(() => response.destroy());
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body: Request = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    const key = String(request.headers['idempotency-key'] ?? '');
    const path = request.url ?? '';
    requests.push({ path, body, key });
    if (request.headers['x-api-key'] !== apiKey) return send(response, refusal(401, '000'));
    if (body.details === undefined && body.merchantAccount !== merchantAccount)
      return send(response, refusal(403, '901'));
    const isFirst = !books.hasAnswered(key);
    const answered = books.once(key, JSON.stringify(body), () =>
      books.act(path.replace('/v72', ''), key, body),
    );
    const method = body.paymentMethod?.storedPaymentMethodId ?? body.details?.redirectResult ?? '';
    deliver(response, answered, isFirst ? method : '');
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  books.pages.address = `http://127.0.0.1:${port}`;
  return {
    url: `http://127.0.0.1:${port}/v72`,
    visit,
    cardPage: {
      types: (url: string) => visit(url, 'TYPES'),
      leaves: (url: string) => visit(url, 'LEAVES'),
    },
    tokens: adyenTokens,
    signsTime: false,
    unsigned: withoutSignature,
    requests,
    deleted: books.deleted,
    books: (): readonly AdyenBook[] => books.all(),
    /** Lets the shopper agree, at the page to which a challenge leads. */
    agree: (key: string) => books.agree(key),
    /** What the shopper brings back from that page. */
    result: (key: string, word: 'YES' | 'NO' | 'LATEYES' = 'YES') =>
      new URLSearchParams({ redirectResult: `${word}:${books.payment(key).psp}` }),
    /** Ends the time in which the shopper may agree. */
    abandon: (key: string) => books.close(key),
    /** Ends what has only been received so far. */
    settle: (key: string, succeeds = true) => books.settle(key, succeeds),
    /** A message about the payment with this key as it stands now. */
    message: (key: string, secret: keyof typeof hmacKeys, _at = new Date()): WebhookMessage =>
      messageOf([signed(paymentItem(books.payment(key)), hmacKeys[secret])]),
    undoRefund: (key: string) => books.undoRefund(key),
    operation: (key: string) => books.operation(key),
    operationMessage: (key: string, secret: keyof typeof hmacKeys = 'current'): WebhookMessage =>
      messageOf([signed(operationItem(books.operation(key)), hmacKeys[secret])]),
    /** What tells of an operation: here its own message. */
    tellsOf: (_paymentKey: string, key: string): WebhookMessage =>
      messageOf([signed(operationItem(books.operation(key)), hmacKeys.current)]),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Somebody visits a hosted page: answers where it leads them to. */
async function visit(url: string, doing: Doing): Promise<string> {
  const response = await fetch(`${url}?doing=${doing}`, { method: 'POST', redirect: 'manual' });
  return response.headers.get('location') ?? '';
}

function leadBack(books: AdyenBooks, path: string, response: ServerResponse): void {
  const url = new URL(path, 'http://stand-in');
  const doing = url.searchParams.get('doing') as Doing;
  const location = books.pages.visit(url.pathname.split('/').at(-1) ?? '', doing);
  response.writeHead(location ? 303 : 404, location ? { location } : {}).end();
}

/** What is asked about stored methods; undefined where something else is asked for. */
function storedAnswer(books: AdyenBooks, path: string): Answered | undefined {
  const url = new URL(path, 'http://stand-in');
  const found = /^\/v72\/storedPaymentMethods(?:\/(\w+))?$/.exec(url.pathname);
  return found ? books.stored(url.searchParams.get('shopperReference') ?? '', found[1]) : undefined;
}

/** The adapter over a fresh stand-in, with a short time limit. Who opens it closes the stand-in. */
export async function openAdyenSubject() {
  const standIn = await startAdyenStandIn();
  const provider = createAdyenProvider({
    baseUrl: standIn.url,
    apiKey,
    merchantAccount,
    hmacKeys: [hmacKeys.current, hmacKeys.previous],
    usualReturnUrl: 'https://shop.example/paid',
    completionUrl: 'https://gateway.example/payments/return',
    cardPage: { currency: 'EUR' },
    timeoutMs: 1500,
  });
  return { provider, standIn };
}

/** Adyen signs each item by itself, and the signature stands in it. */
function withoutSignature({ headers, body }: WebhookMessage): WebhookMessage {
  const text = body.toString('utf8').replaceAll(/"hmacSignature":"[^"]*"/g, '"other":""');
  return { headers, body: Buffer.from(text) };
}

/** A message with these items, as Adyen wraps them. */
export function messageOf(items: readonly object[]): WebhookMessage {
  const notificationItems = items.map((item) => ({ NotificationRequestItem: item }));
  const body = Buffer.from(JSON.stringify({ live: 'false', notificationItems }));
  return { headers: { 'content-type': 'application/json' }, body };
}

export function signed<T extends object>(item: T, hmacKey: string) {
  const hmacSignature = new HmacValidator().calculateHmac(
    item as unknown as NotificationRequestItem,
    hmacKey,
  );
  const data = 'additionalData' in item ? Object(item.additionalData) : {};
  return { ...item, additionalData: { ...data, hmacSignature } };
}

const common = {
  merchantAccountCode: merchantAccount,
  eventDate: '2026-03-01T10:00:00+01:00',
  paymentMethod: 'visa',
};

/** A payment item, as Adyen writes it. */
export function paymentItem(book: AdyenBook) {
  return {
    ...common,
    additionalData: { cardSummary: '1111', alias: 'A373176724022941' },
    amount: { currency: book.currency, value: book.amountMinor },
    eventCode: book.isClosed ? 'OFFER_CLOSED' : 'AUTHORISATION',
    merchantReference: book.reference,
    pspReference: book.psp,
    reason: book.refused ? 'Not enough balance' : '033899:1111:03/2030',
    success: String(!book.refused),
  };
}

const eventCodes = {
  captures: 'CAPTURE',
  cancels: 'CANCELLATION',
  refunds: 'REFUND',
  amountUpdates: 'AUTHORISATION_ADJUSTMENT',
  reversals: 'CANCEL_OR_REFUND',
};

/** An item about a capture, cancel or refund, as Adyen writes it. */
export function operationItem(operation: AdyenOperation) {
  return {
    ...common,
    amount: { currency: operation.currency, value: operation.amountMinor },
    eventCode: eventCodes[operation.kind],
    merchantReference: operation.reference,
    originalReference: operation.paymentPsp,
    pspReference: operation.psp,
    reason: operation.succeeded ? '' : 'Insufficient balance on payment',
    success: String(operation.succeeded === true),
  };
}

const lateMs = 4500;

/** Sends the answer as the stored method wants it: late, broken, cut, or as it is. */
function deliver(response: ServerResponse, answered: Answered, method: string): void {
  if (method.includes('LATE')) setTimeout(() => send(response, answered), lateMs).unref();
  else if (method.includes('BROKEN')) send(response, refusal(500, '905'));
  else if (method.includes('CUT')) cut(response, answered);
  else send(response, answered);
}

function refusal(status: number, errorCode: string): Answered {
  const body = { status, errorCode, message: 'refused', errorType: 'validation' };
  return { status, body };
}

function send(response: ServerResponse, { status, body }: Answered): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function cut(response: ServerResponse, { status, body }: Answered): void {
  const text = JSON.stringify(body);
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(text.slice(0, text.length / 2));
}
