import { inspect } from 'node:util';
import { type App, createApp } from '../../../src/app.js';
import { readConfig } from '../../../src/config.js';
import { createLogger } from '../../../src/platform/http/index.js';
import type { Log } from '../../../src/platform/log.js';
import { askGraph, testSecrets } from '../../support/app.js';
import type { StockedShop } from '../../support/given.js';

/** One more gateway over the data of a shop, with a configuration of its own and a log that is kept. */
export interface Door extends AsyncDisposable {
  readonly app: App;
  readonly url: string;
  readonly socketUrl: string;
  /** What the process would have written. */
  logged(): string;
  /** What was handed to the logger, before it takes out what must not be written. */
  told(): string;
}

export interface DoorOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly sandboxUrl?: string;
}

/** What production asks for; the database and the secrets are the shop's all the same. */
export const productionEnv: Readonly<Record<string, string>> = {
  NODE_ENV: 'production',
  AUTH_SECRET: testSecrets.auth,
  DATABASE_URL: 'postgres://shop@database.example/shop',
  SANDBOX_URL: 'https://sandbox.example',
  SANDBOX_SECRET_KEY: testSecrets.sandboxKey,
  SANDBOX_WEBHOOK_SECRETS: testSecrets.sandboxWebhooks.join(),
};

export async function openDoor(shop: StockedShop, options: DoorOptions = {}): Promise<Door> {
  const written: string[] = [];
  const told: string[] = [];
  const logger = createLogger('debug', { write: (line: string) => void written.push(line) });
  const app = await createApp({
    config: readConfig({
      PORT: '0',
      WORKERS: '0',
      RATE_LIMITS: 'false',
      PROVIDER_TIMEOUT_MS: '1000',
      ...options.env,
    }),
    databaseUrl: shop.databaseUrl,
    sandboxUrl: options.sandboxUrl ?? shop.sandbox.url,
    secrets: testSecrets,
    log: overheard(logger, told),
  });
  const url = await app.listen();
  return {
    app,
    url,
    socketUrl: `${url.replace(/^http/, 'ws')}/graphql`,
    logged: () => written.join(''),
    told: () => told.join('\n'),
    [Symbol.asyncDispose]: () => app.close(),
  };
}

/** The shop as it is asked through another door. */
export function through(door: Door, shop: StockedShop): StockedShop {
  return {
    ...shop,
    url: door.url,
    ask: (document, variables, as = {}) => askGraph(door.url, document, variables, as),
  };
}

function overheard(log: Log, told: string[]): Log {
  const each = (level: keyof Log) => (facts: object, sentence: string) => {
    told.push(`${sentence} ${inspect(facts, { depth: 8 })}`);
    log[level](facts, sentence);
  };
  return { debug: each('debug'), info: each('info'), warn: each('warn'), error: each('error') };
}
