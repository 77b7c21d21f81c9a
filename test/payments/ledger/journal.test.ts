import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ledgerAccounts } from '../../../src/payments/ledger/chart.js';
import { postingRules, postingsOf } from '../../../src/payments/ledger/posting-rules.js';
import { openTill, type Till } from '../support/till.js';

let till: Till;
let pool: Pool;
beforeAll(async () => {
  till = await openTill();
  pool = till.gateway.database.pool;
  await till.capture(await till.paid('tok_success', { amountMinor: 100 }), 100);
});
afterAll(() => till.close());

const changes = [
  'update ledger_entry set kind = kind',
  'delete from ledger_entry',
  'update ledger_posting set amount_minor = amount_minor',
  'delete from ledger_posting',
  'truncate ledger_posting, ledger_entry',
];

it.each(changes)('refuses to be changed: %s', async (statement) => {
  await expect(pool.query(statement)).rejects.toThrow(/never changed or removed/);
});

describe('the role passerelle_app', () => {
  async function asRole(statement: string): Promise<unknown> {
    const client = await pool.connect();
    try {
      await client.query('set role passerelle_app');
      return await client.query(statement);
    } finally {
      await client.query('reset role');
      client.release();
    }
  }

  it.each([
    ...changes,
    'update payment_operation set reason = reason',
    'delete from payment_operation',
    'update stock_movement set reason = reason',
    'delete from event',
  ])('may not: %s', async (statement) => {
    await expect(asRole(statement)).rejects.toThrow(/permission denied/);
  });

  it('may read, and add', async () => {
    expect(await asRole('select * from ledger_posting')).toMatchObject({ rowCount: 2 });
    const { rows } = await pool.query<{ privileges: string; tables: string }>(
      `select string_agg(table_name, ' ' order by table_name) as tables, privileges from (
         select table_name, string_agg(privilege_type, ' ' order by privilege_type) as privileges
           from information_schema.role_table_grants
          where grantee = 'passerelle_app' and table_schema = 'public' group by table_name) as table_grant
        group by privileges order by privileges`,
    );
    const tablesWith = new Map(rows.map(({ privileges, tables }) => [privileges, tables]));
    expect(tablesWith.get('INSERT SELECT')?.split(' ')).toEqual([
      'audit_change',
      'audit_command',
      'carrier_event',
      'device_operation',
      'dispute_movement',
      'event',
      'exchange',
      'instalment_step',
      'instalment_terms',
      'invoice_settlement',
      'ledger_entry',
      'ledger_posting',
      'offline_operation',
      'order_adjustment',
      'order_adjustment_share',
      'order_change_payment',
      'payment_operation',
      'refund_plan',
      'refund_plan_line',
      'return_disposition',
      'sourcing_part',
      'sourcing_plan',
      'stock_movement',
      'stored_entry',
      'till_movement',
      'visit_pick',
    ]);
    expect(tablesWith.get('INSERT SELECT UPDATE')).toBe(
      'approval refund_payment refund_payout terminal_refund',
    );
    expect(tablesWith.get('SELECT')).toBe('mikro_orm_migrations');
    expect(tablesWith.get('DELETE INSERT SELECT UPDATE')?.split(' ')).toContain('sales_order');
  });
});

describe('an entry', () => {
  const write = (postings: readonly (readonly [string, string, number])[]) => {
    const id = randomUUID();
    const values = postings.map(
      ([account, currency, amountMinor]) =>
        `('${id}'::uuid, '${account}', '${currency}', ${amountMinor}::bigint)`,
    );
    return pool.query(
      `with e as (
         insert into ledger_entry (id, kind, operation_id, at, actor_kind, channel, correlation_id)
         values ('${id}', 'SALE', '${id}', now(), 'SYSTEM', 'WEB', 'a test'))
       insert into ledger_posting select * from (values ${values.join(', ')}) as p
       where p.column1 is not null`,
    );
  };

  it('must balance in each currency', async () => {
    await expect(
      write([
        ['SALES', 'EUR', -100],
        ['CUSTOMER_RECEIVABLE', 'EUR', 99],
      ]),
    ).rejects.toThrow(/debits of entry .* are not its credits/);
    await expect(
      write([
        ['SALES', 'EUR', -100],
        ['CUSTOMER_RECEIVABLE', 'CHF', 100],
      ]),
    ).rejects.toThrow(/debits of entry .* are not its credits/);
  });

  it('has two sides', async () => {
    await expect(write([['SALES', 'EUR', 100]])).rejects.toThrow(/fewer than two postings/);
    await expect(
      pool.query(
        `insert into ledger_entry (id, kind, operation_id, at, actor_kind, channel, correlation_id)
         values (gen_random_uuid(), 'SALE', gen_random_uuid(), now(), 'SYSTEM', 'WEB', 'a test')`,
      ),
    ).rejects.toThrow(/fewer than two postings/);
  });

  it('moves something, between accounts that exist', async () => {
    await expect(
      write([
        ['SALES', 'EUR', 0],
        ['FEES', 'EUR', 0],
      ]),
    ).rejects.toThrow(/amount_minor_check/);
    await expect(
      write([
        ['SALES', 'EUR', 1],
        ['POCKET', 'EUR', -1],
      ]),
    ).rejects.toThrow(/account_check/);
  });

  it('that is balanced is not unbalanced by another posting', async () => {
    await expect(
      pool.query(
        `insert into ledger_posting
         select entry_id, 'FEES', currency, 1 from ledger_posting limit 1`,
      ),
    ).rejects.toThrow(/debits of entry .* are not its credits/);
  });
});

describe('the chart', () => {
  const allowed = async (table: string, column: string) => {
    const { rows } = await pool.query<{ definition: string }>(
      `select pg_get_constraintdef(oid) as definition from pg_constraint
        where conname = '${table}_${column}_check'`,
    );
    return [...(rows[0]?.definition ?? '').matchAll(/'([A-Z_]+)'/g)].map(([, word]) => word).sort();
  };

  it('has the accounts and kinds that the database allows', async () => {
    expect(await allowed('ledger_posting', 'account')).toEqual([...ledgerAccounts].sort());
    expect(await allowed('ledger_entry', 'kind')).toEqual(Object.keys(postingRules).sort());
  });

  it('posts whole, positive sums alone', () => {
    for (const amountMinor of [0, -1, 0.5, Number.NaN, 2 ** 53])
      expect(() =>
        postingsOf({ kind: 'SALE', operationId: 'a', amountMinor, currency: 'EUR' }),
      ).toThrow(RangeError);
  });

  it('posts money to the account of what was paid with, and not without one', () => {
    const taken = { kind: 'CAPTURE', operationId: 'a', amountMinor: 500, currency: 'EUR' } as const;
    expect(postingsOf({ ...taken, tender: 'GIFT_CARDS' })).toEqual([
      { account: 'GIFT_CARDS', currency: 'EUR', amountMinor: 500 },
      { account: 'CUSTOMER_RECEIVABLE', currency: 'EUR', amountMinor: -500 },
    ]);
    expect(() => postingsOf(taken)).toThrow(TypeError);
  });
});
