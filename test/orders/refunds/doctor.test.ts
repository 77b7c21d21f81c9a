import { afterAll, beforeAll, expect, it } from 'vitest';
import { plant } from '../../payments/ledger/books.js';
import { type Desk, openDesk } from './desk.js';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk({ stock: { 'CAP-BLUE': { LYON: 500 } } });
  await desk.refund(await desk.sell(), { everything: true });
  await desk.refund(await desk.sell({ quantity: 11 }), { everything: true });
  expect(await desk.findings()).toEqual([]);
});
afterAll(() => desk.close());

const paid = `where state = 'SUCCEEDED'`;
const waiting = `where state = 'AWAITING_APPROVAL'`;

it.each([
  {
    error: 'a refund that says that it has paid more than its payments',
    plant: `update refund set sent_minor = 1, refunded_minor = 1, state = 'PROCESSING' ${waiting}`,
    repair: `update refund set sent_minor = 0, refunded_minor = 0, state = 'AWAITING_APPROVAL'
      where state = 'PROCESSING'`,
    found: /has sent and paid back what its payments have.*sent 1\/0, paid back 1\/0/,
  },
  {
    error: 'a refund that counts as done although nothing has arrived',
    plant: `update refund_payment set phase = 'FAILED', code = 'x'`,
    repair: `update refund_payment set phase = 'SUCCEEDED', code = null`,
    found: /has sent and paid back what its payments have.*SUCCEEDED: sent 1990\/0/,
  },
  {
    error: 'a payment of a refund that the journal does not know',
    plant: `update refund_payment set operation_id = gen_random_uuid()`,
    found: /what the journal says of its operation.*SUCCEEDED of 1990 here, nothing/,
    repair: `update refund_payment set operation_id = (
      select operation_id from payment_operation where kind = 'REFUND' limit 1)`,
  },
  {
    error: 'lines that are not the amount',
    plant: `update refund_line set amount_minor = amount_minor - 1 where quantity = 1`,
    repair: `update refund_line set amount_minor = amount_minor + 1 where quantity = 1`,
    found: /lines of a refund and its shipping add up.*lines 1989, shipping 0, amount 1990/,
  },
  {
    error: 'a refund in another currency than its payment',
    plant: `update refund set currency = 'CHF' ${paid}`,
    repair: `update refund set currency = 'EUR' ${paid}`,
    found: /has the currency of the payments.*CHF of order .* paid by EUR/,
  },
  {
    error: 'a refund that was approved by whoever has asked for it',
    also: 'alter table approval drop constraint four_eyes',
    plant: `update approval set state = 'GRANTED', decided_at = now(), decided_by = requested_by,
      decided_by_kind = 'AGENT'`,
    repair: `update approval set state = 'WAITING', decided_at = null, decided_by = null,
      decided_by_kind = null`,
    found: /Four eyes.*REFUND .* GRANTED, asked by/,
  },
  {
    error: 'more units than were bought',
    plant: 'update refund_line set quantity = quantity + 1 where quantity = 1',
    repair: 'update refund_line set quantity = quantity - 1 where quantity = 2',
    found: /refunds are about lines that were bought.*2 units for 1990 of 1 for 1990/,
  },
  {
    error: 'a refund of a line that nobody has bought',
    plant: 'update refund_line set order_line_id = refund_id where quantity = 1',
    repair: `update refund_line set order_line_id = (
      select l.id from order_line l join refund r on r.order_id = l.order_id where r.id = refund_id)
      where quantity = 1`,
    found: /refunds are about lines that were bought.*1 units for 1990 of no/,
  },
  {
    error: 'an approval that waits for ever',
    plant: `update approval set expires_at = now() - interval '1 hour'`,
    repair: `update approval set expires_at = now() + interval '1 hour'`,
    found: /no approval waits beyond its time/,
  },
])('finds $error', async ({ plant: statement, repair, also, found }) => {
  if (also) await desk.pool.query(also);
  await plant(desk.pool, statement);
  expect((await desk.findings()).join('\n')).toMatch(found);
  await plant(desk.pool, repair);
  expect(await desk.findings()).toEqual([]);
});
