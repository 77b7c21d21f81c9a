import type { Kysely } from 'kysely';
import { isOfferedFor, type Terms, termsAt } from '../domain/terms.js';
import { findTerms } from './terms.js';

/** The terms on which a purchase may be paid in instalments now, the fewest instalments first. */
export async function offeredTerms(
  db: Kysely<unknown>,
  purchase: { readonly currency: string; readonly totalMinor: number; readonly channel: string },
  now: Date,
): Promise<Terms[]> {
  const all = await findTerms(db, [purchase.currency]);
  return termsAt(all, now, purchase.channel).filter((terms) => isOfferedFor(terms, purchase));
}
