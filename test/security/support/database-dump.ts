import pg from 'pg';

/** Every value of every table of every schema, as texts by the name of their table. */
export async function dumpDatabase(databaseUrl: string): Promise<Map<string, string>> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows: found } = await client.query<{ name: string }>(`
      select format('%I.%I', table_schema, table_name) as name from information_schema.tables
      where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`);
    const dump = new Map<string, string>();
    for (const { name } of found) {
      const { rows } = await client.query<{ text: string | null }>(
        `select string_agg(to_jsonb(each)::text, e'\\n') as text from ${name} as each`,
      );
      dump.set(name, rows[0]?.text ?? '');
    }
    return dump;
  } finally {
    await client.end();
  }
}
