import { later } from '../../kernel/clock.js';
import type { Work } from '../../platform/commands/work.js';
import { changeStoreReservation, lockStoreReservation } from '../data/store.js';
import { remindBeforeMs } from '../domain/limits.js';
import { tellOfStoreReservation } from '../events.js';

/** Tells that goods still wait for whoever has asked for them, once. Does nothing where they have gone meanwhile. */
export async function remindOfStoreReservation(work: Work, id: string): Promise<void> {
  const row = await lockStoreReservation(work, id);
  if (row?.state !== 'READY' || row.reminded_at !== null) return;
  if (later(work.now, remindBeforeMs) < row.expires_at || row.expires_at <= work.now) return;
  const reminded = await changeStoreReservation(work, id, { reminded_at: work.now });
  tellOfStoreReservation(work, 'StoreReservationReminded', reminded, row.state);
}
