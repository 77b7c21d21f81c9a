import { aNewId, type PlantedError } from './planted-error.js';

/** Errors in what is held of a payment, and in when it is taken. */
export const ofCaptures: readonly PlantedError[] = [
  {
    promise: 'Liveness: what is offered to a location',
    error: 'an offer that nobody has ended',
    statement: `update fulfilment set state = 'OFFERED', ended_at = null, offered_until = now() - interval '1 day'`,
  },
  {
    promise: 'Of a payment one hold counts',
    error: 'a payment that is held twice',
    statement: `insert into payment_attempt (id, intent_id, number, state, channel, correlation_id, method, provider,
        requested_at)
      select ${aNewId}, intent_id, number + 1, state, channel, correlation_id, method, provider, requested_at
      from payment_attempt where state = 'SUCCEEDED'`,
    withoutGuard: 'drop index one_hold_counts',
  },
  {
    promise: 'What a last capture could not release',
    error: 'a rest that nobody releases',
    statement: 'update payment_intent set releases_rest = true',
  },
  {
    promise: 'Of all its payments no more is taken',
    error: 'an order of which a cent too much was taken',
    statement: `update payment_intent set authorized_minor = amount_minor + 1, captured_minor = amount_minor + 1
      where order_id is not null`,
  },
  {
    promise: 'Goods are charged before they leave',
    error: 'goods that were charged too early',
    statement: `update fulfilment set charged_minor = 1 where capture_trigger = 'AT_HANDOVER'`,
  },
  {
    promise: 'Goods are charged before they leave',
    error: 'goods that were charged for a cent more than they cost',
    statement: `update fulfilment f set capture_trigger = 'AT_ORDER', charged_minor = shipping_minor + 1
        + (select sum(total_minor) from fulfilment_line where fulfilment_id = f.id)`,
  },
];
