import { worksAt } from '../../platform/auth/actor.js';
import type { Work } from '../../platform/commands/work.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import { fulfilments } from '../data/store.js';
import type { Fulfilment } from '../domain/fulfilment.js';

/** Locks a fulfilment for somebody who works where its goods are; another location's does not exist for them. */
export async function lockAtLocation(work: Work, fulfilmentId: string): Promise<Fulfilment> {
  const fulfilment = await fulfilments(work).lock(fulfilmentId);
  if (!fulfilment || !worksAt(work.caller.actor, fulfilment.taskAt))
    throw new RequestError('NOT_FOUND', 'There is no such task at your location.');
  return fulfilment;
}
