import { sql } from 'kysely';
import type { Work } from '../../platform/commands/work.js';
import { columnsOf } from '../../platform/database/columns.js';
import { Order, OrderLine, type OrderTerms } from '../domain/order.js';

/** Orders as commands need them: whole, with their lines, and locked. */
export function orders(work: Work) {
  const { em } = work;
  return {
    /** Writes a new order with its lines, in one statement. It is given its number: the year, and a count. */
    async place(terms: Omit<OrderTerms, 'number'>, lines: OrderLine[]): Promise<Order> {
      const order = new Order({ ...terms, number: '' });
      order.lineCount = lines.length;
      const year = `P${work.now.getUTCFullYear()}-`;
      const { rows } = await sql<{ number: string }>`
        with placed as (
          insert into sales_order
          select * from jsonb_populate_record(null::sales_order, ${JSON.stringify(columnsOf(order))}::jsonb
            || jsonb_build_object('number', ${year}::text || nextval('order_number')))
          returning number
        ), lines as (
          insert into order_line
          select * from jsonb_populate_recordset(null::order_line, ${JSON.stringify(lines.map(columnsOf))}::jsonb)
        )
        select number from placed`.execute(work.db);
      return Object.assign(order, { number: rows[0]?.number, lines });
    },

    /** Adds lines to an order that is locked. */
    async extend(order: Order, lines: readonly OrderLine[]): Promise<void> {
      order.lineCount += lines.length;
      await em.flush();
      await sql`
        insert into order_line
        select * from jsonb_populate_recordset(null::order_line, ${JSON.stringify(lines.map(columnsOf))}::jsonb)`.execute(
        work.db,
      );
    },

    /** Makes a new version of an order that is locked, whatever of it was changed: whoever has read an older one is told. */
    async touch(order: Order): Promise<void> {
      await em.flush();
      await sql`update sales_order set version = version + 1 where id = ${order.id}::uuid`.execute(
        work.db,
      );
    },

    /** Writes where the goods of these lines come from after all. */
    async moveSources(lines: readonly OrderLine[]): Promise<void> {
      const rows = lines.map(({ id, stockFrom }) => ({ id, stock_from: stockFrom }));
      await sql`
        update order_line l set stock_from = m.stock_from
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as m (id uuid, stock_from uuid)
        where l.id = m.id`.execute(work.db);
    },

    /**
     * An order and its lines. All of them are locked, so that whoever had to wait reads each as it is then. What was
     * added while they waited is not in what they see: the order counts its lines, and so it is read again.
     */
    async lock(id: string): Promise<Order | undefined> {
      await em.flush();
      let rows = await lockWithLines(work, id);
      if (rows[0] && rows[0].order.line_count !== rows.length) rows = await lockWithLines(work, id);
      const [first] = rows;
      if (!first) return undefined;
      const order = em.map(Order, first.order);
      order.lines = rows.map(({ line }) => em.map(OrderLine, line));
      return order;
    },
  };
}

async function lockWithLines(work: Work, id: string) {
  const { rows } = await sql<{ order: { readonly line_count: number }; line: object }>`
    select to_json(o) as "order", to_json(l) as line
    from sales_order o join order_line l on l.order_id = o.id
    where o.id = ${id}::uuid order by l.position for update`.execute(work.db);
  return rows;
}
