import { isRefusal } from '../../kernel/refusal.js';
import { mayActFor } from '../../platform/auth/actor.js';
import type { Work } from '../../platform/commands/work.js';
import { releaseForStore } from '../../stock/index.js';
import { lockStoreReservation } from '../data/store.js';
import { noSuchReservation, type StoreReservationAnswer, takeStep } from './take-step.js';

export interface CancelStoreReservation extends StoreReservationAnswer {
  readonly reason: string | null;
}

/** Whoever has asked for the goods does not want them any more: they are on sale again. */
export async function cancelStoreReservation(
  work: Work,
  { storeReservationId, reason }: CancelStoreReservation,
) {
  const row = await lockStoreReservation(work, storeReservationId);
  const owner = row && { customerId: row.customer_id, guestKey: row.guest_key };
  if (!owner || !mayActFor(work.caller.actor, owner)) throw noSuchReservation();
  const canceled = await takeStep(work, row, 'cancel', { reason });
  if (isRefusal(canceled)) return canceled;
  await releaseForStore(work, storeReservationId);
  return { storeReservationId };
}
