import type { Pool } from 'pg';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { audit } from '../support/audit.js';
import { openTill, type Till } from '../support/till.js';
import { plant } from './books.js';

let till: Till;
let pool: Pool;
beforeEach(async () => {
  till = await openTill();
  pool = till.gateway.database.pool;
  await till.capture(await till.paid('tok_success', { amountMinor: 100 }), 100);
  expect(await audit(till)).toEqual([]);
});
afterEach(() => till.close());

const oneSide = `(select entry_id from ledger_posting limit 1)`;

it.each([
  {
    error: 'an entry whose debits are not its credits',
    statement: `update ledger_posting set amount_minor = -99 where account = 'CUSTOMER_RECEIVABLE'`,
    found: /debits of each entry .*CAPTURE with 2 postings, off by 1 EUR/,
  },
  {
    error: 'an entry that has lost a side',
    statement: `delete from ledger_posting where account = 'CUSTOMER_RECEIVABLE'`,
    found: /debits of each entry .*CAPTURE with 1 postings, off by 100 EUR/,
  },
  {
    error: 'an entry without postings',
    statement: 'delete from ledger_posting',
    found: /debits of each entry .*CAPTURE with 0 postings/,
  },
  {
    error: 'an entry of two currencies, which only seems to balance',
    statement: `update ledger_posting set currency = 'CHF' where account = 'CUSTOMER_RECEIVABLE'`,
    found: /debits of each entry .*off by -100 CHF/,
  },
  {
    error: 'a capture that was never posted',
    statement: `with p as (delete from ledger_posting) delete from ledger_entry`,
    found: /posted once, with its amount: .*CAPTURE of 100 EUR, posted 0 times with 0/,
  },
  {
    error: 'a capture that was posted with another amount',
    statement: 'update ledger_posting set amount_minor = sign(amount_minor) * 99',
    found: /posted once, with its amount: .*CAPTURE of 100 EUR, posted 1 times with 99/,
  },
  {
    error: 'an entry for a capture that never was',
    statement: 'update ledger_entry set operation_id = gen_random_uuid()',
    found: /posted once, with its amount: .*posted 1 times with 100/,
  },
  {
    error: 'a payment in one currency that is posted in another',
    statement: `update ledger_posting set currency = 'CHF' where entry_id = ${oneSide}`,
    found: /has the currency of its payment.*CAPTURE in CHF for a payment in EUR/,
  },
])('finds $error', async ({ statement, found }) => {
  await plant(pool, statement);
  expect((await audit(till)).join('\n')).toMatch(found);
});

it('finds a capture that was posted twice', async () => {
  await pool.query('alter table ledger_entry drop constraint an_operation_posts_once');
  await plant(
    pool,
    `with again as (
       insert into ledger_entry select gen_random_uuid(), kind, order_id, intent_id, operation_id, at, actor_kind,
         actor_id, channel, correlation_id from ledger_entry returning id)
     insert into ledger_posting select again.id, account, currency, amount_minor from again, ledger_posting`,
  );
  expect((await audit(till)).join('\n')).toMatch(
    /posted once, with its amount: .*CAPTURE of 100 EUR, posted 2 times with 200/,
  );
});
