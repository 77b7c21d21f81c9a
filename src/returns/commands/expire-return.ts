import type { Work } from '../../platform/commands/work.js';
import { dropLabel } from '../data/labels.js';
import { returnNews } from '../events.js';
import { letGoOfReplacement } from './exchange/let-go-of-replacement.js';
import { lockReturn } from './lock-return.js';

/**
 * Nobody has sent or brought the goods in time: the return ends, and they may be announced again while their window is
 * open. Whoever brings them at the same instant either was faster, or comes too late.
 */
export async function expireReturn(work: Work, returnId: string): Promise<void> {
  const { returned } = await lockReturn(work, returnId);
  const { state: from, dueAt } = returned;
  if (!returned.can('expire') || !dueAt || dueAt > work.now) return;
  returned.expire(work.now);
  work.emit(returnNews('ReturnExpired', returned, from));
  await dropLabel(work, returned);
  await letGoOfReplacement(work, returned, 'EXPIRED');
}
