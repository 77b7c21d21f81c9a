import type Stripe from 'stripe';
import { minuteMs, secondMs } from '../../../kernel/clock.js';
import { textIn } from '../json.js';
import type { BooksPage, UnknownOutcome } from '../provider.js';
import type { ToldDispute } from '../provider-dispute.js';
import { accountOf } from './account.js';
import { answerOf } from './calls.js';
import { newsOfDispute } from './disputes.js';
import { wholePayment } from './find-payment.js';
import { isPayment } from './shapes.js';

/** Nobody waits for it. */
const timeoutMs = 2 * minuteMs;
const pageSize = 100;
const mostDisputes = 10_000;

/**
 * A page of what the account has taken since then. What bears no key of ours was not made by this gateway: the account
 * may serve others as well.
 */
export async function readBooks(
  stripe: Stripe,
  { since, cursor }: { readonly since: Date; readonly cursor: string | undefined },
): Promise<BooksPage | UnknownOutcome> {
  const page = await answerOf(timeoutMs, async () => {
    const { data, has_more: hasMore } = await stripe.paymentIntents.list({
      created: { gte: Math.floor(since.getTime() / secondMs) },
      limit: pageSize,
      expand: ['data.latest_charge.refunds'],
      ...(cursor !== undefined && { starting_after: cursor }),
    });
    const ours = data.filter(({ metadata }) => textIn(metadata, 'key') !== undefined);
    const payments = await Promise.all(ours.map((each) => withAllRefunds(stripe, each)));
    return { payments, nextCursor: hasMore ? data.at(-1)?.id : undefined };
  });
  if (page.kind !== 'ok') return page.kind === 'no' ? { kind: 'unknown', reason: page.code } : page;
  const { payments, nextCursor } = page.body;
  // A payment that cannot be read must not look like one that is not there.
  if (!payments.every(isPayment)) return { kind: 'unknown', reason: 'unreadable' };
  return { kind: 'page', payments: payments.map(accountOf), nextCursor };
}

/** A list shows the newest refunds of a payment only. */
async function withAllRefunds(stripe: Stripe, payment: Stripe.PaymentIntent) {
  const { latest_charge: charge } = payment;
  const isWhole = charge === null || typeof charge !== 'object' || !charge.refunds?.has_more;
  return isWhole ? payment : wholePayment(stripe, payment.id);
}

/** The disputes of the account since then, as they stand now; those about charges that are not ours are left out. */
export async function readDisputes(
  stripe: Stripe,
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
