import { ofCaptures } from './planted/captures.js';
import { ofDevices } from './planted/devices.js';
import { ofDiscounts } from './planted/discounts.js';
import { ofGoodsInStore } from './planted/goods-in-store.js';
import { ofInstalments } from './planted/instalments.js';
import { ofMessages } from './planted/messages.js';
import { ofPickups } from './planted/pickups.js';
import { aNewId, anHourAgo, type PlantedError } from './planted/planted-error.js';
import { refundsAndDisputes } from './planted/refunds-and-disputes.js';
import { ofReturns } from './planted/returns.js';
import { ofSavedMethods } from './planted/saved-methods.js';
import { ofTills } from './planted/tills.js';
import { ofTransfers } from './planted/transfers.js';

const withoutPriceGuard = 'alter table order_line drop constraint price_less_discount';

const ofTheShop: readonly PlantedError[] = [
  {
    promise: 'E1: the events of a stream',
    error: 'an event is missing',
    statement: 'delete from event where seq = 1',
  },
  {
    promise: 'P3: every table',
    error: 'a table whose changes leave no trace',
    statement: 'drop trigger is_audited on refund',
  },
  {
    promise: 'The way to each category',
    error: 'a category whose way leaves itself out',
    statement: `insert into category (id, slug, name, path) values (${aNewId}, 'hats', '{}', '{}')`,
  },
  {
    promise: 'A product is found in its category',
    error: 'a product that is found where it is not',
    statement: `update product set category_path = '{hats}'`,
  },
  {
    promise: 'What a product costs in a list',
    error: 'an old price among those that lists are ordered by',
    statement: 'update product_price set lowest_minor = lowest_minor - 1',
  },
  {
    promise: 'S1: nothing on a shelf is negative',
    error: 'less than nothing on a shelf',
    statement: 'update stock_item set on_hand = -1, reserved = 0',
    withoutGuard:
      'alter table stock_item drop constraint stock_item_on_hand_check, drop constraint available_is_never_negative',
  },
  {
    promise: 'S2: every item is the sum of its journal',
    error: 'units that came from nowhere',
    statement: 'update stock_item set on_hand = on_hand + 1',
  },
  {
    promise: 'S2: every item is the sum of its journal',
    error: 'a reservation that nothing is kept for',
    statement: `update reservation set state = 'RELEASED', ended_at = now() where state = 'HARD'`,
  },
  {
    promise: 'S3: what of a reservation has left the shelf',
    error: 'goods that are gone, and were given back',
    statement: `update reservation set state = 'RELEASED' where state = 'CONSUMED'`,
  },
  {
    promise: 'Holds of carts end in time',
    error: 'a hold that nobody has ended',
    statement: `update reservation set state = 'SOFT', cart_id = ${aNewId}, order_id = null, expires_at = ${anHourAgo}
      where state = 'HARD'`,
  },
  {
    promise: 'M4: the lines of an order',
    error: 'a line that costs a cent more',
    statement: 'update order_line set total_minor = total_minor + 1',
    withoutGuard: withoutPriceGuard,
  },
  {
    promise: 'What several places give of a line',
    error: 'a line that comes from nowhere',
    statement: 'update order_line set stock_from = null',
  },
  {
    promise: 'An order that has ended leaves no unit open',
    error: 'a completed order with open units',
    statement: 'update order_line set fulfilled = 0',
  },
  {
    promise: 'An order that has ended leaves no unit open',
    error: 'an order under way with nothing open',
    statement: 'update order_line set cancelled = quantity - fulfilled',
  },
  {
    promise: 'One living order a cart',
    error: 'two orders of one cart',
    statement: 'update sales_order set cart_id = (select cart_id from sales_order limit 1)',
    withoutGuard: 'drop index one_order_per_cart',
  },
  {
    promise: 'The tenders of an order',
    error: 'an order whose first tender is missing',
    statement: 'update payment_intent set tender = 2',
  },
  {
    promise: 'The tenders of an order',
    error: 'an order that is to be paid with a cent too much',
    statement: 'update payment_intent set amount_minor = amount_minor + 1',
  },
  {
    promise: 'S3: the hard reservations of an order',
    error: 'an order line that waits for more than is kept',
    statement: 'update order_line set quantity = quantity + 1 where fulfilled = 0',
    withoutGuard: withoutPriceGuard,
  },
  {
    promise: 'The place in the journal',
    error: 'partners who were told of what has not happened',
    statement: `update webhook_place set tx = '9000000000000'::xid8`,
  },
  {
    promise: 'What was delivered to a partner',
    error: 'a delivery that nobody has tried',
    statement: `with e as (
        insert into webhook_endpoint (id, owner_id, url, event_types, state, secret, created_at)
        select ${aNewId}, id, 'https://partner.example', '{OrderPlaced}', 'ACTIVE', 'secret', now()
        from staff_member limit 1 returning id)
      insert into webhook_delivery (id, endpoint_id, event_id, stream, type, facts, happened_at, state, created_at)
      select ${aNewId}, id, ${aNewId}, 'order:1', 'OrderPlaced', '{}', now(), 'DELIVERED', now() from e`,
  },
];

const ofTheMoney: readonly PlantedError[] = [
  {
    promise: 'M1: of a payment',
    error: 'more was taken than was held',
    statement: 'update payment_intent set captured_minor = authorized_minor + 1',
    withoutGuard: 'alter table payment_intent drop constraint never_more_than_authorized',
  },
  {
    promise: 'M1: of a payment',
    error: 'more was given back than was taken',
    statement: 'update payment_intent set refunded_minor = captured_minor + 1',
    withoutGuard: 'alter table payment_intent drop constraint never_more_than_captured',
  },
  {
    promise: 'The amounts of a payment are the sums of its journal',
    error: 'an authorisation of another amount',
    statement: 'update payment_intent set authorized_minor = authorized_minor + 1',
  },
  {
    promise: 'The amounts of a payment are the sums of its journal',
    error: 'a capture without an operation',
    statement: `delete from payment_operation where kind = 'CAPTURE'`,
  },
  {
    promise: 'What is promised to captures, voids and refunds',
    error: 'a claim that nothing is under way for',
    statement: `update payment_intent set claimed_minor = 1 where state = 'AUTHORIZED'`,
  },
  {
    promise: 'M6: what takes an operation back',
    error: 'a capture that is taken back, and never was',
    statement: `insert into payment_operation (id, operation_id, undoes, intent_id, attempt_id, kind, phase, amount_minor,
        currency, provider, actor_kind, channel, correlation_id, at)
      select ${aNewId}, ${aNewId}, ${aNewId}, intent_id, attempt_id, 'UNDO_CAPTURE', 'SUCCEEDED', 1, currency, provider,
        actor_kind, channel, correlation_id, at
      from payment_operation limit 1`,
  },
  {
    promise: 'M7: late money',
    error: 'late money that nobody gives back',
    statement: `update payment_attempt set state = 'REVERSING', enquire_at = null`,
  },
  {
    promise: 'Liveness: whatever waits for a provider',
    error: 'an attempt that nobody asks about',
    statement: `update payment_attempt set state = 'UNKNOWN', enquire_at = ${anHourAgo}`,
  },
  {
    promise: 'Liveness: whatever waits for a provider',
    error: 'an operation that nobody asks about',
    statement: `insert into pending_operation (operation_id, intent_id, attempt_id, kind, amount_minor, currency, channel,
        correlation_id, enquire_at, requested_at)
      select ${aNewId}, intent_id, id, 'VOID', 1, 'EUR', 'WEB', 'planted', ${anHourAgo}, ${anHourAgo}
      from payment_attempt limit 1`,
  },
  {
    promise: 'Liveness: whatever waits for a provider',
    error: 'news that nobody reads',
    statement: `insert into provider_event (provider, event_id, type, body, state, due_at, received_at)
      values ('sandbox', 'evt_planted', 'payment.authorized', '{}', 'RECEIVED', ${anHourAgo}, ${anHourAgo})`,
  },
  {
    promise: 'The books of every provider agree with ours',
    error: 'a difference that is open',
    statement: `insert into reconciliation_difference (id, provider, kind, reference, ours, theirs, opened_at, seen_at)
      values (${aNewId}, 'sandbox', 'CAPTURED', 'pay_1', '1.00 EUR', '2.00 EUR', now(), now())`,
  },
  {
    promise: 'P1: no card number',
    error: 'the token of a card that was charged',
    statement: `update payment_attempt set method_token = 'tok_success'`,
  },
  {
    promise: 'M2: the debits of each entry',
    error: 'an entry that has lost a side',
    statement: `delete from ledger_posting where account = 'CUSTOMER_RECEIVABLE'`,
  },
  {
    promise: 'M2: the debits of each entry',
    error: 'an entry that is off by a cent',
    statement: `update ledger_posting set amount_minor = amount_minor + 1 where account = 'CUSTOMER_RECEIVABLE'`,
  },
  {
    promise: 'M2: each capture and refund that has succeeded',
    error: 'a capture that was never posted',
    statement: `with p as (delete from ledger_posting) delete from ledger_entry where kind = 'CAPTURE'`,
  },
  {
    promise: 'M2: an order that has ended',
    error: 'a sale that was never posted',
    statement: `with e as (delete from ledger_entry where kind = 'SALE' returning id)
      delete from ledger_posting where entry_id in (select id from e)`,
  },
  {
    promise: 'M8: an entry of the ledger',
    error: 'an entry in another currency',
    statement: `update ledger_posting set currency = 'CHF'`,
  },
];

/** A gift card of 1.00 EUR that nobody has issued, for what follows to be done with. */
const giftCard = (held = 0) => `with card as (
    insert into stored_account (id, kind, currency, state, balance, held, code_hash, last4, created_at)
    values (${aNewId}, 'GIFT_CARD', 'EUR', 'ACTIVE', 100, ${held}, sha256('planted'), '1234', now()) returning id)`;
const paidWith = (kind: string, capturedMinor: number) => `
  insert into stored_payment (id, kind, key, request_hash, our_reference, account_id, currency, amount_minor,
    units_per_minor, authorized_minor, captured_minor, created_at)
  select ${aNewId}, '${kind}', 'planted', '', 'planted', id, 'EUR', 100, 1, 100, ${capturedMinor}, now() from card`;

const ofStoredValue: readonly PlantedError[] = [
  {
    promise: 'What is on a gift card',
    error: 'a gift card whose money came from nowhere',
    statement: `${giftCard()} select * from card`,
  },
  {
    promise: 'What an account holds',
    error: 'a gift card that holds for nobody',
    statement: `${giftCard(50)} select * from card`,
  },
  {
    promise: 'A payment with stored value is the sum',
    error: 'a payment that no gift card was charged for',
    statement: `${giftCard()} ${paidWith('GIFT_CARD', 100)}`,
  },
  {
    promise: 'What was given away',
    error: 'a gift that was never posted',
    statement: `${giftCard()}
      insert into stored_entry (id, account_id, kind, balance_change, held_change, actor_kind, channel, correlation_id, at)
      select ${aNewId}, id, 'ISSUE', 100, 0, 'SYSTEM', 'WEB', 'planted', now() from card`,
  },
  {
    promise: 'M8: stored value pays in its own currency',
    error: 'points that were paid from a gift card',
    statement: `${giftCard()} ${paidWith('POINTS', 0)}`,
  },
];

/** Some order of the shop as if several people paid it, for what follows to be done with. */
const shared = (state: string) => `with shared as (
    insert into shared_payment (id, order_id, split, state, currency, total_minor, deadline, created_at)
    select ${aNewId}, id, 'EQUAL', '${state}', currency, total_minor + 1, now(), now() from sales_order limit 1
    returning id, total_minor)`;

const ofSharing: readonly PlantedError[] = [
  {
    promise: 'The shares of people make up',
    error: 'a share that leaves a cent to nobody',
    statement: `${shared('COLLECTING')}
      insert into payment_share (id, shared_payment_id, number, intent_id, display_name, amount_minor, state, token_hash)
      select ${aNewId}, id, 1, ${aNewId}, 'Noé', total_minor - 1, 'OPEN', repeat('0', 64) from shared`,
  },
  {
    promise: 'A shared payment that is paid',
    error: 'a shared payment of which a cent was never taken',
    statement: `${shared('PAID')} select * from shared`,
  },
];

/** At least one for each promise that the doctor checks. */
export const plantedErrors: readonly PlantedError[] = [
  ...ofTheShop,
  ...ofTheMoney,
  ...ofStoredValue,
  ...ofSharing,
  ...refundsAndDisputes,
  ...ofCaptures,
  ...ofSavedMethods,
  ...ofDevices,
  ...ofTills,
  ...ofTransfers,
  ...ofGoodsInStore,
  ...ofInstalments,
  ...ofMessages,
  ...ofDiscounts,
  ...ofPickups,
  ...ofReturns,
];
