import { newId } from '../../kernel/ids.js';
import type { Work } from '../../platform/commands/work.js';
import { insertTerms } from '../data/terms.js';
import { type InvalidTermsRefusal, invalidTerms } from '../domain/refusals.js';
import type { Terms } from '../domain/terms.js';

/**
 * Offers so many instalments on other terms from now on. Plans that were agreed to before keep theirs: terms are
 * followed by others, and never changed. Refuses what cannot be meant (InvalidInstalmentTerms).
 */
export async function setInstalmentTerms(
  work: Work,
  terms: Terms,
): Promise<Terms | InvalidTermsRefusal> {
  if (!areTerms(terms)) return invalidTerms();
  await insertTerms(work.db, newId(), terms, work.now);
  work.emit({
    streams: [`instalment-terms:${terms.currency}`],
    type: 'InstalmentTermsSet',
    payload: { ...terms },
  });
  return terms;
}

function areTerms({
  count,
  feeBasisPoints,
  feeMinor,
  minimumMinor,
  maximumMinor,
  retryAfterDays,
}: Terms): boolean {
  const areDays =
    retryAfterDays.length <= 10 && retryAfterDays.every((days) => days >= 1 && days <= 30);
  const isDivided = Number.isInteger(count) && count >= 2 && count <= 12;
  const isFee = feeBasisPoints >= 0 && feeBasisPoints <= 10_000 && feeMinor >= 0;
  return (
    areDays &&
    isDivided &&
    isFee &&
    minimumMinor > 0 &&
    maximumMinor >= 0 &&
    feeMinor <= minimumMinor
  );
}
