import { aNewId, anHourAgo, type PlantedError } from './planted-error.js';

/** A return of a unit that was handed over, for what follows to be done with: all is well with it. */
const returned = ({ inspected = 1 } = {}) => `with bought as (
    select l.id as line_id, l.order_id, l.variant_id, l.sku, l.title, o.number, f.stock_from
    from order_line l join sales_order o on o.id = l.order_id join fulfilment f on f.order_id = o.id
    where l.fulfilled > 0 limit 1),
  made as (
    insert into return_order (id, number, order_id, order_number, state, method, location_id, channel,
      requested_by_kind, requested_at)
    select ${aNewId}, 'R1', order_id, number, 'INSPECTED', 'STORE', stock_from, 'STORE', 'ASSOCIATE', now() from bought
    returning id),
  line as (
    insert into return_line (id, return_id, order_line_id, variant_id, sku, title, quantity, received, inspected,
      reason_code, position)
    select ${aNewId}, made.id, line_id, variant_id, sku, title, 1, 1, ${inspected}, 'CHANGED_MIND', 0 from bought, made
    returning id)`;
const judged = (disposition: string, id = aNewId, releases = 'null', quantity = 1) => `
  insert into return_disposition (id, return_line_id, disposition, quantity, location_id, releases, actor_kind, at)
  select ${id}, line.id, '${disposition}', ${quantity}, stock_from, ${releases}, 'ASSOCIATE', now() from line, bought`;
const plan = (goodsMinor: number) => `with bought as (select id from sales_order limit 1)
  insert into refund_plan (id, order_id, hash, currency, goods_minor, fee_minor, shipping_minor, amount_minor,
    executed_by_kind, executed_at)
  select ${aNewId}, id, 'planted', 'EUR', ${goodsMinor}, ${goodsMinor}, 0, 0, 'AGENT', now() from bought`;

/** A refund of a cent that leaves as a gift card. */
const leaving = (amountMinor: number) => `with paid as (
    select order_id from payment_intent where captured_minor > 0 limit 1),
  refunded as (
    insert into refund (id, order_id, state, reason_code, reason, currency, amount_minor, shipping_minor,
      sent_minor, requested_by_kind, requested_by_id, channel, correlation_id, requested_at, updated_at, tender)
    select ${aNewId}, order_id, 'PROCESSING', 'GOODWILL', 'planted', 'EUR', ${amountMinor}, ${amountMinor}, ${amountMinor},
      'AGENT', 'Noé', 'WEB', 'planted', now(), now(), 'GIFT_CARD' from paid
    returning id)
  insert into refund_payout (operation_id, refund_id, amount_minor, phase, requested_at)
  select ${aNewId}, id, ${amountMinor}, 'PENDING', now() from refunded`;
const unasked = 'alter table refund drop constraint another_way_is_asked_for';

/** What may be wrong with goods that come back. */
export const ofReturns: readonly PlantedError[] = [
  {
    promise: 'Every unit of an order that counts as returned',
    error: 'a unit that counts as returned and never came',
    statement: 'update order_line set returned = 1 where fulfilled > 0',
  },
  {
    promise: 'Units that were sent and never reached their buyer',
    error: 'a unit that nobody has lost',
    statement: 'update order_line set undelivered = 1 where fulfilled > 0',
  },
  {
    promise: 'What became of the units of a return',
    error: 'a unit that was inspected and is nowhere',
    statement: `${returned()} select * from line`,
  },
  {
    promise: 'No more units leave quarantine',
    error: 'a unit that left quarantine twice',
    statement: `${returned()}, aside as (${judged('QUARANTINE')} returning id)
      ${judged('DAMAGED', aNewId, '(select id from aside)', 2)}`,
  },
  {
    promise: 'S2: what returns put on a shelf',
    error: 'a unit that was restocked without a movement',
    statement: `${returned()} ${judged('RESTOCK')}`,
  },
  {
    promise: 'M4: the lines of an executed plan',
    error: 'a plan whose lines are missing',
    statement: plan(1),
  },
  {
    promise: 'M4: no more is released of discounts',
    error: 'a discount that is released and was never kept',
    statement: `with bought as (select id, order_id from order_line limit 1),
      plan as (
        insert into refund_plan (id, order_id, hash, currency, goods_minor, fee_minor, shipping_minor, released_minor,
          amount_minor, executed_by_kind, executed_at)
        select ${aNewId}, order_id, 'planted', 'EUR', 0, 1, 0, 1, 0, 'AGENT', now() from bought returning id)
      insert into refund_plan_line (plan_id, order_line_id, quantity, goods_minor, withheld_minor, released_minor)
      select plan.id, bought.id, 0, 0, 0, 1 from plan, bought`,
  },
  {
    promise: 'M5: what leaves another way than it came',
    error: 'a gift card for money that nobody has approved',
    statement: leaving(1),
    withoutGuard: unasked,
  },
  {
    promise: 'M5: of an order no more goes back than was taken',
    error: 'a gift card for more than was paid',
    statement: leaving(10_000_000),
    withoutGuard: unasked,
  },
  {
    promise: 'M2: money that leaves another way is promised once',
    error: 'a gift card that the ledger knows nothing of',
    statement: leaving(1),
    withoutGuard: unasked,
  },
  {
    promise: 'M2: what a presented card has got',
    error: 'money that has left for a card, and no card has got',
    statement: `with refunded as (
        insert into refund (id, order_id, state, reason_code, reason, currency, amount_minor, shipping_minor,
          sent_minor, requested_by_kind, requested_by_id, channel, correlation_id, requested_at, updated_at, tender)
        select ${aNewId}, order_id, 'PROCESSING', 'GOODWILL', 'planted', 'EUR', 1, 1, 1, 'AGENT', 'Noé', 'WEB', 'planted',
          now(), now(), 'TERMINAL' from payment_intent where captured_minor > 0 limit 1
        returning id)
      insert into refund_payout (operation_id, refund_id, amount_minor, phase, reference, requested_at, ended_at)
      select ${aNewId}, id, 1, 'SUCCEEDED', 'nowhere', now(), now() from refunded`,
    withoutGuard: unasked,
  },
  {
    promise: 'What was exchanged pays for the new goods',
    error: 'an exchange for the very order that came back',
    statement: `${returned()}, refunded as (
        insert into refund (id, order_id, state, reason_code, reason, currency, amount_minor, shipping_minor,
          requested_by_kind, requested_by_id, channel, correlation_id, requested_at, updated_at, tender)
        select ${aNewId}, order_id, 'REQUESTED', 'RETURNED', 'planted', 'EUR', 1, 1, 'AGENT', 'Noé', 'WEB', 'planted',
          now(), now(), 'EXCHANGE' from bought
        returning id)
      insert into exchange (id, return_id, order_id, refund_id, gift_card_id, credit_minor, exchanged_at)
      select ${aNewId}, made.id, order_id, refunded.id, ${aNewId}, 1, now() from made, bought, refunded`,
  },
  {
    promise: 'Just the goods that were chosen for returns',
    error: 'a unit that is kept for a cart which nobody has set aside',
    statement: `
      insert into reservation (id, variant_id, location_id, quantity, state, cart_id, created_at)
      select ${aNewId}, variant_id, location_id, 1, 'HARD', ${aNewId}, now() from stock_item where on_hand > 0 limit 1`,
  },
  {
    promise: 'Returns end in time',
    error: 'a return whose goods nobody waits for any more',
    statement: `${returned()}, due as (
        insert into return_order (id, number, order_id, order_number, state, method, channel, requested_by_kind,
          requested_at, due_at)
        select ${aNewId}, 'R2', order_id, number, 'APPROVED', 'STORE', 'WEB', 'GUEST', now(), ${anHourAgo} from bought)
      select * from line`,
  },
  {
    promise: 'Goods that may be sent back have a label',
    error: 'a label for goods that lie on a counter',
    statement: `${returned()}, labelled as (
        insert into return_label (return_id, asked_at) select id, now() from made)
      select * from line`,
  },
];
