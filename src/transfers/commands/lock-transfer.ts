import { worksAt } from '../../platform/auth/actor.js';
import type { Work } from '../../platform/commands/work.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import { transfers } from '../data/store.js';
import type { Transfer } from '../domain/transfer.js';

/** At which end of a transfer somebody must work to do something with it. */
export type End = 'from' | 'to' | 'either';

/** Locks a transfer for somebody who works at that end; one of other locations does not exist for them. */
export async function lockTransfer(work: Work, transferId: string, end: End): Promise<Transfer> {
  const transfer = await transfers(work).lock(transferId);
  if (!transfer || !endsOf(transfer, end).some((each) => worksAt(work.caller.actor, each)))
    throw new RequestError('NOT_FOUND', 'There is no such transfer of your location.');
  return transfer;
}

function endsOf({ fromLocationId, toLocationId }: Transfer, end: End): string[] {
  if (end === 'from') return [fromLocationId];
  return end === 'to' ? [toLocationId] : [fromLocationId, toLocationId];
}
