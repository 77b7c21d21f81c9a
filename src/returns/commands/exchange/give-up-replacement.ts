import type { Work } from '../../../platform/commands/work.js';
import { lockReturn, noSuchReturn } from '../lock-return.js';
import { mayDecideFor } from '../may-decide-for.js';
import { letGoOfReplacement } from './let-go-of-replacement.js';

/** The buyer wants their money back after all: nothing is kept for the return any more. Safe to repeat. */
export async function giveUpReplacement(work: Work, { returnId }: { readonly returnId: string }) {
  const { returned } = await lockReturn(work, returnId);
  if (!mayDecideFor(work.caller.actor, returned)) throw noSuchReturn();
  await letGoOfReplacement(work, returned, 'GIVEN_UP');
  return { returnId };
}
