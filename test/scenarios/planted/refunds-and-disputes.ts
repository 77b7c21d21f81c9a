import type { PlantedError } from './planted-error.js';

const aNewId = 'gen_random_uuid()';

/** A refund of a cent for a line that was handed over, for what follows to be done with: all is well with it. */
const refund = ({
  state = 'REQUESTED',
  currency = 'EUR',
  paidMinor = 0,
  order = 'order_id',
} = {}) => `with paid as (
    select l.id as line_id, l.order_id, l.fulfilled, i.id as intent_id
    from order_line l join payment_intent i on i.order_id = l.order_id where l.fulfilled > 0 limit 1),
  refunded as (
    insert into refund (id, order_id, intent_id, state, reason_code, reason, currency, amount_minor, sent_minor,
      refunded_minor, requested_by_kind, requested_by_id, channel, correlation_id, requested_at, updated_at)
    select ${aNewId}, ${order}, intent_id, '${state}', 'GOODWILL', 'planted', '${currency}', 1, ${paidMinor},
      ${paidMinor}, 'AGENT', 'Noé', 'WEB', 'planted', now(), now() from paid
    returning id, intent_id)`;
const ofALine = ({ line = 'line_id', quantity = '0', amountMinor = 1 } = {}) => `line as (
    insert into refund_line (refund_id, order_line_id, quantity, amount_minor)
    select refunded.id, ${line}, ${quantity}, ${amountMinor} from refunded, paid)`;
const paidBack = (operationId: string) => `
  insert into refund_payment (operation_id, refund_id, intent_id, amount_minor, phase, requested_at, ended_at)
  select ${operationId}, id, refunded.intent_id, 1, 'FAILED', now(), now() from refunded`;
/** What the provider has said about paying back a cent, and that it has not. */
const refused = `refused as (
    insert into payment_operation (id, operation_id, intent_id, attempt_id, kind, phase, amount_minor, currency,
      provider, actor_kind, channel, correlation_id, at)
    select ${aNewId}, ${aNewId}, o.intent_id, o.attempt_id, 'REFUND', 'FAILED', 1, o.currency, o.provider,
      o.actor_kind, o.channel, o.correlation_id, o.at
    from payment_operation o join paid on paid.intent_id = o.intent_id limit 1 returning operation_id)`;
const approval = (state: 'WAITING' | 'GRANTED', expires: string) => `
  insert into approval (id, kind, subject_id, state, summary, amount_minor, currency, because, requested_by_kind,
    requested_by, channel, correlation_id, requested_at, expires_at, decided_by_kind, decided_by, decided_at)
  select ${aNewId}, 'REFUND', id, '${state}', '{"fr": "", "en": ""}', 1, 'EUR', 'PER_REFUND', 'AGENT', 'Noé', 'WEB',
    'planted', now(), now() + interval '${expires}',
    ${state === 'WAITING' ? 'null, null, null' : `'AGENT', 'Noé', now()`} from refunded`;

const ofRefunds: readonly PlantedError[] = [
  {
    promise: 'A refund has sent and paid back what its',
    error: 'a refund that counts as done although nothing was sent',
    statement: `${refund({ state: 'SUCCEEDED', paidMinor: 1 })}, ${ofALine()} select * from refunded`,
  },
  {
    promise: 'A refund has sent and paid back what its',
    error: 'a refund that is under way with nothing',
    statement: `${refund({ state: 'PROCESSING' })}, ${ofALine()} select * from refunded`,
  },
  {
    promise: 'A payment of a refund is what the journal',
    error: 'a payment of a refund that the journal does not know',
    statement: `${refund()}, ${ofALine()} ${paidBack(aNewId)}`,
  },
  {
    promise: 'M4: the lines of a refund and its shipping',
    error: 'a refund whose lines are a cent more',
    statement: `${refund()}, ${ofALine({ amountMinor: 2 })} select * from refunded`,
  },
  {
    promise: 'M4: refunds are about lines that were bought',
    error: 'a refund of more units than were bought',
    statement: `${refund()}, ${ofALine({ quantity: 'fulfilled + 1' })} select * from refunded`,
  },
  {
    promise: 'M4: refunds are about lines that were bought',
    error: 'a refund of a line that nobody has bought',
    statement: `${refund()}, ${ofALine({ line: aNewId })} select * from refunded`,
  },
  {
    promise: 'M8: a refund has the currency of the payments',
    error: 'a refund in another currency than its payment',
    statement: `${refund({ currency: 'CHF' })}, ${ofALine()}, ${refused}
      ${paidBack('(select operation_id from refused)')}`,
  },
  {
    promise: 'M8: without an order a refund is of one payment',
    error: 'a refund that leaves its order out',
    statement: `${refund({ order: 'null' })} select * from refunded`,
  },
  {
    promise: 'A refund waits as long as the question',
    error: 'a refund that waits for an approval nobody was asked for',
    statement: `${refund({ state: 'AWAITING_APPROVAL' })}, ${ofALine()} select * from refunded`,
  },
  {
    promise: 'Four eyes: ',
    error: 'a refund that was approved by whoever has asked for it',
    statement: `${refund()}, ${ofALine()} ${approval('GRANTED', '1 day')}`,
    withoutGuard: 'alter table approval drop constraint four_eyes',
  },
  {
    promise: 'Liveness: no approval waits beyond its time',
    error: 'an approval that waits for ever',
    statement: `${refund({ state: 'AWAITING_APPROVAL' })}, ${ofALine()} ${approval('WAITING', '-1 hour')}`,
  },
  {
    promise: 'What was refunded of a payment in our own books',
    error: 'a refund that the payment by transfer knows nothing of',
    statement: `with transfer as (
        insert into offline_payment (key, provider, reference, intent_id, currency, amount_minor, state,
          authorized_minor, captured_minor, made_at)
        select ${aNewId}, 'bank-transfer', 'planted', id, currency, 1, 'AWAITED', 0, 0, now()
        from payment_intent limit 1 returning key)
      insert into offline_operation (key, payment_key, kind, amount_minor, at)
      select 'planted', key, 'REFUND', 1, now() from transfer`,
  },
];

/** A dispute about a cent of some payment, for what follows to be done with: once it is won, all is well with it. */
const dispute = ({
  state = 'WON',
  currency = 'i.currency',
  withdrawnMinor = 0,
} = {}) => `with contested as (
    insert into dispute (id, intent_id, attempt_id, order_id, provider, provider_reference, state, reason, currency,
      amount_minor, withdrawn_minor, opened_at, updated_at, closed_at)
    select ${aNewId}, i.id, a.id, i.order_id, a.provider, 'planted', '${state}', 'planted', ${currency},
      1, ${withdrawnMinor}, now(), now(), ${state === 'WON' ? 'now()' : 'null'}
    from payment_attempt a join payment_intent i on i.id = a.intent_id where a.state = 'SUCCEEDED' limit 1
    returning id)`;

const ofDisputes: readonly PlantedError[] = [
  {
    promise: 'What disputes and bounced cheques are about',
    error: 'a dispute that its payment does not know of',
    statement: `${dispute({ state: 'OPENED' })} select * from contested`,
  },
  {
    promise: 'What disputes and bounced cheques are about',
    error: 'a payment that is lost to a dispute nobody has opened',
    statement:
      'update payment_intent set lost_minor = 1, charged_back_minor = least(1, captured_minor)',
  },
  {
    promise: 'The bank has what the movements of a dispute',
    error: 'money that the bank has without having taken it',
    statement: `${dispute({ withdrawnMinor: 1 })} select * from contested`,
  },
  {
    promise: 'M2: each movement of a dispute is posted once',
    error: 'money that the bank has taken, and that was never posted',
    statement: `${dispute({ withdrawnMinor: 1 })}
      insert into dispute_movement (id, dispute_id, number, kind, amount_minor, at)
      select ${aNewId}, id, 1, 'WITHDRAWN', 1, now() from contested`,
  },
  {
    promise: 'A dispute is about a payment of its provider',
    error: 'a dispute in another currency than its payment',
    statement: `${dispute({ currency: `'CHF'` })} select * from contested`,
  },
];

export const refundsAndDisputes: readonly PlantedError[] = [...ofRefunds, ...ofDisputes];
