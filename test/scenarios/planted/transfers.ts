import { aNewId, type PlantedError } from './planted-error.js';

/** A transfer between two locations, with a line of these units, for what follows to be done with. */
const transfer = (
  state: string,
  sent: number,
  received = 0,
  orderLine = 'null::uuid',
) => `with ends as (
    select min(id::text)::uuid as sender, max(id::text)::uuid as receiver from location
  ), goods as (
    select variant_id from stock_item limit 1
  ), planted as (
    insert into transfer (id, from_location_id, to_location_id, state, reason, requested_by, requested_at, sent_at,
      ended_at)
    select ${aNewId}, sender, receiver, '${state}', 'planted', 'somebody', now(), now(),
      case when '${state}' in ('RECEIVED', 'LOST', 'CANCELED') then now() end
    from ends
    returning id, from_location_id, to_location_id
  ), line as (
    insert into transfer_line (id, transfer_id, variant_id, order_line_id, quantity, sent, received, position)
    select ${aNewId}, planted.id, goods.variant_id, ${orderLine}, 5, ${sent}, ${received}, 0 from planted, goods
  )`;

/** Errors of goods between locations. */
export const ofTransfers: readonly PlantedError[] = [
  {
    promise: 'A pickup waits for its transfer',
    error: 'a pickup that waits for goods that nobody has sent',
    statement: `update fulfilment set state = 'IN_TRANSFER' where state = 'PLANNED'`,
  },
  {
    promise: 'S3: the hard reservations of an order, and what is under way',
    error: 'goods that are under way for an order, and still reserved',
    statement: `${transfer('IN_TRANSIT', 1, 0, '(select id from order_line where fulfilled = 0 limit 1)')}
      select * from planted`,
  },
  {
    promise: 'S4: a transfer conserves units',
    error: 'a transfer that has ended with units on their way',
    statement: `${transfer('RECEIVED', 2, 1)} select * from planted`,
  },
  {
    promise: 'S4: a transfer conserves units',
    error: 'units that were sent and never left',
    statement: `${transfer('CANCELED', 1)} select * from planted`,
  },
  {
    promise: 'S4: what left one shelf',
    error: 'a transfer that the stock knows nothing of',
    statement: `${transfer('IN_TRANSIT', 1)} select * from planted`,
  },
  {
    promise: 'S4: every location expects',
    error: 'a store that expects what nobody has sent',
    statement: 'update stock_item set incoming = incoming + 1',
  },
];
