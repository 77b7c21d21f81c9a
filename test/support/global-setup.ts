import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, readdir, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import {
  startEmbeddedPostgres,
  stopAbandonedPostgres,
  throwawaySettings,
} from '../../src/platform/database/embedded/index.js';
import { migrate } from '../../src/platform/database/migrate.js';
import { compileSources } from './compiled.js';
import { scratchRoot } from './scratch.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** A superuser's URL of the server that holds the test databases. */
    adminUrl: string;
    /** The migrated database that every test database is a copy of. */
    templateName: string;
  }
}

const FOLDER_PREFIX = 'passerelle-test-';

/** One server for the whole run (or that of TEST_DATABASE_URL), with one migrated template. */
export async function setup(project: Pick<TestProject, 'provide'>): Promise<() => Promise<void>> {
  // Once for all files, who may need it at the same moment.
  const [server] = await Promise.all([openServer(), compileSources()]);
  const templateName = `passerelle_template_${randomBytes(4).toString('hex')}`;
  try {
    await createTemplate(server.url, templateName);
  } catch (error) {
    await server.close();
    throw error;
  }
  project.provide('adminUrl', server.url);
  project.provide('templateName', templateName);
  return async () => {
    await execute(server.url, `ALTER DATABASE ${templateName} IS_TEMPLATE false`);
    await execute(server.url, `DROP DATABASE ${templateName} WITH (FORCE)`);
    await server.close();
  };
}

async function openServer(): Promise<{ url: string; close(): Promise<void> }> {
  const given = process.env['TEST_DATABASE_URL'];
  if (given) return { url: given, close: async () => undefined };
  await removeAbandoned();
  const dataDir = await mkdtemp(join(scratchRoot(), `${FOLDER_PREFIX}${process.pid}-`));
  // Root's server runs as another user, who must find the way to it.
  await chmod(dataDir, 0o755);
  const said: string[] = [];
  try {
    const server = await startEmbeddedPostgres({
      dataDir,
      log: (line) => said.push(line),
      // In memory, a log that grows to gigabytes would be a bad guest.
      settings: { ...throwawaySettings, max_wal_size: '256MB' },
    });
    const close = async () => {
      await server.stop();
      await removeDataDir(dataDir);
    };
    return { url: server.url, close };
  } catch (error) {
    await removeDataDir(dataDir);
    throw new Error(`The test database did not start.\n${said.join('\n')}`, { cause: error });
  }
}

/** A killed run leaves its server behind: the next run stops it. */
async function removeAbandoned(): Promise<void> {
  for (const root of new Set([scratchRoot(), tmpdir()])) {
    for (const name of await readdir(root)) {
      const isOurs = name.startsWith(FOLDER_PREFIX);
      if (isOurs && !isRunning(Number(name.split('-')[2]))) await tryToRemove(join(root, name));
    }
  }
}

async function tryToRemove(dataDir: string): Promise<void> {
  try {
    await stopAbandonedPostgres(dataDir);
    await removeDataDir(dataDir);
  } catch {
    // It belongs to another user, whose next run will find it too.
  }
}

/** Where root cannot let the server's user in, the entry is a link to a folder elsewhere. */
async function removeDataDir(dataDir: string): Promise<void> {
  const home = await realpath(join(dataDir, 'postgres')).catch(() => dataDir);
  await rm(home, { recursive: true, force: true });
  await rm(dataDir, { recursive: true, force: true });
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Makes a migrated database that can be copied, and that nobody can enter. */
export async function createTemplate(adminUrl: string, name: string): Promise<void> {
  await execute(adminUrl, `CREATE DATABASE ${name}`);
  const url = new URL(adminUrl);
  url.pathname = name;
  await migrate(url.href);
  // Nobody can disturb the copying, which fails while somebody is connected.
  await execute(adminUrl, `ALTER DATABASE ${name} WITH IS_TEMPLATE true ALLOW_CONNECTIONS false`);
}

async function execute(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
