import { Migrator } from '@mikro-orm/migrations';
import { MikroORM } from '@mikro-orm/postgresql';
import { runMigrations } from 'graphile-worker';
import { migrations } from '../../../migrations/index.js';
import { grantToAppRole } from './app-role.js';
import { auditTables } from './audit-tables.js';

/**
 * Brings a database up to date and says which changes were made. Safe to call from several processes at
 * once: the first one works, the others wait and find nothing left to do.
 */
export async function migrate(url: string): Promise<string[]> {
  const orm = await MikroORM.init({
    clientUrl: url,
    entities: [],
    discovery: { warnWhenNoEntities: false },
    extensions: [Migrator],
    migrations: { migrationsList: migrations, snapshot: false, silent: true },
  });
  try {
    return await orm.em.fork().transactional(async (em) => {
      await em.execute(`select pg_advisory_xact_lock(hashtext('passerelle migrations'))`);
      const done = await orm.migrator.up();
      await runMigrations({ connectionString: url });
      if (done.length > 0) await auditTables(em);
      await grantToAppRole(em, done.length > 0);
      return done.map((migration) => migration.name);
    });
  } finally {
    await orm.close();
  }
}
