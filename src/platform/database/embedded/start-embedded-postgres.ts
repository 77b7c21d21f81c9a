import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { addresses, urlOf } from './address.js';
import { findBinaries } from './binaries.js';
import { createCluster, hasCluster, readPassword, removeDrafts } from './cluster.js';
import { type Home, openHome } from './home.js';
import type { Postmaster } from './postmaster-pid.js';
import { withDirectoryLock } from './processes/directory-lock.js';
import { enter, isUnused, leave } from './processes/sharing.js';
import { launchServer, runningServer, stopServer } from './server.js';
import { defaultSettings } from './settings.js';
import { EmbeddedPostgresUnavailable } from './unavailable.js';

export interface EmbeddedPostgresOptions {
  /** The server keeps its files in `postgres` below it. */
  dataDir: string;
  /** Hears one sentence for each thing that a reader of the log wants to know. */
  log: (line: string) => void;
  /** Server settings that replace the defaults; an adopted server keeps those it started with. */
  settings?: Record<string, string>;
}

export interface EmbeddedPostgres {
  /** Of a superuser on the database `passerelle`; pg, MikroORM and graphile-worker read it alike. */
  url: string;
  /** True where the server ran already: another process shares it, or its starter was killed. */
  adopted: boolean;
  /**
   * Gives the server up. The last process that uses it stops it, whoever started it; processes that
   * were killed do not count. Safe to repeat.
   */
  stop(): Promise<void>;
}

const ANSWER_LIMIT_MS = 10_000;
const RETRY_PAUSE_MS = 100;

/**
 * Starts the PostgreSQL that comes with the packages, or adopts the one that already runs on
 * `dataDir`. The server outlives a killed process. Any number of processes may call this at once.
 * Fails with `EmbeddedPostgresUnavailable` where this machine cannot run it.
 */
export async function startEmbeddedPostgres(
  options: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres> {
  const { log } = options;
  const home = await openHome(resolve(options.dataDir));
  const lock = join(home.path, 'lock');
  return withDirectoryLock(lock, async () => {
    await removeDrafts(home);
    const found = await answeringServer(home);
    const server = found ?? (await startServer(home, options));
    const url = urlOf(home, server, await readPassword(home));
    if (found) log(`Adopted the PostgreSQL that runs as process ${server.pid}.`);
    const stamp = await enter(home);
    let stopped: Promise<void> | undefined;
    const stop = async () => {
      await leave(home, stamp);
      if (await isUnused(home)) await stopServer(home);
      else log('Other processes use PostgreSQL: it runs on.');
    };
    return {
      url,
      adopted: found !== undefined,
      stop: () => (stopped ??= withDirectoryLock(lock, stop)),
    };
  });
}

/** Stops the server on `dataDir` if all who used it were killed. */
export async function stopAbandonedPostgres(dataDir: string): Promise<void> {
  const home = await openHome(resolve(dataDir));
  await withDirectoryLock(join(home.path, 'lock'), async () => {
    if (await isUnused(home)) await stopServer(home);
  });
}

async function startServer(home: Home, options: EmbeddedPostgresOptions): Promise<Postmaster> {
  const begunAt = performance.now();
  const binaries = await findBinaries(home);
  const settings = { ...defaultSettings, ...options.settings };
  if (!(await hasCluster(home))) {
    options.log(`Creating a PostgreSQL database in ${home.path}.`);
    await createCluster(home, binaries, settings['fsync'] !== 'off');
  }
  const server = await tryAddresses(home, options.log, (address) =>
    launchServer(home, binaries, settings, address),
  );
  const where = server.socketDirectory || `127.0.0.1:${server.port}`;
  const tookMs = Math.round(performance.now() - begunAt);
  options.log(`Started PostgreSQL as process ${server.pid} on ${where} in ${tookMs} ms.`);
  return server;
}

async function tryAddresses(
  home: Home,
  log: (line: string) => void,
  launch: (address: Parameters<typeof launchServer>[3]) => Promise<Postmaster>,
): Promise<Postmaster> {
  let failure: unknown;
  for await (const address of addresses(home)) {
    try {
      return await launch(address);
    } catch (error) {
      if (error instanceof EmbeddedPostgresUnavailable) throw error;
      log(`${(error as Error).message}`);
      failure = error;
    }
    // A starter killed a moment ago may have left a server that was only just starting.
    await delay(RETRY_PAUSE_MS);
    const running = await answeringServer(home);
    if (running) return running;
  }
  throw failure;
}

/** The server that runs already; one that was killed a moment ago may look alive for a little. */
async function answeringServer(home: Home): Promise<Postmaster | undefined> {
  const deadline = Date.now() + ANSWER_LIMIT_MS;
  for (;;) {
    const found = await runningServer(home);
    if (!found) return undefined;
    try {
      await ask(urlOf(home, found, await readPassword(home)));
      return found;
    } catch (cause) {
      const message = `PostgreSQL runs as process ${found.pid} and does not answer.`;
      if (Date.now() > deadline) throw new Error(message, { cause });
    }
    await delay(RETRY_PAUSE_MS);
  }
}

async function ask(url: string): Promise<void> {
  const limits = { connectionTimeoutMillis: ANSWER_LIMIT_MS, query_timeout: ANSWER_LIMIT_MS };
  const client = new pg.Client({ connectionString: url, ...limits });
  try {
    await client.connect();
    await client.query('SELECT 1');
  } finally {
    await client.end().catch(() => undefined);
  }
}
