import { request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { inspect } from 'node:util';
import { type App, type AppParts, createApp } from '../../src/app.js';
import { readConfig } from '../../src/config.js';
import { issuePersonaToken } from '../../src/customers/index.js';
import { type Clock, minuteMs, systemClock } from '../../src/kernel/clock.js';
import { drain } from '../../src/platform/http/index.js';
import { type Log, silentLog } from '../../src/platform/log.js';
import { type Sandbox, startSandbox } from '../../src/sandbox/index.js';
import type { Secrets } from '../../src/secrets.js';
import { createTestDatabase, type TestServer } from './database.js';
import { examineLeft, type LeftFinding } from './examine-shop.js';

/** Faults are shown beside the test that met them; everything else would be noise. */
const faultLog: Log = {
  ...silentLog,
  error: (facts, sentence) => {
    const text = inspect(facts, { depth: 4, breakLength: 160 });
    process.stderr.write(`${sentence}: ${text}\n`);
  },
};

const jobsEndWithinMs = 30_000;
const lookEveryMs = 50;

/** The secrets of test shops. */
export const testSecrets: Secrets = {
  auth: 'test-secret-of-at-least-thirty-two-characters',
  pickupCodes: 'test-secret-for-the-pickup-codes-of-the-shop',
  giftCards: 'test-secret-for-the-gift-cards-of-the-shop',
  shareLinks: 'test-secret-for-the-links-to-shares-of-a-payment',
  webhookSecrets: 'test-secret-for-the-secrets-of-partners-in-webhooks',
  sandboxKey: 'sk_sandbox_test_0123456789abcdef0123456789abcdef',
  sandboxWebhooks: ['whsec_dGVzdC1zZWNyZXQtb2YtdGhlLXNhbmRib3gtd2ViaG9va3M='],
};

export interface ShopOptions {
  readonly clock?: Clock;
  /** How many gateways share the database; each has a port of its own. */
  readonly gateways?: number;
  readonly workers?: number;
  /** How long the provider leaves a call open that it never answers. */
  readonly holdMs?: number;
  readonly env?: Readonly<Record<string, string>>;
  /** False where somebody else looks at what is left. */
  readonly isExamined?: boolean;
  /** Outside of a test run: where the database is made. */
  readonly server?: TestServer;
}

export interface Asking {
  /** A bearer token, or a guest token: made by `tokenOf`, or given by the graph. */
  readonly token?: string | undefined;
  readonly guestToken?: string | undefined;
  readonly locale?: 'fr' | 'en';
  readonly headers?: Readonly<Record<string, string>>;
  /** Which of several gateways is asked. */
  readonly gateway?: number;
}

export interface Answer {
  readonly status: number;
  // Answers of a graph are as deep as the question; tests look into them by name.
  // biome-ignore lint/suspicious/noExplicitAny: the shape is the test's own question
  readonly data: any;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions: { readonly code: string; readonly [fact: string]: unknown };
  }[];
}

/** A whole shop for one test file: gateways that listen, a sandbox with its books, an empty migrated database. */
export interface Shop extends AsyncDisposable {
  readonly apps: readonly App[];
  readonly app: App;
  readonly sandbox: Sandbox;
  readonly url: string;
  readonly databaseUrl: string;
  ask(document: string, variables?: object, as?: Asking): Promise<Answer>;
  /** A token of the staff member or customer with that code; for a while of the shop's clock it is the same one. */
  tokenOf(persona: string): Promise<string>;
  /** The token of a session of its own. */
  signIn(persona: string): Promise<string>;
  /** Tells of what the doctor or the provider's books will find when the shop is closed. */
  leaves(finding: LeftFinding): void;
  /** Fails where the doctor, or the provider's books, find anything else than was told of. */
  close(): Promise<void>;
}

export async function openShop(options: ShopOptions = {}): Promise<Shop> {
  const database = await createTestDatabase(options.server);
  const sandbox = await startSandbox({
    secretKey: testSecrets.sandboxKey,
    webhookSecret: testSecrets.sandboxWebhooks[0],
    control: true,
    clock: options.clock ?? systemClock,
    holdMs: options.holdMs ?? 3000,
  });
  const parts = partsOf(options, database.url, sandbox.url);
  const apps: App[] = [];
  const addresses: string[] = [];
  for (let count = options.gateways ?? 1; count > 0; count -= 1) {
    const app = await createApp(parts);
    apps.push(app);
    addresses.push(await app.listen());
  }
  const [app] = apps;
  const [url] = addresses;
  if (!app || !url) throw new Error('a shop has at least one gateway');
  sandbox.control.conductWebhooks({ url: `${url}/webhooks/sandbox` });
  const left: LeftFinding[] = [];
  const close = async () => {
    if (parts.config.workers > 0) await untilNothingIsDue(app);
    await Promise.all(apps.map(({ http }) => drain(http, { graceMs: 0, deadlineMs: 1000 })));
    await Promise.all(apps.map((each) => each.stopWork()));
    try {
      sandbox.control.behave();
      if (options.isExamined !== false) await examineLeft(app.gateway, left);
    } finally {
      await Promise.all(apps.map((each) => each.letGo()));
      await sandbox.close();
      await database.drop();
    }
  };
  return {
    apps,
    app,
    sandbox,
    url,
    databaseUrl: database.url,
    ask: (document, variables, as = {}) =>
      askGraph(addresses[as.gateway ?? 0] ?? url, document, variables, as),
    tokenOf: keptTokens(app),
    signIn: (persona) => signIn(app, persona),
    leaves: (finding) => void left.push(finding),
    close,
    [Symbol.asyncDispose]: close,
  };
}

async function signIn({ gateway }: App, persona: string): Promise<string> {
  const { accessToken, guestToken } = await issuePersonaToken(gateway, persona);
  return accessToken ?? guestToken ?? '';
}

const sameTokenForMs = minuteMs;

/** To sign in takes as long as many a command, and is done before almost each. */
function keptTokens(app: App): Shop['tokenOf'] {
  const kept = new Map<string, { readonly token: Promise<string>; readonly issuedAt: number }>();
  return (persona) => {
    const now = app.gateway.clock.now().getTime();
    const given = kept.get(persona);
    if (given && Math.abs(now - given.issuedAt) < sameTokenForMs) return given.token;
    const token = signIn(app, persona);
    if (persona === 'guest') return token;
    kept.set(persona, { token, issuedAt: now });
    // Who is not there yet may come later.
    token.catch(() => kept.delete(persona));
    return token;
  };
}

/** What has happened has its consequences a moment later; what fails is tried again later, and not waited for. */
export async function untilNothingIsDue({ gateway }: App): Promise<void> {
  const deadline = performance.now() + jobsEndWithinMs;
  while (performance.now() < deadline) {
    const { rows } = await gateway.database.pool.query(
      `select from graphile_worker.jobs
        where locked_at is null and run_at <= now() and attempts < max_attempts limit 1`,
    );
    if (rows.length === 0) return;
    await pause(lookEveryMs);
  }
}

/** Enough for some who do things at once; what a connection must learn of a new database costs more than a turn. */
const fewConnections = { READ_CONNECTIONS: '3', WRITE_CONNECTIONS: '5' };

/** As many as a gateway has where nothing is said: for a crowd. */
export const usualConnections = { READ_CONNECTIONS: '8', WRITE_CONNECTIONS: '12' };

/** What a gateway of a test shop is made of. */
export function partsOf(
  options: Pick<ShopOptions, 'clock' | 'workers' | 'env'>,
  databaseUrl: string,
  sandboxUrl: string,
): AppParts {
  return {
    config: readConfig({
      PORT: '0',
      WORKERS: String(options.workers ?? 2),
      RATE_LIMITS: 'false',
      ...fewConnections,
      PROVIDER_TIMEOUT_MS: '1000',
      // Providers fail here on purpose, again and again, and are called all the same.
      PROVIDER_BREAKER_FAILURES: '1000',
      ...options.env,
    }),
    databaseUrl,
    sandboxUrl,
    secrets: testSecrets,
    log: faultLog,
    ...(options.clock && { clock: options.clock }),
  };
}

/** Sends an operation as a client would, over HTTP. */
export function askGraph(
  url: string,
  document: string,
  variables: object | undefined,
  as: Asking,
): Promise<Answer> {
  const body = JSON.stringify({ query: document, variables });
  const headers: Record<string, string> = {
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
    'accept-language': as.locale ?? 'en',
    ...(as.token && { authorization: `Bearer ${as.token}` }),
    ...(as.guestToken && { 'x-guest-token': as.guestToken }),
    ...as.headers,
  };
  return new Promise((resolve, reject) => {
    const sent = request(`${url}/graphql`, { method: 'POST', headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => {
        const text = Buffer.concat(parts).toString('utf8');
        try {
          resolve({ status: response.statusCode ?? 0, ...JSON.parse(text) });
        } catch {
          reject(new Error(`not JSON (${response.statusCode}): ${text.slice(0, 200)}`));
        }
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
