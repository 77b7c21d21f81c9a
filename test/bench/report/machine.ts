import { cpus, release, totalmem, type } from 'node:os';
import pg from 'pg';

/** What the numbers were taken on, in one line. */
export async function describeMachine(databaseUrl: string): Promise<string> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query<{ server_version: string }>('show server_version');
  await client.end();
  const cores = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return [
    `${cores.length} x ${cores[0]?.model.trim() ?? 'unknown processor'}, ${memory} GB`,
    `${type()} ${release()}`,
    `Node.js ${process.versions.node}`,
    `PostgreSQL ${rows[0]?.server_version}`,
  ].join(', ');
}
