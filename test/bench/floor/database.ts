import pg from 'pg';

const int8 = 20;
pg.types.setTypeParser(int8, Number);

export const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: 16 });

interface Queryable {
  query(config: pg.QueryConfig): Promise<pg.QueryResult>;
}

/** A statement that each connection prepares once. */
export class Prepared<Row extends object> {
  constructor(
    private readonly name: string,
    private readonly text: string,
  ) {}

  async rows(values: unknown[], on: Queryable = pool): Promise<Row[]> {
    const { rows } = await on.query({ name: this.name, text: this.text, values });
    return rows as Row[];
  }
}

/** Commits what the work does, or nothing where it throws. */
export async function inTransaction<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (fault) {
    await client.query('rollback');
    throw fault;
  } finally {
    client.release();
  }
}
