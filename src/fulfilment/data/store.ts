import { LockMode } from '@mikro-orm/core';
import type { Work } from '../../platform/commands/work.js';
import { Fulfilment, FulfilmentLine } from '../domain/fulfilment.js';

/** Fulfilments as commands need them: whole, with their lines, and locked. */
export function fulfilments(work: Work) {
  const { em } = work;
  return {
    add(fulfilment: Fulfilment): void {
      em.persist([fulfilment, ...fulfilment.lines]);
    },

    async lock(id: string): Promise<Fulfilment | undefined> {
      const found = await em.findOne(Fulfilment, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
      if (!found) return undefined;
      await this.withLines([found]);
      return found;
    },

    /** All of an order, in the order of their ids, so that two commands never lock in a circle. */
    async lockOfOrder(orderId: string): Promise<Fulfilment[]> {
      const found = await em.find(
        Fulfilment,
        { orderId },
        { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: 'asc' } },
      );
      await this.withLines(found);
      return found;
    },

    async withLines(found: readonly Fulfilment[]): Promise<void> {
      if (found.length === 0) return;
      const lines = await em.find(
        FulfilmentLine,
        { fulfilmentId: { $in: found.map((each) => each.id) } },
        { orderBy: { position: 'asc' } },
      );
      for (const each of found) each.lines = lines.filter((line) => line.fulfilmentId === each.id);
    },
  };
}
