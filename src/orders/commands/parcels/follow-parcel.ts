import { parcels, stepOf } from '../../../fulfilment/index.js';
import type { Work } from '../../../platform/commands/work.js';
import { lockParcel } from './lock-parcel.js';
import { moveParcel } from './move-parcel.js';

/**
 * Brings a parcel to where its carrier says that it is: the latest news that decides anything counts, in whatever order
 * and however often it has come. News of a parcel that has not left yet waits until it has. True where its money is to
 * be given back. Safe to repeat.
 */
export async function followParcel(work: Work, parcelId: string): Promise<boolean> {
  const locked = await lockParcel(work, parcelId);
  if (locked?.parcel.state !== 'SHIPPED') return false;
  const news = await parcels(work).newsOf(locked.parcel);
  const step = news.flatMap(({ type }) => stepOf[type] ?? [])[0];
  if (step !== 'deliver' && step !== 'lose' && step !== 'sendBack') return false;
  const hasMoved = await moveParcel(work, locked, step);
  return hasMoved && step === 'lose';
}
