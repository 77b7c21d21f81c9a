import { findVariants } from '../../catalog/index.js';
import { isRefusal } from '../../kernel/refusal.js';
import { findLocation } from '../../locations/index.js';
import { worksAt } from '../../platform/auth/actor.js';
import type { Work } from '../../platform/commands/work.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import { type ItemKey, maxOnHand } from '../domain/quantities.js';
import type { BelowReservedRefusal } from '../domain/refusals.js';
import { writeCounts } from './set-on-hand.js';

/** A correction of one item: what was counted, or by how much the books were wrong. Exactly one of the two. */
export interface AdjustStock extends ItemKey {
  readonly countedOnHand?: number | undefined;
  readonly delta?: number | undefined;
  /** Why, in the words of the one who counted. */
  readonly reason: string;
}

/**
 * Corrects the count of an item, for the people of that location. A difference is added to what is there at that
 * moment, so two at once both count. Refuses a count below what is promised to buyers.
 */
export async function adjustStock(
  work: Work,
  input: AdjustStock,
): Promise<ItemKey | BelowReservedRefusal> {
  const { variantId, locationId, countedOnHand: onHand, delta, reason } = input;
  if ((onHand === undefined) === (delta === undefined))
    throw new RequestError('BAD_USER_INPUT', 'Give `countedOnHand` or `delta`.');
  if ((onHand ?? 0) < 0 || Math.abs(onHand ?? delta ?? 0) > maxOnHand)
    throw new RequestError('BAD_USER_INPUT', `A place holds 0 to ${maxOnHand} of a variant.`);
  await checkPlace(work, input);
  const counted = await writeCounts(
    work,
    [{ variantId, locationId, onHand, delta }],
    'ADJUST',
    reason,
  );
  return isRefusal(counted) ? counted : { variantId, locationId };
}

async function checkPlace(work: Work, { variantId, locationId }: ItemKey): Promise<void> {
  if (!worksAt(work.caller.actor, locationId) || !(await findLocation(work.db, locationId)))
    throw new RequestError('NOT_FOUND', 'There is no such location of yours.');
  const [variant] = await findVariants(work.db, [variantId]);
  if (!variant) throw new RequestError('NOT_FOUND', 'There is no such variant.');
}
