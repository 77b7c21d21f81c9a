import { afterEach, beforeEach, expect, it } from 'vitest';
import { plant } from '../ledger/books.js';
import { audit } from '../support/audit.js';
import { openAccount } from '../support/cardholder.js';
import { openTill, type Till } from '../support/till.js';

let till: Till;
beforeEach(async () => {
  till = await openTill();
  const { keep, charge } = await openAccount(till);
  const methodId = (await keep()).method?.id ?? '';
  await charge({ methodId, amountMinor: 1_000 });
  expect(await audit(till)).toEqual([]);
});
afterEach(() => till.close());

it.each([
  {
    error: 'a charge of more than was agreed to',
    statement: 'update payment_mandate set max_amount_minor = 999',
    found: /within what they had agreed to: .*1000 EUR under an agreement of 999 EUR/,
  },
  {
    error: 'a charge after the agreement had ended',
    statement: `update payment_mandate set ended_at = now() - interval '1 hour', agreed_at = now() - interval '1 day'`,
    found: /within what they had agreed to/,
  },
  {
    error: 'a charge for which nothing was agreed to',
    statement: `update payment_mandate set scope = 'ON_SESSION'`,
    found: /within what they had agreed to/,
  },
  {
    error: 'a method that has paid for somebody else',
    statement: 'update saved_payment_method set customer_id = gen_random_uuid()',
    found: /pays for nobody but its customer/,
  },
  {
    error: 'a method that is kept without an agreement',
    statement: 'update payment_mandate set ended_at = now()',
    found: /kept under an agreement, .*ACTIVE, and no agreement/,
  },
  {
    error: 'a method that its provider was never asked to let go of',
    statement: `update saved_payment_method set state = 'REVOKING', revoked_at = now(), is_default = false`,
    found: /to let go of, is asked of it in time: .*REVOKING since/,
  },
])('finds $error', async ({ statement, found }) => {
  await plant(till.gateway.database.pool, statement);
  expect((await audit(till)).join('\n')).toMatch(found);
});
