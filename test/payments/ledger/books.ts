import type { Pool } from 'pg';

/** What the ledger says, as a book-keeper would read it out: `CAPTURE: PROVIDER_CLEARING +40, ...`. */
export async function entriesOf(
  pool: Pool,
  by: { readonly intentId: string } | { readonly orderId: string },
): Promise<string[]> {
  const [column, id] = 'intentId' in by ? ['intent_id', by.intentId] : ['order_id', by.orderId];
  const { rows } = await pool.query<{ entry: string }>(
    `select e.kind || ': ' || string_agg(
         format('%s %s', p.account, to_char(p.amount_minor, 'SGFM999999990')), ', ' order by p.amount_minor desc) as entry
       from ledger_entry e join ledger_posting p on p.entry_id = e.id
      where e.${column} = $1 group by e.id order by e.id`,
    [id],
  );
  return rows.map(({ entry }) => entry);
}

/** What an order or a payment leaves on each account; accounts at zero are left out. */
export async function balancesOf(
  pool: Pool,
  by: { readonly intentId: string } | { readonly orderId: string },
): Promise<Record<string, number>> {
  const [column, id] = 'intentId' in by ? ['intent_id', by.intentId] : ['order_id', by.orderId];
  const { rows } = await pool.query<{ account: string; balance: string }>(
    `select p.account, sum(p.amount_minor) as balance
       from ledger_entry e join ledger_posting p on p.entry_id = e.id
      where e.${column} = $1 group by p.account having sum(p.amount_minor) <> 0`,
    [id],
  );
  return Object.fromEntries(rows.map(({ account, balance }) => [account, Number(balance)]));
}

/** Writes past all triggers, as only the owner of the server could: what a broken disk or a careless hand leaves. */
export async function plant(pool: Pool, statement: string, values: unknown[] = []): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query('set local session_replication_role = replica');
    await client.query(statement, values);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}
