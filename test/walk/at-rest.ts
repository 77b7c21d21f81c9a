import { type Kysely, sql } from 'kysely';
import { diagnose } from '../../src/platform/doctor.js';
import { allChecks } from '../support/examine-shop.js';
import { besidesWorkForPeople } from './for-people.js';
import type { Town } from './town.js';
import { townAccounts } from './town-accounts.js';

/** The provider's books are compared at the end; news of them may be under way at every step. */
const checks = [
  ...allChecks.filter(({ promise }) => !promise.startsWith('The books of every')),
  ...townAccounts,
];

/** What does not hold now, whatever is under way. */
export const whatIsOff = (town: Town): Promise<string[]> => found(town.gateway.db);

/**
 * What does not hold once everything that is under way has come to its end. The doctor measures what is late by the
 * clock of the database, which stands months behind that of a town: here it is told the time of the town.
 */
export async function whatIsLate(town: Town): Promise<string[]> {
  await town.look('create schema if not exists town');
  await town.look(
    `create or replace function town.now() returns timestamptz language sql stable
      as $$ select '${town.now.toISOString()}'::timestamptz $$`,
  );
  return town.gateway.db.transaction().execute(async (db) => {
    await sql`set local search_path = town, pg_catalog, public`.execute(db);
    return found(db);
  });
}

async function found(db: Kysely<unknown>): Promise<string[]> {
  const all = (await diagnose(db, checks)).flatMap(({ promise, findings }) =>
    findings.map((finding) => ({ promise, ...finding })),
  );
  return besidesWorkForPeople(db, all);
}
