import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import Stripe from 'stripe';
import type { BookedPayment, SigningSecret, StandIn } from './contract-subject.js';
import { type Booked, type Form, Refused, refundedOf, StripeBooks } from './stripe-books.js';
import { routeOfVault } from './stripe-vault.js';
import { eventOf, refundView, viewOf, visitView } from './stripe-views.js';

export const stripeKey = 'sk_test_of_the_contract_tests_000000000000';
export const stripeWebhookSecrets = {
  current: 'whsec_of_the_contract_tests_the_newest_one',
  previous: 'whsec_of_the_contract_tests_the_one_before',
  foreign: 'whsec_of_somebody_else_altogether_00000000',
} as const satisfies Record<SigningSecret, string>;

interface Kept {
  readonly request: string;
  readonly status: number;
  readonly body: string;
}

/** A small Stripe with books of its own: real HTTP, the form encoding, and the rules of `Idempotency-Key`. */
export async function openStripeStandIn() {
  const books = new StripeBooks();
  const kept = new Map<string, Kept>();
  const server = createServer((request, response) => void answer(books, kept, request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const byKey = (key: string) => {
    const found = books.payments.find(({ metadata }) => metadata['key'] === key);
    if (!found) throw new Error('no payment was made with that key');
    return found;
  };
  const message: StandIn['message'] = (key, secret, at) => {
    const payload = JSON.stringify(eventOf(byKey(key)));
    const signature = Stripe.webhooks.generateTestHeaderString({
      payload,
      secret: stripeWebhookSecrets[secret],
      timestamp: Math.floor(at.getTime() / 1000),
    });
    return { headers: { 'stripe-signature': signature }, body: Buffer.from(payload) };
  };
  const standIn: StandIn = {
    tokens: {
      success: 'pm_success',
      decline: 'pm_decline',
      challenge: 'pm_challenge',
      timeoutAfter: 'pm_timeout_after',
    },
    books: () => books.payments.map(bookedPayment),
    message,
    tellsOf: (key) => message(key, 'current', new Date()),
    signsTime: true,
    unsigned: ({ body }) => ({ headers: {}, body }),
    agree: (key) => books.charge(byKey(key)),
    cardPage: {
      types: async (url) => books.typeCard(visitIn(url)),
      // Stripe leads back without a token then; whoever knows the visit may name it all the same.
      leaves: async (url) => `https://shop.example/?token=${visitIn(url)}`,
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return {
    ...standIn,
    url: `http://127.0.0.1:${port}`,
    /** Somebody types a card on the page; answers where it leads them back to. */
    typeCard: (visitId: string) => books.typeCard(visitId),
    /** The bank of the card holder has not taken what was given back. */
    failRefund: (key: string) => {
      for (const refund of byKey(key).refunds) refund.status = 'failed';
    },
    /** The card holder contests what was taken, and their bank has it back. */
    contest: (key: string, status = 'needs_response') => books.contest(byKey(key), status),
    /** Banks take days to decide about what is given back, and meanwhile Stripe forgets the keys of all calls. */
    forgetKeysWhileRefundsWait: () => {
      books.refundsWait = true;
      kept.clear();
    },
    /** The bank of the card holder has taken what was given back. */
    endRefunds: (key: string) => {
      for (const refund of byKey(key).refunds) refund.status = 'succeeded';
    },
    customerOf: (key: string) => byKey(key).customer,
    /** What Stripe was told of the customer of a payment, and which methods it has let go. */
    vaultOf: (key: string) => byKey(key).vault,
    detached: books.detached,
  };
}

async function answer(
  books: StripeBooks,
  kept: Map<string, Kept>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://stand-in');
  const body = await text(request);
  const form = request.method === 'GET' ? url.searchParams : new URLSearchParams(body);
  const key = String(request.headers['idempotency-key'] ?? '');
  const asked = `${url.pathname}\n${body}`;
  const before = request.method === 'POST' ? kept.get(key) : undefined;
  if (before && before.request !== asked) {
    say(response, 400, errorView(new Refused(400, 'idempotency_error', 'idempotency_error')));
    return;
  }
  if (before) {
    say(response, before.status, before.body);
    return;
  }
  const isKnown = request.headers.authorization === `Bearer ${stripeKey}`;
  const result = isKnown
    ? handled(books, { method: request.method ?? 'GET', path: url.pathname, form })
    : { status: 401, body: errorView(new Refused(401, 'api_key_invalid')) };
  if (request.method === 'POST' && key !== '') kept.set(key, { request: asked, ...result });
  switch (form.get('payment_method')) {
    case 'pm_timeout_after':
      // Booked, and never answered: the connection stays open until the stand-in is closed.
      return;
    case 'pm_http_500_after':
      return say(response, 500, errorView(new Refused(500, 'api_error', 'api_error')));
    case 'pm_truncated':
      return say(response, 200, result.body.slice(0, 40));
    default:
      say(response, result.status, result.body);
  }
}

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly form: Form;
}

function handled(books: StripeBooks, asked: Asked): { status: number; body: string } {
  try {
    return { status: 200, body: JSON.stringify(route(books, asked)) };
  } catch (fault) {
    if (!(fault instanceof Refused)) throw fault;
    return { status: fault.status, body: errorView(fault) };
  }
}

function route(books: StripeBooks, { method, path, form }: Asked): object {
  const isExpanded = [...form.keys()].some((name) => name.startsWith('expand'));
  const view = (payment: Booked) => viewOf(payment, isExpanded);
  const [, , resource, id = '', verb] = path.split('/');
  if (resource === 'checkout')
    return visitView(verb ? books.visit(verb) : books.beginVisit(form), isExpanded);
  const beside = routeBeside(books, { method, resource: resource ?? '', id, verb, form });
  if (beside) return beside;
  if (resource !== 'payment_intents') throw new Refused(404, 'url_invalid');
  if (method === 'GET') return id === '' ? listPayments(books, form, view) : view(books.get(id));
  if (id === '') return view(books.create(form, new Date()));
  if (verb === 'capture') return view(books.capture(id, form));
  if (verb === 'cancel') return view(books.cancel(id, form));
  return view(books.note(id, form));
}

function refunds(books: StripeBooks, method: string, form: Form): object {
  if (method === 'GET') return listRefunds(books, form);
  const { payment, ...refund } = books.refund(form);
  return refundView(refund, payment);
}

/** What is no payment. */
function routeBeside(books: StripeBooks, asked: Parameters<typeof routeOfVault>[1]) {
  if (asked.resource === 'disputes') return listDisputes(books, asked.form);
  if (asked.resource === 'refunds') return refunds(books, asked.method, asked.form);
  return routeOfVault(books, asked);
}

function listPayments(
  { payments }: StripeBooks,
  form: Form,
  view: (payment: Booked) => object,
): object {
  const from = Number(form.get('created[gte]') ?? 0);
  const until = Number(form.get('created[lte]') ?? Number.POSITIVE_INFINITY);
  const found = payments.filter(({ created }) => created >= from && created <= until).reverse();
  return { ...pageOf(found, form, view), url: '/v1/payment_intents' };
}

function listRefunds(books: StripeBooks, form: Form): object {
  const payment = books.get(form.get('payment_intent') ?? '');
  const page = pageOf(payment.refunds, form, (each) => refundView(each, payment));
  return { ...page, url: '/v1/refunds' };
}

function listDisputes({ disputes }: StripeBooks, form: Form): object {
  const since = Number(form.get('created[gte]') ?? 0);
  const found = disputes.filter(({ created }) => created >= since);
  return { ...pageOf(found, form, (each) => each), url: '/v1/disputes' };
}

/** The part of a list that was asked for; lists have the newest first. */
function pageOf<T extends { readonly id: string }>(
  found: readonly T[],
  form: Form,
  view: (each: T) => object,
) {
  const after = found.findIndex(({ id }) => id === form.get('starting_after'));
  const end = after + 1 + Number(form.get('limit') ?? 10);
  return {
    object: 'list',
    data: found.slice(after + 1, end).map(view),
    has_more: found.length > end,
  };
}

function bookedPayment(payment: Booked): BookedPayment {
  const { amount, isCharged, captured, status } = payment;
  const isOver = status === 'succeeded' || status === 'canceled';
  return {
    key: payment.metadata['key'] ?? '',
    amountMinor: amount,
    currency: payment.currency.toUpperCase(),
    authorizedMinor: isCharged ? amount : 0,
    capturedMinor: captured,
    voidedMinor: isCharged && isOver ? amount - captured : 0,
    refundedMinor: refundedOf(payment),
  };
}

function errorView({ code, type, payment }: Refused): string {
  return JSON.stringify({
    error: {
      type,
      code,
      message: code,
      ...(payment && {
        decline_code: payment.declineCode,
        payment_intent: viewOf(payment, false),
      }),
    },
  });
}

function say(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(body);
}

function visitIn(url: string): string {
  return url.split('/').at(-1) ?? '';
}
