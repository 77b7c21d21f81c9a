import { MikroORM } from '@mikro-orm/postgresql';
import { CompiledQuery, type DatabaseConnection, Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { BindingDriver } from './binding-driver.js';
import { maxUsesOfPreparing, PreparingClient } from './preparing-client.js';

export type EntityList = NonNullable<Parameters<typeof MikroORM.init>[0]>['entities'];

export interface DatabaseOptions {
  readonly url: string;
  readonly entities: EntityList;
  readonly maxReadConnections?: number;
  readonly maxWriteConnections?: number;
  /** The role to work under; that of the user of the address where it is left out. */
  readonly role?: string | undefined;
}

const int8 = 20;
const safeInteger = (text: string): number => {
  const value = Number(text);
  if (!Number.isSafeInteger(value))
    throw new RangeError(`${text} is more than we can count exactly`);
  return value;
};
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === int8 && format !== 'binary'
      ? safeInteger
      : pg.types.getTypeParser(oid, format as 'text')) as pg.CustomTypesConfig['getTypeParser'],
};

/**
 * The way to PostgreSQL. Commands write through the ORM inside a transaction; reads take plain rows from a
 * pool of their own, so that a crowd of readers never keeps a payment waiting for a connection.
 */
export class Database {
  private constructor(
    readonly orm: MikroORM,
    readonly pool: pg.Pool,
    readonly reads: Kysely<unknown>,
  ) {}

  static async connect(options: DatabaseOptions): Promise<Database> {
    const startup = options.role === undefined ? {} : { options: `-c role=${options.role}` };
    const orm = await MikroORM.init({
      driver: BindingDriver,
      clientUrl: options.url,
      entities: options.entities ?? [],
      discovery: { warnWhenNoEntities: false },
      pool: { min: 0, max: options.maxWriteConnections ?? 12 },
      driverOptions: { types, maxUses: maxUsesOfPreparing, Client: PreparingClient, ...startup },
      // A fault here would keep the connection from its pool for ever. One that is lost meanwhile fails at once again.
      onCreateConnection: (connection) =>
        planOnce(connection as DatabaseConnection).catch(() => {}),
    });
    const pool = new pg.Pool({
      connectionString: options.url,
      max: options.maxReadConnections ?? 8,
      maxUses: maxUsesOfPreparing,
      Client: PreparingClient,
      types,
      ...startup,
    });
    // An idle connection that the server drops is replaced by the pool; it must not end the process.
    pool.on('error', () => {});
    const reads = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
    return new Database(orm as unknown as MikroORM, pool, reads);
  }

  async close(): Promise<void> {
    await this.reads.destroy();
    await this.orm.close();
  }
}

/**
 * Commands find rows by their keys: one plan, by index, is right for all values. It is made once, as that often
 * takes longer than the statement itself, and never by reading a whole table, which looks cheap while a shop is
 * new. Reads, whose filters may meet one row or every row, leave the choice to PostgreSQL.
 */
async function planOnce(connection: DatabaseConnection): Promise<void> {
  await connection.executeQuery(CompiledQuery.raw('set plan_cache_mode = force_generic_plan'));
  await connection.executeQuery(CompiledQuery.raw('set enable_seqscan = off'));
}

/** The same connection, seen with the row types of the tables that a module knows. */
export function tables<T>(db: Kysely<unknown>): Kysely<T> {
  return db as unknown as Kysely<T>;
}
