import type { Work } from '../../../platform/commands/work.js';
import { lockOpenReplacement } from '../../data/replacements.js';
import { lockReturn } from '../lock-return.js';
import { letGoOfReplacement } from './let-go-of-replacement.js';

/**
 * The goods of a return did not come while others were reserved for it: these are on sale again, and the return goes on
 * for the money. Whoever receives it at the same instant either was faster, or comes too late.
 */
export async function expireReplacement(work: Work, returnId: string): Promise<void> {
  const { returned } = await lockReturn(work, returnId);
  const open = await lockOpenReplacement(work, returnId);
  if (!open?.kept_until || open.kept_until > work.now) return;
  await letGoOfReplacement(work, returned, 'EXPIRED');
}
