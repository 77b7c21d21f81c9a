import { isRefusal } from '../../kernel/refusal.js';
import type { Work } from '../../platform/commands/work.js';
import { wantLabel } from '../data/labels.js';
import { prolongReplacement } from '../data/replacements.js';
import { returnNews } from '../events.js';
import { letGoOfReplacement } from './exchange/let-go-of-replacement.js';
import { lockReturn } from './lock-return.js';

/** A return to be decided about, by somebody of the desk. */
export interface DecideReturn {
  readonly returnId: string;
  /** Set where it is declined: why. */
  readonly declinedBecause: string | null;
}

/** Agrees to a return that was asked for, or declines it. Refuses one that is past that (ReturnNotInState). */
export async function decideReturn(work: Work, { returnId, declinedBecause }: DecideReturn) {
  const { returned } = await lockReturn(work, returnId);
  const from = returned.state;
  const moved =
    declinedBecause === null
      ? returned.approve(work.now)
      : returned.decline(declinedBecause, work.now);
  if (isRefusal(moved)) return moved;
  const type = declinedBecause === null ? 'ReturnApproved' : 'ReturnDeclined';
  work.emit(returnNews(type, returned, from, { reason: declinedBecause }));
  await wantLabel(work, returned);
  if (returned.dueAt) await prolongReplacement(work, returnId, returned.dueAt);
  else await letGoOfReplacement(work, returned, 'RETURN_ENDED');
  return { returnId };
}
