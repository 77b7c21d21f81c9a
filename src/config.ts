import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { type AdyenConfig, readAdyen } from './adyen-config.js';
import { type BankAccount, readBank } from './bank-account.js';
import {
  ConfigProblem,
  type Environment,
  flag,
  oneOf,
  origins,
  providerTimeout,
  secret,
  secrets,
  text,
  timeZone,
  url,
  whole,
} from './environment.js';
import { RoutesProblem, readPaymentRoutes } from './payment-routes.js';
import type { RoutingRule } from './payments/index.js';
import type { WebhookSending } from './webhooks/index.js';

export { ConfigProblem } from './environment.js';

/** Everything that can be set from outside, checked and frozen. */
export interface Config {
  readonly production: boolean;
  readonly host: string;
  readonly port: number;
  /** Where this gateway is reached from outside; links and pages are made with it. */
  readonly publicUrl: string;
  /** Where a development instance keeps its database, its secrets and the sandbox's books. */
  readonly dataDir: string;
  /** An existing PostgreSQL; the embedded one is started where it is left out. */
  readonly databaseUrl: string | undefined;
  /** Signs access tokens and pickup codes. A development instance makes and keeps one of its own. */
  readonly authSecret: string | undefined;
  readonly sandbox: {
    readonly port: number;
    /** A sandbox that runs elsewhere; one is started beside the gateway where it is left out. */
    readonly url: string | undefined;
    readonly secretKey: string | undefined;
    /** The newest first. More than one during a rotation. */
    readonly webhookSecrets: readonly string[];
    readonly timeoutMs: number;
  };
  /** Stripe is offered where its key is set, and takes new card payments then. */
  readonly stripe:
    | {
        readonly secretKey: string;
        /** The newest first. More than one during a rotation. */
        readonly webhookSecrets: readonly string[];
        /** Stripe's own address where it is left out. */
        readonly baseUrl: string | undefined;
        readonly multiCapture: boolean;
        readonly timeoutMs: number;
      }
    | undefined;
  /** The account at Adyen; undefined where the shop has none. */
  readonly adyen: AdyenConfig | undefined;
  /** How payments are given to providers; the first rule that applies decides. */
  readonly paymentRoutes: readonly RoutingRule[];
  /** When new payments are kept away from a provider that does not answer, and for how long. */
  readonly providerBreaker: { readonly failures: number; readonly pauseMs: number };
  /** The account to which buyers transfer; undefined where the shop takes no transfers. */
  readonly bank: BankAccount | undefined;
  /** How news is delivered to partners. */
  readonly webhooks: WebhookSending;
  /** The zone by whose calendar things fall due. */
  readonly timeZone: string;
  readonly logLevel: (typeof logLevels)[number];
  /** How many proxies stand in front, each of which appends to `X-Forwarded-For`. */
  readonly trustedProxies: number;
  /** Origins from which browsers may open a socket, besides `publicUrl`. */
  readonly allowedOrigins: readonly string[];
  /** Serves the playground; in production only where it is asked for. */
  readonly playground: boolean;
  /** Serves the tablet of the stores; in production only where it is asked for. */
  readonly tablet: boolean;
  readonly rateLimits: boolean;
  /** How often an open socket's session is asked for: so long may news reach somebody who was struck off. */
  readonly sessionCheckMs: number;
  readonly readConnections: number;
  readonly writeConnections: number;
  readonly workers: number;
}

/** What is needed to take money through Adyen. */
const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const;

/** Reads the environment. A wrong value stops the start; in production no secret has a default. */
export function readConfig(env: Environment): Config {
  const production = text(env, 'NODE_ENV') === 'production';
  const host = readHost(env);
  const port = whole(env, 'PORT', 4000, 0, 65_535);
  const config: Config = {
    production,
    host,
    port,
    publicUrl: url(env, 'PUBLIC_URL', ['http:', 'https:']) ?? `http://${hostInUrl(host)}:${port}`,
    dataDir: resolve(text(env, 'DATA_DIR') ?? '.data'),
    databaseUrl: url(env, 'DATABASE_URL', ['postgres:', 'postgresql:']),
    authSecret: secret(env, 'AUTH_SECRET'),
    sandbox: {
      port: whole(env, 'SANDBOX_PORT', 4010, 0, 65_535),
      url: url(env, 'SANDBOX_URL', ['http:', 'https:']),
      secretKey: secret(env, 'SANDBOX_SECRET_KEY'),
      webhookSecrets: secrets(env, 'SANDBOX_WEBHOOK_SECRETS'),
      timeoutMs: providerTimeout(env, 'SANDBOX_TIMEOUT_MS'),
    },
    stripe: readStripe(env),
    adyen: readAdyen(env),
    bank: readBank(
      (name) => text(env, name),
      (problem) => new ConfigProblem(problem),
    ),
    paymentRoutes: readRoutes(env),
    providerBreaker: {
      failures: whole(env, 'PROVIDER_BREAKER_FAILURES', 5, 1, 1000),
      pauseMs: whole(env, 'PROVIDER_BREAKER_PAUSE_MS', 30_000, 100, 3_600_000),
    },
    webhooks: {
      timeoutMs: whole(env, 'WEBHOOK_TIMEOUT_MS', 10_000, 100, 60_000),
      keptDays: whole(env, 'WEBHOOK_KEPT_DAYS', 30, 1, 3650),
      allowLoopback: flag(env, 'WEBHOOK_LOOPBACK', false),
    },
    timeZone: timeZone(env, 'SHOP_TIME_ZONE', 'Europe/Paris'),
    logLevel: oneOf(env, 'LOG_LEVEL', logLevels, 'info'),
    trustedProxies: whole(env, 'TRUSTED_PROXIES', 0, 0, 16),
    allowedOrigins: origins(env, 'ALLOWED_ORIGINS'),
    playground: flag(env, 'PLAYGROUND', !production),
    tablet: flag(env, 'TABLET', !production),
    rateLimits: flag(env, 'RATE_LIMITS', true),
    sessionCheckMs: whole(env, 'SESSION_CHECK_MS', 15_000, 50, 60_000),
    readConnections: whole(env, 'READ_CONNECTIONS', 8, 1, 200),
    writeConnections: whole(env, 'WRITE_CONNECTIONS', 12, 1, 200),
    workers: whole(env, 'WORKERS', 4, 0, 64),
  };
  if (production) refuseDefaults(config);
  return Object.freeze(config);
}

function readStripe(env: Environment): Config['stripe'] {
  const secretKey = text(env, 'STRIPE_SECRET_KEY');
  const webhookSecrets = secrets(env, 'STRIPE_WEBHOOK_SECRETS');
  if (secretKey === undefined) return undefined;
  if (webhookSecrets.length === 0)
    throw new ConfigProblem('STRIPE_WEBHOOK_SECRETS must be set where STRIPE_SECRET_KEY is.');
  return {
    secretKey,
    webhookSecrets,
    baseUrl: url(env, 'STRIPE_BASE_URL', ['http:', 'https:']),
    multiCapture: flag(env, 'STRIPE_MULTICAPTURE', false),
    timeoutMs: providerTimeout(env, 'STRIPE_TIMEOUT_MS'),
  };
}

function readRoutes(env: Environment): readonly RoutingRule[] {
  const value = text(env, 'PAYMENT_ROUTES');
  try {
    return value === undefined ? [] : readPaymentRoutes(value);
  } catch (fault) {
    if (fault instanceof RoutesProblem) throw new ConfigProblem(`PAYMENT_ROUTES ${fault.message}`);
    throw fault;
  }
}

function refuseDefaults(config: Config): void {
  if (config.webhooks.allowLoopback)
    throw new ConfigProblem('WEBHOOK_LOOPBACK must not be true in production.');
  const given: Record<string, unknown> = {
    AUTH_SECRET: config.authSecret,
    DATABASE_URL: config.databaseUrl,
    SANDBOX_URL: config.sandbox.url,
    SANDBOX_SECRET_KEY: config.sandbox.secretKey,
    SANDBOX_WEBHOOK_SECRETS: config.sandbox.webhookSecrets[0],
  };
  for (const [name, value] of Object.entries(given))
    if (value === undefined) throw new ConfigProblem(`${name} must be set in production.`);
}

function readHost(env: Environment): string {
  const value = text(env, 'HOST') ?? '127.0.0.1';
  if (isIP(value) === 0 && !/^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/i.test(value))
    throw new ConfigProblem('HOST must be an IP address or a host name.');
  return value;
}

function hostInUrl(host: string): string {
  return isIP(host) === 6 ? `[${host}]` : host;
}
