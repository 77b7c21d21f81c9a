import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { inject } from 'vitest';

export interface TestDatabase {
  url: string;
  /** Removes the database, and cuts connections that are still open. */
  drop(): Promise<void>;
}

/** The server that holds test databases, and the migrated one that each is a copy of. */
export interface TestServer {
  readonly adminUrl: string;
  readonly templateName: string;
}

const SOURCE_IN_USE = '55006';
const RETRY_LIMIT_MS = 30_000;
const RETRY_PAUSE_MS = 50;

/**
 * A migrated database for one test file alone. Any number of them may be made at once; on the server of the test
 * run, where no other is given.
 */
export async function createTestDatabase(given?: TestServer): Promise<TestDatabase> {
  const server = given ?? { adminUrl: inject('adminUrl'), templateName: inject('templateName') };
  const name = `test_${process.pid}_${randomBytes(6).toString('hex')}`;
  const url = new URL(server.adminUrl);
  url.pathname = name;
  await withAdmin(server, (admin) => copyTemplate(admin, server, name));
  const drop = () =>
    withAdmin(server, (admin) => admin.query(`DROP DATABASE ${name} WITH (FORCE)`));
  return { url: url.href, drop: async () => void (await drop()) };
}

async function copyTemplate(
  admin: pg.Client,
  { templateName }: TestServer,
  name: string,
): Promise<void> {
  // Copying files took 21 ms where writing them through the log took 210.
  const copy = `CREATE DATABASE ${name} TEMPLATE ${templateName} STRATEGY FILE_COPY`;
  const deadline = Date.now() + RETRY_LIMIT_MS;
  for (;;) {
    try {
      await admin.query(copy);
      return;
    } catch (error) {
      const isInUse = (error as pg.DatabaseError).code === SOURCE_IN_USE;
      if (!isInUse || Date.now() > deadline) throw error;
      await delay(RETRY_PAUSE_MS);
    }
  }
}

async function withAdmin<T>(
  { adminUrl }: TestServer,
  work: (admin: pg.Client) => Promise<T>,
): Promise<T> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}
