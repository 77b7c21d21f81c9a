import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { ServerProcess } from './server-process.js';

/** Both sides with a sandbox each, on the same database. */
export interface Sides {
  readonly gateway: ServerProcess;
  readonly floor: ServerProcess;
  /** One more gateway on the same database. */
  startGateway(): Promise<ServerProcess>;
}

// Made up for these processes, which only this machine can reach.
const secrets = {
  AUTH_SECRET: 'benchmark-secret-of-more-than-thirty-two-characters',
  SANDBOX_SECRET_KEY: 'sk_sandbox_benchmark_0123456789abcdef0123456789abcdef',
  SANDBOX_WEBHOOK_SECRETS: 'whsec_YmVuY2htYXJrLXNlY3JldC1vZi10aGUtc2FuZGJveC13ZWJob29rcw==',
};

/** Starts all servers; `endServers` ends them. */
export async function startSides(databaseUrl: string): Promise<Sides> {
  const [gatewayPort, floorPort] = [await freePort(), await freePort()];
  const gatewaySandbox = await startSandbox(gatewayPort);
  const floorSandbox = await startSandbox(floorPort);
  const env = { ...secrets, DATABASE_URL: databaseUrl, LOG_LEVEL: 'warn' };
  const startGateway = (port: number) =>
    ServerProcess.start({
      script: '../../../src/main.ts',
      port,
      readyPath: '/readyz',
      env: {
        ...env,
        NODE_ENV: 'production',
        RATE_LIMITS: 'false',
        PORT: String(port),
        SANDBOX_URL: gatewaySandbox,
      },
    });
  const floor = await ServerProcess.start({
    script: '../floor/main.ts',
    port: floorPort,
    readyPath: '/healthz',
    env: { ...env, NODE_ENV: 'production', PORT: String(floorPort), SANDBOX_URL: floorSandbox },
  });
  return {
    gateway: await startGateway(gatewayPort),
    floor,
    startGateway: async () => startGateway(await freePort()),
  };
}

/** The provider of one side, which sends its news there. */
async function startSandbox(webhookPort: number): Promise<string> {
  const port = await freePort();
  const sandbox = await ServerProcess.start({
    script: '../../../src/sandbox/main.ts',
    port,
    readyPath: '/healthz',
    env: {
      SANDBOX_PORT: String(port),
      SANDBOX_SECRET_KEY: secrets.SANDBOX_SECRET_KEY,
      SANDBOX_WEBHOOK_URL: `http://127.0.0.1:${webhookPort}/webhooks/sandbox`,
      SANDBOX_WEBHOOK_SECRET: secrets.SANDBOX_WEBHOOK_SECRETS,
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
