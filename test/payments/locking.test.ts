import { afterAll, beforeAll, expect, it } from 'vitest';
import { lockAttempt } from '../../src/payments/data/store.js';
import { openTill, type Till } from './support/till.js';
import { until } from './support/until.js';

let till: Till;
beforeAll(async () => {
  till = await openTill();
});
afterAll(() => till.close());

it('shows who waited for a payment both its rows as the other has left them', async () => {
  const intentId = await till.paid();
  const { id: attemptId } = await till.attempt(intentId);
  const { pool } = till.gateway.database;
  const other = await pool.connect();
  try {
    await other.query('begin');
    await other.query('select from payment_intent where id = $1 for update', [intentId]);
    const waiting = till.gateway.runAsSystem('look', async (work) => {
      const locked = await lockAttempt(work, attemptId);
      return [locked?.intent.capturedMinor, locked?.attempt.cardBrand, locked?.attempt.requestedAt];
    });
    await until(
      () =>
        pool.query(`select from pg_stat_activity where wait_event_type = 'Lock'
        and datname = current_database() and query like '%payment_attempt%'`),
      ({ rowCount }) => rowCount === 1,
    );
    // The intent is locked first: were the attempt, this would never end.
    await other.query(`update payment_attempt set card_brand = 'amex' where id = $1`, [attemptId]);
    await other.query('update payment_intent set captured_minor = 7 where id = $1', [intentId]);
    await other.query('commit');
    expect(await waiting).toEqual([7, 'amex', (await till.attempt(intentId)).requested_at]);
  } finally {
    other.release();
  }
});

it('writes nothing where nothing was changed', async () => {
  const intentId = await till.paid('tok_challenge');
  const before = await till.intent(intentId);
  const { id } = await till.attempt(intentId);
  await till.gateway.runAsSystem('look', (work) => lockAttempt(work, id));
  expect(await till.intent(intentId)).toEqual(before);
});
