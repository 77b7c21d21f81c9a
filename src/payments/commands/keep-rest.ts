import type { Work } from '../../platform/commands/work.js';
import { lockPayment } from '../data/store.js';

/** Until when what is on hold besides what was taken is kept; null where it may be given back. Safe to repeat. */
export async function keepRest(work: Work, intentId: string, until: Date | null): Promise<void> {
  const { intent } = await lockPayment(work, intentId);
  intent.keepsRestUntil = until;
  await work.em.flush();
}
