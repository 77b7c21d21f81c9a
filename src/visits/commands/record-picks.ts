import { findVariants } from '../../catalog/index.js';
import type { Work } from '../../platform/commands/work.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import { basketsOf, lockVisitHere, writePicks } from '../data/store.js';
import { notInBasket, visitNotInState } from '../domain/refusals.js';
import { tellOfVisit } from '../events.js';

export interface RecordPicks {
  readonly visitId: string;
  /** Taken from a shelf (more than zero) or put back (less); each variant once. */
  readonly picks: readonly { readonly variantId: string; readonly delta: number }[];
}

/**
 * What the eyes of the store have seen: goods go into the basket of a visit, or out of it. The basket is the sum of
 * this journal. Refuses to put back more than was taken (NotInBasket).
 */
export async function recordPicks(work: Work, { visitId, picks }: RecordPicks) {
  const visit = await lockVisitHere(work, visitId);
  if (visit.state !== 'INSIDE') return visitNotInState({ state: visit.state });
  const variantIds = picks.map(({ variantId }) => variantId);
  if ((await findVariants(work.db, variantIds)).length < variantIds.length)
    throw new RequestError('NOT_FOUND', 'There is no such variant.');
  const basket = new Map(
    (await basketsOf(work.db, [visitId])).map(({ variantId, quantity }) => [variantId, quantity]),
  );
  for (const { variantId, delta } of picks) {
    const quantity = basket.get(variantId) ?? 0;
    if (quantity + delta < 0) return notInBasket({ variantId, quantity });
  }
  await writePicks(work, visitId, picks, null);
  tellOfVisit(work, 'VisitPicked', visit, { picks });
  return { visitId };
}
