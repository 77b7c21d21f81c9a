import { sql } from 'kysely';
import { pickupsInTransfer } from '../fulfilment/index.js';
import { allocatedByLine, findIntents, openReceivables, orderTenders } from '../payments/index.js';
import { type Check, type Finding, statementCheck } from '../platform/doctor.js';
import { plannedParts } from '../sourcing/index.js';
import { openReservationsByOrderLine } from '../stock/index.js';
import { fulfilmentsUnderWay, inTransitByOrderLine } from '../transfers/index.js';

/** What the orders promise: sums, quantities, and goods that are kept for those who wait for them. */
export const orderChecks: readonly Check[] = [
  statementCheck(
    'M4: the lines of an order and its shipping add up to its total',
    sql<Finding>`
      select o.number as subject,
        format('lines %s, items %s', sum(l.total_minor), o.items_minor) as detail
      from sales_order o join order_line l on l.order_id = o.id
      group by o.id having sum(l.total_minor) <> o.items_minor`,
  ),
  statementCheck(
    'An order knows how many lines it has',
    sql<Finding>`
      select o.number as subject, format('%s counted, %s there', o.line_count, count(l.id)) as detail
      from sales_order o left join order_line l on l.order_id = o.id
      group by o.id having o.line_count <> count(l.id)`,
  ),
  statementCheck(
    'M4: what a discount took off an order is the sum of what it took off its lines',
    sql<Finding>`
      select o.number as subject, format('%s, shared out %s', a.amount_minor, coalesce(sum(s.amount_minor), 0)) as detail
      from order_adjustment a join sales_order o on o.id = a.order_id
      left join order_adjustment_share s on s.adjustment_id = a.id
      group by a.id, o.id having a.amount_minor <> coalesce(sum(s.amount_minor), 0)`,
  ),
  statementCheck(
    'M4: what was taken off a line is the sum of the shares of its discounts',
    sql<Finding>`
      select format('%s %s', o.number, l.sku) as subject,
        format('%s, by discounts %s', l.discount_minor, coalesce(sum(s.amount_minor), 0)) as detail
      from order_line l join sales_order o on o.id = l.order_id
      left join order_adjustment_share s on s.order_line_id = l.id
      group by l.id, o.id having l.discount_minor <> coalesce(sum(s.amount_minor), 0)`,
  ),
  statementCheck(
    'An order that has ended leaves no unit open, and one that has not leaves some',
    sql<Finding>`
      select o.number as subject,
        format('%s with %s open units', o.state, sum(l.quantity - l.fulfilled - l.cancelled)) as detail
      from sales_order o join order_line l on l.order_id = o.id
      group by o.id
      having (sum(l.quantity - l.fulfilled - l.cancelled) = 0)
        <> (o.state in ('COMPLETED', 'CLOSED', 'PARTIALLY_CANCELED', 'CANCELED', 'EXPIRED'))`,
  ),
  statementCheck(
    'One living order a cart at the most',
    sql<Finding>`
      select cart_id::text as subject, format('%s orders', count(*)) as detail
      from sales_order where state not in ('CANCELED', 'EXPIRED')
      group by cart_id having count(*) > 1`,
  ),
  {
    promise:
      'The tenders of an order are numbered from 1 without a gap, and ask for no more than it costs',
    async find(db) {
      const tenders = new Map((await orderTenders(db)).map((each) => [each.orderId, each]));
      // Once it has ended nothing more is asked for: of a hold that was for more, the rest is on its way back.
      const { rows } = await sql<{ id: string; number: string; total: number; ended: boolean }>`
        select id, number, total_minor as total, ended_at is not null as ended from sales_order`.execute(
        db,
      );
      return rows.flatMap(({ id, number, total, ended }) => {
        const { count, last, wantedMinor } = tenders.get(id) ?? {
          count: 0,
          last: 0,
          wantedMinor: 0,
        };
        if (count === last && (ended || wantedMinor <= total)) return [];
        return {
          subject: number,
          detail: `${count} tenders up to number ${last}, for ${wantedMinor} of ${total}`,
        };
      });
    },
  },
  {
    promise: 'Of all its payments no more is taken for an order than it costs',
    async find(db) {
      const tenders = new Map((await orderTenders(db)).map((each) => [each.orderId, each]));
      const { rows } = await sql<{ id: string; number: string; total: number }>`
        select id, number, total_minor as total from sales_order`.execute(db);
      return rows.flatMap(({ id, number, total }) => {
        const { takenMinor } = tenders.get(id) ?? { takenMinor: 0 };
        return takenMinor <= total
          ? []
          : [{ subject: number, detail: `${takenMinor} of ${total}` }];
      });
    },
  },
  {
    promise: 'A payment that a change of an order asks for is one of that order',
    async find(db) {
      const { rows } = await sql<{ id: string; intent: string; number: string }>`
        select o.id, c.intent_id as intent, o.number
        from order_change_payment c join sales_order o on o.id = c.order_id`.execute(db);
      if (rows.length === 0) return [];
      const ids = rows.map(({ intent }) => intent);
      const intents = new Map((await findIntents(db, ids)).map((each) => [each.id, each.order_id]));
      return rows
        .filter(({ id, intent }) => intents.get(intent) !== id)
        .map(({ intent, number }) => ({ subject: number, detail: `payment ${intent}` }));
    },
  },
  {
    promise: 'M2: an order that has ended and whose payments have settled leaves its buyer at zero',
    async find(db) {
      const open = new Map((await openReceivables(db)).map((each) => [each.orderId, each]));
      const { rows } = await sql<{ id: string; number: string; state: string }>`
        select id, number, state from sales_order
        where ended_at is not null and id = any(${[...open.keys()]}::uuid[])`.execute(db);
      return rows.map(({ id, number, state }) => ({
        subject: number,
        detail: `${state} with ${open.get(id)?.amountMinor} ${open.get(id)?.currency} open`,
      }));
    },
  },
  {
    promise:
      'S3: the hard reservations of an order, and what is under way for it, are its units that are neither delivered nor cancelled',
    async find(db) {
      const { rows } = await sql<{ id: string; number: string; sku: string; open: number }>`
        select l.id, o.number, l.sku, l.quantity - l.fulfilled - l.cancelled as open
        from order_line l join sales_order o on o.id = l.order_id`.execute(db);
      const reserved = await openReservationsByOrderLine(db);
      const underWay = await inTransitByOrderLine(db);
      return rows.flatMap((line) => {
        const kept = reserved.get(line.id) ?? 0;
        const coming = underWay.get(line.id) ?? 0;
        if (kept + coming === line.open) return [];
        return {
          subject: `${line.number} ${line.sku}`,
          detail: `${line.open} open, ${kept} reserved, ${coming} on their way`,
        };
      });
    },
  },
  {
    promise: 'A pickup waits for its transfer exactly while its goods are under way',
    async find(db) {
      const waiting = new Set(await pickupsInTransfer(db));
      const coming = new Set(await fulfilmentsUnderWay(db));
      const alone = [...waiting].filter((id) => !coming.has(id));
      const forgotten = [...coming].filter((id) => !waiting.has(id));
      return [
        ...alone.map((id) => ({ subject: id, detail: 'waits for nothing' })),
        ...forgotten.map((id) => ({ subject: id, detail: 'does not wait for its goods' })),
      ];
    },
  },
  {
    promise: 'What several places give of a line adds up to it',
    async find(db) {
      const { rows } = await sql<{ id: string; number: string; sku: string; quantity: number }>`
        select l.id, o.number, l.sku, l.quantity
        from order_line l join sales_order o on o.id = l.order_id where l.stock_from is null`.execute(
        db,
      );
      const planned = await plannedParts(
        db,
        rows.map(({ id }) => id),
      );
      return rows.flatMap((line) => {
        const units = (planned.get(line.id) ?? []).reduce((sum, part) => sum + part.quantity, 0);
        if (units === line.quantity) return [];
        return {
          subject: `${line.number} ${line.sku}`,
          detail: `${line.quantity} ordered, ${units} planned`,
        };
      });
    },
  },
  {
    promise:
      'M4: refunds are about lines that were bought: no more units than were, for no more than they cost',
    async find(db) {
      const refunded = new Map((await allocatedByLine(db)).map((each) => [each.orderLineId, each]));
      const { rows } = await sql<{
        id: string;
        number: string;
        sku: string;
        units: number;
        total: number;
      }>`
        select l.id, o.number, l.sku, l.fulfilled + l.cancelled as units, l.total_minor as total
        from order_line l join sales_order o on o.id = l.order_id
        where l.id = any(${[...refunded.keys()]}::uuid[])`.execute(db);
      const lines = new Map(rows.map((row) => [row.id, row]));
      return [...refunded.values()].flatMap(({ orderLineId, quantity, amountMinor }) => {
        const line = lines.get(orderLineId);
        if (line && quantity <= line.units && amountMinor <= line.total) return [];
        return {
          subject: line ? `${line.number} ${line.sku}` : orderLineId,
          detail: `${quantity} units for ${amountMinor} of ${line?.units ?? 'no'} for ${line?.total}`,
        };
      });
    },
  },
];
