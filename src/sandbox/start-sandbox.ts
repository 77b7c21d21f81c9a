import { type Clock, later, secondMs, systemClock } from '../kernel/clock.js';
import { buildServer } from './api/server.js';
import { viewEvent } from './api/views.js';
import { Books } from './books/books.js';
import { fingerprinter } from './books/names.js';
import { CarrierDesk } from './carrier/carrier-desk.js';
import { expirePayments } from './commands/expire-payments.js';
import { Plans } from './control/plans.js';
import { controlOf, type SandboxControl } from './control/sandbox-control.js';
import type { Desk } from './desk.js';
import type { Log } from './log.js';
import { Outbox } from './outbox/outbox.js';
import { Courier, defaultRetryDelaysMs, maxDeliveriesAtOnce } from './webhooks/courier.js';
import { openPostman } from './webhooks/post.js';

export interface SandboxOptions {
  /** Callers of the API, and of the control, must show it as a bearer token. */
  readonly secretKey: string;
  /** 0, the default, takes any free port. */
  readonly port?: number;
  readonly host?: string;
  /** Where people reach the pages, if not at the address that the server listens on. */
  readonly publicUrl?: string;
  /** Where the books are kept; absent, they are gone with the process. */
  readonly journalFile?: string | undefined;
  /** Waits for the disk at each change. Killing the process loses nothing even without. */
  readonly durable?: boolean;
  readonly webhookUrl?: string | undefined;
  /** Needed where there is a `webhookUrl`, now or later. */
  readonly webhookSecret?: string | undefined;
  /** The wait after each failed try; one more try than waits is made. */
  readonly webhookRetryDelaysMs?: readonly number[];
  /** Opens `control`, here and by HTTP. */
  readonly control?: boolean;
  readonly clock?: Clock;
  /** Draws the order of shuffled webhooks. */
  readonly random?: () => number;
  readonly log?: Log;
  /** How long an answer that never comes is waited for; 60 s by default. */
  readonly holdMs?: number;
  /** How late a slow answer comes; 2 s by default. */
  readonly slowMs?: number;
}

export interface Sandbox {
  readonly url: string;
  readonly port: number;
  /** Throws where the sandbox was started without `control: true`. */
  readonly control: SandboxControl;
  /** The messages that it was given to send. */
  readonly outbox: Outbox;
  /** The carrier, who does what it is told. */
  readonly carrier: CarrierDesk;
  /** Cuts all connections. The books keep all that was answered. */
  close(): Promise<void>;
}

/** Starts a payment provider that plays: real HTTP, real books, no real money. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const books = new Books();
  const desk = deskOf(options, books);
  const control = options.control ? controlOf(desk, options.random ?? Math.random) : undefined;
  let isReady = false;
  const { secretKey } = options;
  const app = buildServer({ desk, secretKey, control, isReady: () => isReady });
  // The port comes before the journal: whoever holds it is the only one who writes.
  await app.listen({ host: options.host ?? '127.0.0.1', port: options.port ?? 0 });
  const bound = app.server.address();
  const port = typeof bound === 'object' ? (bound?.port ?? 0) : 0;
  const url = options.publicUrl ?? `http://127.0.0.1:${port}`;
  desk.address.baseUrl = url;
  const sweep = setInterval(() => expirePayments(desk), secondMs);
  sweep.unref();
  const close = async () => {
    clearInterval(sweep);
    desk.courier.stop();
    desk.carrier.stop();
    await app.close();
    books.close();
  };
  try {
    openBooks(options, books);
  } catch (error) {
    await close();
    throw error;
  }
  isReady = true;
  for (const { event } of books.pendingEvents()) desk.courier.send(event);
  return {
    url,
    port,
    close,
    outbox: desk.outbox,
    carrier: desk.carrier,
    get control() {
      if (!control) throw new Error('start the sandbox with control: true');
      return control;
    },
  };
}

function deskOf(options: SandboxOptions, books: Books): Desk {
  const base = options.clock ?? systemClock;
  const log = options.log ?? (() => undefined);
  const address = { baseUrl: '' };
  if (options.webhookUrl && !options.webhookSecret)
    throw new Error('a webhookUrl needs a webhookSecret');
  const courier = new Courier(
    {
      postman: openPostman(maxDeliveriesAtOnce),
      secret: options.webhookSecret ?? '',
      retryDelaysMs: options.webhookRetryDelaysMs ?? defaultRetryDelaysMs,
      clock: base,
      bodyOf: (event) => JSON.stringify(viewEvent(event, address.baseUrl)),
      keep: (eventId, outcome) => {
        books.write({ type: 'delivery', eventId, outcome });
        return books.failedTries(eventId);
      },
      log,
    },
    options.webhookUrl,
  );
  return {
    books,
    clock: { now: () => later(base.now(), books.aheadMs) },
    courier,
    plans: new Plans(),
    outbox: new Outbox(),
    carrier: new CarrierDesk({
      secret: options.webhookSecret ?? '',
      url: () => carrierUrl(courier.address),
    }),
    log,
    address,
    fingerprintOf: fingerprinter(options.secretKey),
    holdMs: options.holdMs ?? 60 * secondMs,
    slowMs: options.slowMs ?? 2 * secondMs,
  };
}

function openBooks({ journalFile, durable = false }: SandboxOptions, books: Books): void {
  if (journalFile !== undefined) books.open({ file: journalFile, durable });
}

/** News of parcels goes to a neighbour of the address for news of payments. */
function carrierUrl(paymentUrl: string | undefined): string | undefined {
  return paymentUrl && new URL('carriers/sandbox', paymentUrl).href;
}
