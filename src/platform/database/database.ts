import { MikroORM } from '@mikro-orm/postgresql';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { maxUsesOfPreparing, PreparingClient } from './preparing-client.js';

export type EntityList = NonNullable<Parameters<typeof MikroORM.init>[0]>['entities'];

export interface DatabaseOptions {
  readonly url: string;
  readonly entities: EntityList;
  readonly maxReadConnections?: number;
  readonly maxWriteConnections?: number;
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
    const orm = await MikroORM.init({
      clientUrl: options.url,
      entities: options.entities ?? [],
      discovery: { warnWhenNoEntities: false },
      pool: { min: 0, max: options.maxWriteConnections ?? 12 },
      driverOptions: { types },
    });
    const pool = new pg.Pool({
      connectionString: options.url,
      max: options.maxReadConnections ?? 8,
      maxUses: maxUsesOfPreparing,
      Client: PreparingClient,
      types,
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

/** The same connection, seen with the row types of the tables that a module knows. */
export function tables<T>(db: Kysely<unknown>): Kysely<T> {
  return db as unknown as Kysely<T>;
}
