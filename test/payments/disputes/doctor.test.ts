import { afterAll, beforeAll, expect, it } from 'vitest';
import { plant } from '../ledger/books.js';
import { audit } from '../support/audit.js';
import { openTill, type Till } from '../support/till.js';
import { bankOf } from './bank.js';

let till: Till;
beforeAll(async () => {
  till = await openTill();
  const bank = bankOf(till);
  const intentId = await till.paid();
  await till.capture(intentId, 10_000);
  bank.contest(intentId, { amountMinor: 4000 });
  await bank.hear();
  expect(await audit(till)).toEqual([]);
});
afterAll(() => till.close());

it.each([
  {
    error: 'a dispute that its payment does not know of',
    plant: 'update payment_intent set contested_minor = 0, disputed_minor = 0',
    repair: 'update payment_intent set contested_minor = 4000, disputed_minor = 4000',
    found: /contested and lost of their payments.*contested 0\/4000/,
  },
  {
    error: 'a payment that counts less as disputed than is left of it',
    plant: 'update payment_intent set disputed_minor = 3999',
    repair: 'update payment_intent set disputed_minor = 4000',
    found: /contested and lost of their payments.*disputed 3999/,
  },
  {
    error: 'money that the bank has without having taken it',
    plant: 'update dispute_movement set number = 2',
    repair: 'update dispute_movement set number = 1',
    found: /The bank has what the movements of a dispute say.*1 movements/,
  },
  {
    error: 'a movement that was posted with another amount',
    plant: `update ledger_posting set amount_minor = sign(amount_minor) * 1
      where entry_id = (select id from ledger_entry where kind = 'CHARGEBACK')`,
    repair: `update ledger_posting set amount_minor = sign(amount_minor) * 4000
      where entry_id = (select id from ledger_entry where kind = 'CHARGEBACK')`,
    found: /each movement of a dispute is posted once.*WITHDRAWN of 4000, posted 1 times with 1/,
  },
  {
    error: 'a dispute in another currency than its payment',
    plant: `update dispute set currency = 'CHF'`,
    repair: `update dispute set currency = 'EUR'`,
    found: /A dispute is about a payment of its provider.*CHF/,
  },
])('finds $error', async ({ plant: statement, repair, found }) => {
  const { pool } = till.gateway.database;
  await pool.query('alter table dispute_movement drop constraint if exists out_and_in_turn');
  await plant(pool, statement);
  expect((await audit(till)).join('\n')).toMatch(found);
  await plant(pool, repair);
  expect(await audit(till)).toEqual([]);
});
