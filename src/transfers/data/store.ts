import { LockMode } from '@mikro-orm/core';
import type { Work } from '../../platform/commands/work.js';
import { Transfer, TransferLine } from '../domain/transfer.js';

/** Transfers as commands need them: whole, with their lines, and locked. */
export function transfers(work: Work) {
  const { em } = work;
  return {
    /** Writes a new transfer with its lines. */
    async add(transfer: Transfer): Promise<void> {
      em.persist([transfer, ...transfer.lines]);
      await em.flush();
    },

    async lock(id: string): Promise<Transfer | undefined> {
      return this.lockOne({ id });
    },

    /** The one that carries the goods of a fulfilment. */
    async lockOfFulfilment(fulfilmentId: string): Promise<Transfer | undefined> {
      return this.lockOne({ fulfilmentId });
    },

    async lockOne(which: { id: string } | { fulfilmentId: string }): Promise<Transfer | undefined> {
      const found = await em.findOne(Transfer, which, { lockMode: LockMode.PESSIMISTIC_WRITE });
      if (!found) return undefined;
      found.lines = await em.find(
        TransferLine,
        { transferId: found.id },
        { orderBy: { position: 'asc' } },
      );
      return found;
    },
  };
}
