import 'reflect-metadata';
import { createGateway } from '../app.js';
import { type Config, ConfigProblem, readConfig } from '../config.js';
import type { Gateway } from '../platform/gateway.js';
import { createLogger } from '../platform/http/index.js';
import { readSecrets } from '../secrets.js';
import { openDatabase } from '../start/open-database.js';

/** A mistake of the person at the keyboard, told in one sentence. */
export class UsageProblem extends Error {}

/**
 * Runs a command-line tool on the same database as the gateway, whether or not one is running. Prints one
 * sentence and ends with 1 where the configuration or the call is wrong.
 */
export async function withGateway(
  body: (gateway: Gateway, config: Config) => Promise<number | undefined>,
): Promise<void> {
  try {
    const config = readConfig(process.env);
    const log = createLogger(process.env['LOG_LEVEL'] ? config.logLevel : 'warn');
    const secrets = await readSecrets(config);
    const database = await openDatabase(config, log);
    const sandboxUrl = config.sandbox.url ?? `http://127.0.0.1:${config.sandbox.port}`;
    const parts = { config, databaseUrl: database.url, sandboxUrl, secrets, log };
    const gateway = await createGateway(parts);
    try {
      process.exitCode = (await body(gateway, config)) ?? 0;
    } finally {
      await gateway.news.close();
      await gateway.database.close();
      await database.close();
    }
  } catch (fault) {
    endWith(fault);
  }
}

/** Ends with 1 and one sentence where somebody made a mistake; anything else is a fault, and thrown on. */
export function endWith(fault: unknown): void {
  if (!(fault instanceof ConfigProblem) && !(fault instanceof UsageProblem)) throw fault;
  process.stderr.write(`${fault.message}\n`);
  process.exitCode = 1;
}
