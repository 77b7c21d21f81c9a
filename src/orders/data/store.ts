import { LockMode } from '@mikro-orm/core';
import { sql } from 'kysely';
import type { Work } from '../../platform/commands/work.js';
import { Order, OrderLine } from '../domain/order.js';

/** Orders as commands need them: whole, with their lines, and locked. */
export function orders(work: Work) {
  const { em } = work;
  return {
    add(order: Order): void {
      em.persist([order, ...order.lines]);
    },

    /** The number that people see: the year, and a count that never repeats. */
    async nextNumber(): Promise<string> {
      const { rows } = await sql<{
        value: number;
      }>`select nextval('order_number') as value`.execute(work.db);
      return `P${work.now.getUTCFullYear()}-${rows[0]?.value}`;
    },

    async lock(id: string): Promise<Order | undefined> {
      const order = await em.findOne(Order, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
      if (!order) return undefined;
      order.lines = await em.find(OrderLine, { orderId: id }, { orderBy: { position: 'asc' } });
      return order;
    },
  };
}
