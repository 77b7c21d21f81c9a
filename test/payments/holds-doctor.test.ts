import type { Pool } from 'pg';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { plant } from './ledger/books.js';
import { audit } from './support/audit.js';
import { openTill, type Till } from './support/till.js';

let till: Till;
let pool: Pool;
beforeEach(async () => {
  till = await openTill();
  pool = till.gateway.database.pool;
});
afterEach(() => till.close());

it('finds a rest that nobody releases', async () => {
  await till.paid();
  await plant(pool, 'update payment_intent set releases_rest = true');
  expect(await audit(till)).toMatchObject([
    expect.stringMatching(/last capture could not release .*10000 still held/),
  ]);
});

it('finds two holds that count, which the database refuses', async () => {
  const intentId = await till.paid();
  const second = `insert into payment_attempt (id, intent_id, number, state, channel, correlation_id, method,
      provider, requested_at)
    select gen_random_uuid(), intent_id, 2, 'SUCCEEDED', channel, correlation_id, method, provider, requested_at
    from payment_attempt`;
  await expect(pool.query(second)).rejects.toThrow('one_hold_counts');
  await pool.query('drop index one_hold_counts');
  await plant(pool, second);
  expect(await audit(till)).toEqual([
    expect.stringMatching(`one hold counts at the most: ${intentId} 2 attempts`),
  ]);
});
