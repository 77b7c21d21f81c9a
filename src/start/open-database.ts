import type { Config } from '../config.js';
import { findAppRole } from '../platform/database/app-role.js';
import { startEmbeddedPostgres } from '../platform/database/embedded/index.js';
import { migrate } from '../platform/database/migrate.js';
import type { Log } from '../platform/log.js';

/** A database that is up to date, and how to let go of it. */
export interface OpenDatabase {
  readonly url: string;
  /** The role that a gateway works under there; undefined where it has to work as the owner. */
  readonly role: string | undefined;
  close(): Promise<void>;
}

/** Uses the database that was configured, or starts the embedded one; and brings it up to date. */
export async function openDatabase(config: Config, log: Log): Promise<OpenDatabase> {
  const database = config.databaseUrl
    ? { url: config.databaseUrl, close: async () => {} }
    : await openEmbedded(config, log);
  try {
    const changes = await migrate(database.url);
    if (changes.length > 0) log.info({ changes }, 'the database has been brought up to date');
    const role = await findAppRole(database.url);
    if (role === undefined)
      log.warn(
        {},
        'the database admits the gateway as its owner only: triggers alone keep the journals',
      );
    return { ...database, role };
  } catch (fault) {
    await database.close();
    throw fault;
  }
}

async function openEmbedded(config: Config, log: Log): Promise<Omit<OpenDatabase, 'role'>> {
  const server = await startEmbeddedPostgres({
    dataDir: config.dataDir,
    log: (line) => log.info({}, line),
  });
  return { url: server.url, close: () => server.stop() };
}
