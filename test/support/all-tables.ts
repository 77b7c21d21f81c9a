import type { StockedShop } from './given.js';
import { doDueJobs } from './hand-worker.js';

const tableNames = /* sql */ `
  select tablename as name from pg_tables where schemaname = 'public' order by tablename`;

/** Every table of the shop, a digest each, and the books of the provider: what a refusal must leave as it was. */
export type PictureOfTables = Readonly<Record<string, unknown>>;

/**
 * Pictures a shop without workers, when nothing is due any more. What is named is left out: a table, or as
 * `table.column` one of its columns.
 */
export async function pictureOfTables(
  shop: StockedShop,
  without: readonly string[] = [],
): Promise<PictureOfTables> {
  const { gateway } = shop.app;
  await doDueJobs(gateway);
  const { pool } = gateway.database;
  const { rows: tables } = await pool.query<{ name: string }>(tableNames);
  const names = tables.map(({ name }) => name).filter((name) => !without.includes(name));
  const digests = names.map((name) => {
    const columns = without.filter((each) => each.startsWith(`${name}.`));
    const left = columns.map((each) => each.slice(name.length + 1));
    return `select '${name}' as name, md5(string_agg(line, ',' order by line)) as digest
      from (select (to_jsonb(t) - '{${left}}'::text[])::text as line from "${name}" t) lines`;
  });
  const { rows } = await pool.query<{ name: string; digest: string | null }>(
    digests.join(' union all '),
  );
  return {
    ...Object.fromEntries(rows.map(({ name, digest }) => [name, digest])),
    provider: structuredClone(shop.sandbox.control.books()),
  };
}
