import { aNewId, type PlantedError } from './planted-error.js';

/** A payment of 1.00 EUR in our own books, for what follows to be done with. */
const payment = (
  provider: string,
  state: string,
  { captured = 0, refunded = 0, received = 0 } = {},
) => `with payment as (
    insert into offline_payment (key, provider, reference, intent_id, currency, amount_minor, state, authorized_minor,
      captured_minor, refunded_minor, received_minor, made_at)
    values (${aNewId}, '${provider}', 'planted', ${aNewId}, 'EUR', 100, '${state}', 100, ${captured}, ${refunded},
      ${received}, now())
    returning key)`;

const till = (state: string, cashMinor: number, counted = 'null, null') => `
    insert into till_session (id, location_id, currency, state, cash_minor, opened_at, counted_minor, closed_at)
    values (${aNewId}, ${aNewId}, 'EUR', '${state}', ${cashMinor}, now(), ${counted}) returning id`;

const bankLine = (state: string, paymentKey = 'null::uuid') => `
    insert into bank_line (id, bank_line_id, state, currency, amount_minor, remittance, payment_key, received_at)
    select ${aNewId}, 'planted', '${state}', 'EUR', 100, '', ${paymentKey}, now()`;

const account = (reservedMinor: number, usedMinor: number) => `with account as (
    insert into trade_account (customer_id, currency, limit_minor, reserved_minor, used_minor, days_to_pay, granted_at)
    values (${aNewId}, 'EUR', 100, ${reservedMinor}, ${usedMinor}, 30, now()) returning customer_id)`;
const invoice = (settledMinor: number) => `
    insert into trade_invoice (id, reference, customer_id, payment_key, state, currency, amount_minor, settled_minor,
      due_at, made_at)
    select ${aNewId}, 'planted', customer_id, ${aNewId}, 'OPEN', 'EUR', 100, ${settledMinor}, now(), now()
    from account`;

/** Errors in our own books: of cash, cheques, transfers and trade accounts. */
export const ofTills: readonly PlantedError[] = [
  {
    promise: 'What should lie in a till',
    error: 'cash in a till that came from nowhere',
    statement: till('OPEN', 100),
  },
  {
    promise: 'What should lie in a till',
    error: 'a till that was closed with more than was in it',
    statement: till('CLOSED', 0, '1, now()'),
  },
  {
    promise: 'Cash that is taken lies in a till',
    error: 'cash that was taken, and lies in no till',
    statement: `${payment('cash', 'TAKEN', { captured: 100 })} select * from payment`,
  },
  {
    promise: 'Cash that is taken lies in a till',
    error: 'cash that was given back, and has left no till',
    statement: `${payment('cash', 'TAKEN', { captured: 100, refunded: 100 })},
      till as (${till('OPEN', 100)}),
      refund as (
        insert into offline_operation (key, payment_key, kind, amount_minor, at)
        select 'planted', key, 'REFUND', 100, now() from payment)
      insert into till_movement (id, till_session_id, kind, amount_minor, payment_key, actor_kind, at)
      select ${aNewId}, till.id, 'TAKEN', 100, payment.key, 'STAFF', now() from payment, till`,
  },
  {
    promise: 'What was refunded of a payment in our own books',
    error: 'a refund that no operation has made',
    statement: `${payment('on-account', 'TAKEN', { captured: 100, refunded: 1 })} select * from payment`,
  },
  {
    promise: 'Every transfer pays, waits for the rest',
    error: 'a transfer that pays for nothing although all of it is there',
    statement: `${payment('bank-transfer', 'AWAITED', { received: 100 })}
      ${bankLine('MATCHED', 'key')} from payment`,
  },
  {
    promise: 'Every transfer pays, waits for the rest',
    error: 'a payment that no transfer has paid',
    statement: `${payment('bank-transfer', 'TAKEN', { captured: 100, received: 100 })} select * from payment`,
  },
  {
    promise: 'Every transfer pays, waits for the rest',
    error: 'a transfer that nobody sends back',
    statement: bankLine('RETURNED'),
  },
  {
    promise: 'What is promised and owed on a trade account',
    error: 'a trade account that is promised for no order',
    statement: `${account(1, 0)} select * from account`,
  },
  {
    promise: 'What is promised and owed on a trade account',
    error: 'an invoice that nobody owes',
    statement: `${account(0, 0)} ${invoice(0)}`,
  },
  {
    promise: 'What is promised and owed on a trade account',
    error: 'an invoice that was settled by no transfer',
    statement: `${account(0, 99)} ${invoice(1)}`,
  },
  {
    promise: 'Every payment by cheque has its cheque',
    error: 'a payment by a cheque that is not there',
    statement: `${payment('cheque', 'HELD')} select * from payment`,
  },
];
