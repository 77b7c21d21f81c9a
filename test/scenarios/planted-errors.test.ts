import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { modules } from '../../src/modules.js';
import { diagnose, platformChecks } from '../../src/platform/doctor.js';
import { serveAtCounter } from '../support/counter.js';
import { given, type StockedShop } from '../support/given.js';
import { fillCart, order } from '../support/journey.js';
import { plantedErrors } from './planted-errors.js';

const checks = [...platformChecks, ...modules.flatMap(({ checks: ofModule }) => ofModule ?? [])];

let shop: StockedShop;
beforeAll(async () => {
  shop = await given.shop();
  const { order: collected } = await order(shop, await fillCart(shop));
  await serveAtCounter(shop, collected.fulfilments[0]);
  await order(shop, await fillCart(shop));
});
afterAll(() => shop.close());

/** The promises that are broken. */
async function broken(db: Kysely<unknown>): Promise<string[]> {
  const diagnoses = await diagnose(db, checks);
  return diagnoses.filter(({ findings }) => findings.length > 0).map(({ promise }) => promise);
}

it('finds nothing in a shop where nothing was planted', async () => {
  expect(await broken(shop.app.gateway.db)).toEqual([]);
});

it.each(plantedErrors)('finds $error', async ({ promise, statement, withoutGuard }) => {
  const planting = await shop.app.gateway.db.startTransaction().execute();
  try {
    await sql.raw('set local session_replication_role = replica').execute(planting);
    if (withoutGuard) await sql.raw(withoutGuard).execute(planting);
    await sql.raw(statement).execute(planting);
    expect(await broken(planting)).toContainEqual(expect.stringMatching(`^${promise}`));
  } finally {
    await planting.rollback().execute();
  }
});

it.each(checks)('knows an error that breaks: $promise', ({ promise }) => {
  expect(plantedErrors.filter((each) => promise.startsWith(each.promise))).not.toEqual([]);
});

it('plants no error for a promise that nobody makes', () => {
  for (const { promise } of plantedErrors)
    expect(checks.filter((check) => check.promise.startsWith(promise))).toHaveLength(1);
});
