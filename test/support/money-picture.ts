import { expect } from 'vitest';
import type { StockedShop } from './given.js';

/** Where money, goods and the right to them are written down. */
const tables = [
  'payment_intent',
  'payment_attempt',
  'payment_operation',
  'pending_operation',
  'ledger_entry',
  'ledger_posting',
  'refund',
  'refund_line',
  'refund_payment',
  'approval',
  'saved_payment_method',
  'payment_mandate',
  'sales_order',
  'order_line',
  'fulfilment',
  'fulfilment_line',
  'cart',
  'cart_line',
  'reservation',
  'stock_item',
  'stock_movement',
  'stored_account',
  'stored_entry',
  'stored_payment',
  'offline_payment',
  'till_session',
  'till_movement',
  'cheque',
  'bank_line',
  'payout',
  'trade_account',
  'trade_invoice',
  'shared_payment',
  'payment_share',
];

/** Who asks again may have the provider asked again: when it was, and when it will be, is no money. */
const asked = '{leased_until,enquire_at,enquiries,updated_at,version}';

/** What has happened has its consequences a moment later. */
const jobsDue = `
  select count(*)::int as due from graphile_worker.jobs where run_at <= now() and attempts < max_attempts`;

/**
 * All that a refused request must leave as it was: what we have written down, and the books of the provider. Waits for
 * the consequences of what was asked before.
 */
export async function pictureOfMoney(shop: StockedShop): Promise<Record<string, unknown>> {
  const { pool } = shop.app.gateway.database;
  await expect
    .poll(async () => (await pool.query<{ due: number }>(jobsDue)).rows[0]?.due, {
      timeout: 15_000,
      interval: 20,
    })
    .toBe(0);
  const digests = tables.map(
    (name) =>
      `select '${name}' as name, md5(string_agg(line, ',' order by line)) as digest
       from (select (to_jsonb(t) - '${asked}'::text[])::text as line from ${name} t) lines`,
  );
  const { rows } = await pool.query<{ name: string; digest: string }>(digests.join(' union all '));
  return {
    ...Object.fromEntries(rows.map(({ name, digest }) => [name, digest])),
    provider: structuredClone(shop.sandbox.control.books()),
  };
}
