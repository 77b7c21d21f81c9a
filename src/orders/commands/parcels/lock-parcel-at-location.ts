import { worksAt } from '../../../platform/auth/actor.js';
import type { Work } from '../../../platform/commands/work.js';
import { RequestError } from '../../../platform/graphql/server/request-error.js';
import { type LockedParcel, lockParcel } from './lock-parcel.js';

/** Locks a parcel for somebody who works where it was packed; another location's does not exist for them. */
export async function lockParcelAtLocation(work: Work, parcelId: string): Promise<LockedParcel> {
  const locked = await lockParcel(work, parcelId);
  if (!locked || !worksAt(work.caller.actor, locked.shipment.taskAt))
    throw new RequestError('NOT_FOUND', 'There is no such parcel at your location.');
  return locked;
}
