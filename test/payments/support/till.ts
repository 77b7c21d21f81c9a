import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import fastify from 'fastify';
import pg from 'pg';
import { type Clock, later, minuteMs, systemClock } from '../../../src/kernel/clock.js';
import { isRefusal, type Refusal } from '../../../src/kernel/refusal.js';
import { paymentTables } from '../../../src/payments/data/store.js';
import { processProviderEvent } from '../../../src/payments/inbox/process-provider-event.js';
import { addWebhookRoutes } from '../../../src/payments/inbox/routes.js';
import {
  type CaptureMethod,
  type ClaimCapture,
  cancelIntent,
  claimCapture,
  createPaymentIntent,
  createSandboxProvider,
  driveAttempt,
  driveOperation,
  enquireAttempt,
  expireIntents,
  type IntentState,
  type OperationPhase,
  type PaymentProvider,
  type PaymentPurpose,
  ProviderRegistry,
  paymentProviders,
  paymentStream,
  paymentsModule,
  renewHold,
  requestAuthorization,
  requestRefund,
  requestVoid,
} from '../../../src/payments/index.js';
import { addReturnRoute } from '../../../src/payments/returning/routes.js';
import type { Caller } from '../../../src/platform/auth/caller.js';
import { Database } from '../../../src/platform/database/database.js';
import type { EventRow } from '../../../src/platform/events/event.js';
import { Gateway } from '../../../src/platform/gateway.js';
import { startWorker } from '../../../src/platform/jobs/worker.js';
import { silentLog } from '../../../src/platform/log.js';
import { Ports } from '../../../src/platform/ports.js';
import { startSandbox } from '../../../src/sandbox/index.js';
import { createTestDatabase, type TestServer } from '../../support/database.js';

export const sandboxKey = 'sk_sandbox_of_the_payment_tests_000000000000';
export const webhookSecret = 'whsec_dGhlLXNlY3JldC1vZi10aGUtcGF5bWVudC10ZXN0cw==';
export const oldWebhookSecret = 'whsec_dGhlLXNlY3JldC1iZWZvcmUtdGhlLWxhc3Qtb25lIQ==';
export const guestKey = 'a'.repeat(64);

export interface TillOptions {
  readonly clock?: Clock;
  /** Does the jobs as they come; without it, tests call what they need. */
  readonly worker?: boolean;
  readonly timeoutMs?: number;
  /** Takes the cards instead of the sandbox. */
  readonly provider?: PaymentProvider;
  /** How it is used, and beside whom. */
  readonly registry?: (provider: PaymentProvider) => ProviderRegistry;
  /** Outside of a test run: where the database is made. */
  readonly server?: TestServer;
}

/** Here a provider fails on purpose, again and again, and is called all the same. */
const neverOpen = { failures: 1_000_000, pauseMs: 1 };

/** A guest at the till. */
export function guest(channel: Caller['channel'] = 'WEB'): Caller {
  const actor = { kind: 'GUEST', guestKey, locationIds: [] } as const;
  return { actor, channel, locale: 'en', correlationId: randomUUID() };
}

export type Till = Awaited<ReturnType<typeof openTill>>;

/** The payments module on a database of its own, with the sandbox as its provider, and nothing else. */
export async function openTill(options: TillOptions = {}) {
  const clock = options.clock ?? systemClock;
  const database = await createTestDatabase(options.server);
  const sandbox = await startSandbox({
    secretKey: sandboxKey,
    webhookSecret,
    control: true,
    clock,
    holdMs: 1500,
  });
  const sandboxProvider = createSandboxProvider({
    baseUrl: sandbox.url,
    secretKey: sandboxKey,
    webhookSecrets: [webhookSecret, oldWebhookSecret],
    timeoutMs: options.timeoutMs ?? 2000,
  });
  const provider = options.provider ?? sandboxProvider;
  const registry =
    options.registry?.(provider) ?? new ProviderRegistry([provider], { breaker: neverOpen });
  const gateway = new Gateway({
    database: await Database.connect({
      url: database.url,
      entities: [...(paymentsModule.entities ?? [])],
    }),
    databaseUrl: database.url,
    clock,
    log: silentLog,
    ports: new Ports().bind(paymentProviders, registry),
    hearers: [],
  });
  await gateway.news.start();
  const http = fastify();
  // Without a worker nothing is done by itself: news is kept, and then the process forgets it.
  if (options.worker) await paymentsModule.routes?.(http, gateway);
  else await addWebhookRoutes(http, gateway, { take: () => {}, drained: async () => {} });
  if (!options.worker) addReturnRoute(http, gateway);
  const url = await http.listen({ host: '127.0.0.1', port: 0 });
  sandbox.control.conductWebhooks({ url: `${url}/webhooks/sandbox` });
  const jobs = new pg.Pool({ connectionString: database.url, max: 6 });
  jobs.on('error', () => {});
  jobs.on('connect', (client) => client.on('error', () => {}));
  const runner = options.worker
    ? await startWorker(gateway, {
        pool: jobs,
        tasks: paymentsModule.tasks ?? {},
        sweeps: [],
        reactions: [],
      })
    : undefined;
  const close = async () => {
    await sandbox.close();
    await http.close();
    await runner?.stop();
    await jobs.end();
    await gateway.news.close();
    await gateway.database.close();
    await database.drop();
  };
  return {
    gateway,
    sandbox,
    provider,
    url,
    close,
    [Symbol.asyncDispose]: close,
    ...stories(gateway),
  };
}

export interface Wish {
  readonly amountMinor?: number;
  readonly captureMethod?: CaptureMethod;
  readonly orderId?: string | null;
  readonly payWithinMs?: number;
  readonly purpose?: PaymentPurpose;
}

/** What happens at a till, in the words of the shop. */
function stories(gateway: Gateway) {
  const db = () => paymentTables(gateway.db);

  /** Asks for money, of a guest. */
  async function wish(asked: Wish = {}): Promise<string> {
    const { payWithinMs = 30 * minuteMs } = asked;
    const created = await gateway.run(guest(), { name: 'createPaymentIntent' }, (work) =>
      createPaymentIntent(work, {
        orderId: asked.orderId ?? null,
        owner: { customerId: null, guestKey },
        amountMinor: asked.amountMinor ?? 10_000,
        currency: 'EUR',
        captureMethod: asked.captureMethod ?? 'MANUAL',
        purpose: asked.purpose ?? 'PURCHASE',
        expiresAt: later(work.now, payWithinMs),
      }),
    );
    return granted(created).id;
  }

  const request = (intentId: string, methodToken: string, caller = guest()) =>
    gateway.run(caller, { name: 'requestAuthorization' }, (work) =>
      requestAuthorization(work, { intentId, methodToken, returnUrl: 'https://shop.example/back' }),
    );

  /** Tries to pay with a card, and answers how the payment stands then. */
  async function pay(intentId: string, methodToken: string): Promise<IntentState> {
    return driveAttempt(gateway, granted(await request(intentId, methodToken)).attemptId);
  }

  /** A payment that has been made: its intent. */
  async function paid(methodToken = 'tok_success', asked: Wish = {}): Promise<string> {
    const intentId = await wish(asked);
    await pay(intentId, methodToken);
    return intentId;
  }

  const claim = (input: ClaimCapture) =>
    gateway.run(guest(), { name: 'claimCapture' }, (work) => claimCapture(work, input));

  async function capture(
    intentId: string,
    amountMinor: number,
    final = false,
  ): Promise<OperationPhase> {
    const claimed = granted(await claim({ intentId, amountMinor, final }));
    return driveOperation(gateway, claimed.operationId);
  }

  const askRefund = (intentId: string, amountMinor: number) =>
    gateway.run(guest(), { name: 'requestRefund' }, (work) =>
      requestRefund(work, { intentId, amountMinor, reason: 'returned' }),
    );

  async function refund(intentId: string, amountMinor: number): Promise<OperationPhase> {
    const asked = granted(await askRefund(intentId, amountMinor));
    return driveOperation(gateway, asked.operationId);
  }

  const askVoid = (intentId: string) =>
    gateway.run(guest(), { name: 'requestVoid' }, (work) =>
      requestVoid(work, { intentId, reason: 'order cancelled' }),
    );

  async function release(intentId: string): Promise<OperationPhase> {
    return driveOperation(gateway, granted(await askVoid(intentId)).operationId);
  }

  const askRenewal = (intentId: string) =>
    gateway.runAsSystem('renewHold', (work) => renewHold(work, { intentId }));

  const cancel = (intentId: string) =>
    gateway.run(guest(), { name: 'cancelIntent' }, (work) =>
      cancelIntent(work, { intentId, reason: 'CANCELED_BY_BUYER' }),
    );

  const intent = (intentId: string) =>
    db()
      .selectFrom('payment_intent')
      .selectAll()
      .where('id', '=', intentId)
      .executeTakeFirstOrThrow();

  const attempts = (intentId: string) =>
    db()
      .selectFrom('payment_attempt')
      .selectAll()
      .where('intent_id', '=', intentId)
      .orderBy('number')
      .execute();

  async function attempt(intentId: string) {
    const last = (await attempts(intentId)).at(-1);
    if (!last) throw new Error('nobody has tried to pay');
    return last;
  }

  const journal = (intentId: string) =>
    db()
      .selectFrom('payment_operation')
      .selectAll()
      .where('intent_id', '=', intentId)
      .orderBy('id')
      .execute();

  const events = (intentId: string): Promise<EventRow[]> =>
    gateway.streams.readAfter(paymentStream(intentId), 0);

  /** Brings to an end whatever was asked of the provider and has not ended. */
  async function driveAll(intentId: string): Promise<void> {
    const pending = await db()
      .selectFrom('pending_operation')
      .select('operation_id')
      .where('intent_id', '=', intentId)
      .execute();
    for (const { operation_id: id } of pending) await driveOperation(gateway, id);
  }

  /** Reads all news that nobody has read. */
  async function readNews(): Promise<void> {
    const waiting = await db()
      .selectFrom('provider_event')
      .select(['provider', 'event_id as eventId'])
      .where('state', '=', 'RECEIVED')
      .execute();
    for (const event of waiting) await processProviderEvent(gateway, event);
  }

  return {
    readNews,
    drive: (attemptId: string) => driveAttempt(gateway, attemptId),
    enquire: (attemptId: string) => enquireAttempt(gateway, attemptId),
    driveOperation: (operationId: string) => driveOperation(gateway, operationId),
    expire: () => expireIntents(gateway),
    driveAll,
    wish,
    request,
    pay,
    paid,
    claim,
    capture,
    askRefund,
    refund,
    askVoid,
    release,
    askRenewal,
    cancel,
    intent,
    attempts,
    attempt,
    journal,
    inbox: () => db().selectFrom('provider_event').selectAll().orderBy('received_at').execute(),
    events,
    eventTypes: async (intentId: string) => (await events(intentId)).map(({ type }) => type),
  };
}

/** The answer of a command that must not be refused here. */
export function granted<T>(answer: T): Exclude<T, Refusal> {
  if (isRefusal(answer)) throw new Error(`refused: ${(answer as Refusal).kind}`);
  return answer as Exclude<T, Refusal>;
}

/** The kind of a refusal; `granted` where there was none. */
export function kindOf(answer: unknown): string {
  return isRefusal(answer) ? (answer as Refusal).kind : 'granted';
}
