import { createApp } from '../app.js';
import { ConfigProblem, readConfig } from '../config.js';
import { ensurePages } from '../pages/index.js';
import {
  createLogger,
  drain,
  drainOnSignal,
  surviveLostRejections,
} from '../platform/http/index.js';
import { readSecrets } from '../secrets.js';
import { openDatabase } from './open-database.js';
import { openSandbox } from './open-sandbox.js';
import { seedWhenEmpty } from './seed-when-empty.js';
import { welcome } from './welcome.js';

/** A load balancer needs a moment to notice; a developer who presses Ctrl-C does not want to wait for it. */
const patience = {
  production: { graceMs: 3000, deadlineMs: 30_000 },
  development: { graceMs: 0, deadlineMs: 5000 },
} as const;

/** Starts the gateway and everything it needs beside it, and ends all of it together. */
export async function start(): Promise<void> {
  try {
    await startOrThrow();
  } catch (fault) {
    const isExpected = fault instanceof ConfigProblem;
    process.stderr.write(`${isExpected ? fault.message : describe(fault)}\n`);
    process.exit(1);
  }
}

async function startOrThrow(): Promise<void> {
  const config = readConfig(process.env);
  const log = createLogger(config.logLevel);
  surviveLostRejections(log);
  const secrets = await readSecrets(config);
  const database = await openDatabase(config, log);
  const sandbox = await openSandbox(config, secrets);
  const { url: databaseUrl, role: databaseRole } = database;
  const parts = { config, databaseUrl, databaseRole, sandboxUrl: sandbox.url, secrets, log };
  const app = await createApp(parts);
  if (!config.production) await seedWhenEmpty(app.gateway, log);
  const address = await app.listen();
  // Pages can wait; the graph answers meanwhile.
  const pages = (['tablet', 'playground'] as const).filter((page) => config[page]);
  void ensurePages(log, pages);
  drainOnSignal(async () => {
    await drain(app.http, patience[config.production ? 'production' : 'development']);
    await app.letGo();
    await sandbox.close();
    await database.close();
  });
  await welcome({ config, address, app });
}

function describe(fault: unknown): string {
  if (!(fault instanceof Error)) return String(fault);
  return fault.message === '' ? (fault.stack ?? fault.name) : fault.message;
}
