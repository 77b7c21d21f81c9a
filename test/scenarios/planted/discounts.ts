import { aNewId, type PlantedError } from './planted-error.js';

/** Errors in what was taken off orders, and in what was changed of them. */
export const ofDiscounts: readonly PlantedError[] = [
  {
    promise: 'M4: what a discount took off an order',
    error: 'a discount that no line has got',
    statement: `insert into order_adjustment (id, order_id, kind, basis_points, minimum_minor, amount_minor, reason_code,
        given_by_kind, given_by, given_at)
      select ${aNewId}, id, 'MANUAL', 1000, 0, 1, 'GOODWILL', 'AGENT', 'agent', now() from sales_order limit 1`,
  },
  {
    promise: 'M4: what was taken off a line',
    error: 'a line that costs less without a reason',
    statement: 'update order_line set discount_minor = 1, total_minor = total_minor - 1',
  },
  {
    promise: 'An order knows how many lines',
    error: 'a line that the order does not count',
    statement: 'update sales_order set line_count = line_count + 1',
  },
  {
    promise: 'A payment that a change of an order asks for',
    error: 'a change that a payment of nobody is asked for',
    statement: `insert into order_change_payment (intent_id, order_id, fulfilment_ids, asked_at)
      select ${aNewId}, id, array[${aNewId}], now() from sales_order limit 1`,
  },
];
