import 'reflect-metadata';
import type { FastifyInstance } from 'fastify';
import pg from 'pg';
import { Registry } from 'prom-client';
import { type Config, ConfigProblem } from './config.js';
import {
  authenticate,
  authPorts,
  type GatewaySession,
  issuePersonaToken,
  noAttemptLimits,
  stillValid,
} from './customers/index.js';
import { Carriers, carriers, createSandboxCarrier, pickupCodeSecret } from './fulfilment/index.js';
import { InstalmentProvider, shopTimeZone } from './instalments/index.js';
import { type Clock, systemClock } from './kernel/clock.js';
import { createSandboxSender, messageSender } from './messaging/index.js';
import { modules } from './modules.js';
import { offlineProviders, shopAccount } from './offline-payments/index.js';
import { pageSettings, personaTokens } from './pages/index.js';
import { unknownIn } from './payment-routes.js';
import {
  createAdyenProvider,
  createSandboxProvider,
  createStripeProvider,
  type PaymentProvider,
  ProviderRegistry,
  paymentMethodFamilies,
  paymentProviders,
  paymentReturnPath,
  showBreakers,
} from './payments/index.js';
import { Database } from './platform/database/database.js';
import { Gateway } from './platform/gateway.js';
import { RequestContext } from './platform/graphql/context.js';
import {
  defaultLimits,
  prometheusMetrics,
  registerGraph,
} from './platform/graphql/server/index.js';
import {
  createHttpServer,
  defaultHttpConfig,
  drain,
  registerHealth,
} from './platform/http/index.js';
import { type JobWorker, startWorker } from './platform/jobs/worker.js';
import type { Log } from './platform/log.js';
import { Ports } from './platform/ports.js';
import { gatewaySchema } from './schema.js';
import type { Secrets } from './secrets.js';
import { shareLinkSecret } from './sharing/index.js';
import { giftCardSecret, storedValueProviders } from './stored-value/index.js';
import { webhookSecretKey, webhookSending } from './webhooks/index.js';

export interface AppParts {
  readonly config: Config;
  readonly databaseUrl: string;
  /** The role that the gateway works under there; that of the address where it is left out. Jobs are handed out as the owner. */
  readonly databaseRole?: string | undefined;
  readonly sandboxUrl: string;
  readonly secrets: Secrets;
  readonly log: Log;
  readonly clock?: Clock;
}

/** The gateway as it runs: not listening yet, or listening, until it is closed. */
export interface App {
  readonly gateway: Gateway;
  readonly http: FastifyInstance;
  /** Listens, and says at which address. */
  listen(): Promise<string>;
  /** Takes no more jobs, and resolves when those under way have ended. */
  stopWork(): Promise<void>;
  /** Ends jobs and connections, once the server has been drained. */
  letGo(): Promise<void>;
  /** Drains the server within a second, and lets go. */
  close(): Promise<void>;
}

/** Puts all modules together. The only place that knows them all. */
export async function createApp(parts: AppParts): Promise<App> {
  const gateway = await createGateway(parts);
  const http = await createHttp(parts, gateway);
  let worker: JobWorker | undefined;
  const jobs = new pg.Pool({ connectionString: parts.databaseUrl, max: parts.config.workers + 3 });
  // A connection that the server drops is replaced; it must not end the process.
  jobs.on('error', () => {});
  jobs.on('connect', (client) => client.on('error', () => {}));
  await gateway.news.start();
  if (parts.config.workers > 0)
    worker = await startWorker(gateway, {
      pool: jobs,
      tasks: Object.assign({}, ...modules.map((module) => module.tasks ?? {})),
      sweeps: modules.flatMap((module) => [...(module.sweeps ?? [])]),
      reactions: modules.flatMap((module) => [...(module.reactions ?? [])]),
      concurrency: parts.config.workers,
    });
  const stopWork = async () => {
    await worker?.stop();
    worker = undefined;
  };
  const letGo = async () => {
    await stopWork();
    await jobs.end();
    await gateway.news.close();
    await gateway.database.close();
  };
  return {
    gateway,
    http,
    listen: () => http.listen({ host: parts.config.host, port: parts.config.port }),
    stopWork,
    letGo,
    close: async () => {
      await drain(http, { graceMs: 0, deadlineMs: 1000 });
      await letGo();
    },
  };
}

/** The machinery with its adapters, without a server: what imports and checks need. */
export async function createGateway(parts: AppParts): Promise<Gateway> {
  const { config, secrets, databaseUrl, log } = parts;
  const database = await Database.connect({
    url: databaseUrl,
    role: parts.databaseRole,
    entities: modules.flatMap((module) => [...(module.entities ?? [])]),
    maxReadConnections: config.readConnections,
    maxWriteConnections: config.writeConnections,
  });
  const sandboxAccess = {
    baseUrl: parts.sandboxUrl,
    secretKey: secrets.sandboxKey,
    timeoutMs: config.sandbox.timeoutMs,
  };
  const webhookSecrets = [...secrets.sandboxWebhooks];
  const sandbox = createSandboxProvider({ ...sandboxAccess, webhookSecrets });
  const usualReturnUrl = config.publicUrl;
  const stripe = config.stripe && createStripeProvider({ ...config.stripe, usualReturnUrl });
  const completionUrl = `${config.publicUrl}${paymentReturnPath}`;
  const adyen =
    config.adyen && createAdyenProvider({ ...config.adyen, usualReturnUrl, completionUrl });
  const offered = [stripe, adyen].filter((provider) => provider !== undefined);
  const ports = new Ports()
    .bind(pickupCodeSecret, secrets.pickupCodes)
    .bind(giftCardSecret, secrets.giftCards)
    .bind(shopTimeZone, config.timeZone)
    .bind(shareLinkSecret, secrets.shareLinks)
    .bind(webhookSending, config.webhooks)
    .bind(webhookSecretKey, secrets.webhookSecrets)
    .bind(messageSender, createSandboxSender(sandboxAccess))
    .bind(carriers, new Carriers([createSandboxCarrier({ ...sandboxAccess, webhookSecrets })]))
    .bind(shopAccount, config.bank);
  authPorts(ports, {
    secret: secrets.auth,
    production: config.production,
    ...(config.rateLimits ? {} : { attemptLimits: noAttemptLimits }),
  });
  const gateway = new Gateway({
    database,
    databaseUrl,
    clock: parts.clock ?? systemClock,
    log,
    ports,
    hearers: modules.flatMap((module) => [...(module.reactions ?? [])]),
  });
  ports
    .bind(
      paymentProviders,
      providersFor(config, [
        ...offered,
        sandbox,
        ...storedValueProviders(gateway),
        new InstalmentProvider(gateway),
        ...offlineProviders(gateway, config.bank),
      ]),
    )
    .bind(personaTokens, (persona) => issuePersonaToken(gateway, persona))
    .bind(pageSettings, {
      playground: config.playground,
      tablet: config.tablet,
      production: config.production,
      publicUrl: config.publicUrl,
    });
  return gateway;
}

/** The providers with the rules for their use. A rule about somebody who is not there stops the start. */
function providersFor(config: Config, providers: readonly PaymentProvider[]): ProviderRegistry {
  const { paymentRoutes: rules, providerBreaker: breaker } = config;
  const problem = unknownIn(rules, {
    families: paymentMethodFamilies.map(({ family }) => family),
    providers: providers.map(({ name }) => name),
  });
  if (problem) throw new ConfigProblem(`PAYMENT_ROUTES ${problem}`);
  return new ProviderRegistry(providers, { rules, breaker });
}

async function createHttp(parts: AppParts, gateway: Gateway): Promise<FastifyInstance> {
  const { config, log } = parts;
  const http = createHttpServer({
    ...defaultHttpConfig,
    trustedProxies: config.trustedProxies,
    isSecure: config.publicUrl.startsWith('https:'),
    log,
  });
  const registry = new Registry();
  const providers = gateway.port(paymentProviders);
  showBreakers(registry, providers);
  registerHealth(http, {
    ready: async () => ({ database: await isReachable(gateway) }),
    about: () => ({ paymentProviders: providers.states }),
    registry,
  });
  await registerGraph<GatewaySession, RequestContext>(http, {
    schema: await gatewaySchema(),
    authenticate: (credentials) => authenticate(gateway, credentials),
    stillValid: (session) => stillValid(gateway, session),
    contextFor: (session) => new RequestContext(gateway, session.caller),
    limits: {
      ...defaultLimits,
      sockets: { ...defaultLimits.sockets, sessionCheckMs: config.sessionCheckMs },
      ...(config.rateLimits ? {} : { rate: 'off' as const }),
    },
    production: config.production,
    allowedOrigins: [...config.allowedOrigins, new URL(config.publicUrl).origin],
    log,
    metrics: prometheusMetrics(registry),
  });
  for (const module of modules) await module.routes?.(http, gateway);
  return http;
}

async function isReachable(gateway: Gateway): Promise<boolean> {
  await gateway.database.pool.query('select 1');
  return true;
}
