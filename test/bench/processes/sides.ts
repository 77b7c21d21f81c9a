import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { root, ServerProcess } from './server-process.js';

/** Both sides with a sandbox each, on the same database. */
export interface Sides {
  readonly gateway: ServerProcess;
  readonly floor: ServerProcess;
  /** Where the providers of both are reached. */
  readonly sandboxUrls: readonly string[];
  /** One more gateway on the same database. */
  startGateway(): Promise<ServerProcess>;
}

// Made up for these processes, which only this machine can reach.
export const benchSecrets = {
  AUTH_SECRET: 'benchmark-secret-of-more-than-thirty-two-characters',
  SANDBOX_SECRET_KEY: 'sk_sandbox_benchmark_0123456789abcdef0123456789abcdef',
  SANDBOX_WEBHOOK_SECRETS: 'whsec_YmVuY2htYXJrLXNlY3JldC1vZi10aGUtc2FuZGJveC13ZWJob29rcw==',
};

/** Starts all servers; `endServers` ends them. */
export async function startSides(databaseUrl: string): Promise<Sides> {
  const [gatewayPort, floorPort] = [await freePort(), await freePort()];
  const gatewaySandbox = await startSandbox(root, gatewayPort);
  const floorSandbox = await startSandbox(root, floorPort);
  const floor = await ServerProcess.start({
    script: 'test/bench/floor/main.ts',
    port: floorPort,
    readyPath: '/healthz',
    env: { ...envOf(databaseUrl, floorPort), SANDBOX_URL: floorSandbox },
  });
  return {
    gateway: await startGateway(root, databaseUrl, gatewayPort, gatewaySandbox),
    floor,
    sandboxUrls: [gatewaySandbox, floorSandbox],
    startGateway: async () => startGateway(root, databaseUrl, await freePort(), gatewaySandbox),
  };
}

/** The gateway of a checkout on a database of its own, with its provider; `endServers` ends both. */
export async function startAlone(checkout: string, databaseUrl: string): Promise<ServerProcess> {
  const port = await freePort();
  return startGateway(checkout, databaseUrl, port, await startSandbox(checkout, port));
}

function startGateway(
  checkout: string,
  databaseUrl: string,
  port: number,
  sandboxUrl: string,
): Promise<ServerProcess> {
  return ServerProcess.start({
    script: 'src/main.ts',
    checkout,
    port,
    readyPath: '/readyz',
    env: { ...envOf(databaseUrl, port), RATE_LIMITS: 'false', SANDBOX_URL: sandboxUrl },
  });
}

function envOf(databaseUrl: string, port: number) {
  const usual = { DATABASE_URL: databaseUrl, LOG_LEVEL: 'warn', NODE_ENV: 'production' };
  return { ...benchSecrets, ...usual, PORT: String(port) };
}

/** The provider of one side, which sends its news there. */
async function startSandbox(checkout: string, webhookPort: number): Promise<string> {
  const port = await freePort();
  const sandbox = await ServerProcess.start({
    script: 'src/sandbox/main.ts',
    checkout,
    port,
    readyPath: '/healthz',
    env: {
      SANDBOX_PORT: String(port),
      SANDBOX_SECRET_KEY: benchSecrets.SANDBOX_SECRET_KEY,
      SANDBOX_WEBHOOK_URL: `http://127.0.0.1:${webhookPort}/webhooks/sandbox`,
      SANDBOX_WEBHOOK_SECRET: benchSecrets.SANDBOX_WEBHOOK_SECRETS,
    },
  });
  return sandbox.origin;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
