import type Stripe from 'stripe';
import { secondMs } from '../../../kernel/clock.js';
import type { ToldDispute } from '../provider-dispute.js';
import type { UnknownOutcome } from '../unknown-outcome.js';
import { answerOf } from './calls.js';
import { newsOfDispute } from './disputes.js';

const pageSize = 100;
const mostDisputes = 10_000;

/** The disputes of the account since then, as they stand now; those about charges that are not ours are left out. */
export async function readDisputes(
  stripe: Stripe,
  timeoutMs: number,
  since: Date,
): Promise<readonly ToldDispute[] | UnknownOutcome> {
  const created = { gte: Math.floor(since.getTime() / secondMs) };
  const found = await answerOf(timeoutMs, () =>
    stripe.disputes.list({ created, limit: pageSize }).autoPagingToArray({ limit: mostDisputes }),
  );
  if (found.kind !== 'ok')
    return found.kind === 'no' ? { kind: 'unknown', reason: found.code } : found;
  return found.body.flatMap((each) => {
    const news = newsOfDispute('charge.dispute.updated', each);
    if (news?.kind !== 'dispute') return [];
    return [{ paymentReference: news.paymentReference, dispute: news.dispute }];
  });
}
