import type { Kysely } from 'kysely';
import { dayMs, later } from '../../kernel/clock.js';
import type { Gateway } from '../../platform/gateway.js';
import { paymentTables } from '../data/store.js';
import { furthest } from '../disputes/lifecycle.js';
import { recordDispute } from '../disputes/record-dispute.js';
import { runForPayment, type Trace } from '../driving/run-for-payment.js';
import type { PaymentProvider } from '../providers/provider.js';
import type { ToldDispute } from '../providers/provider-dispute.js';

/** Card schemes let a buyer contest for four months, and take some weeks to decide. */
const watchedDays = 180;

/**
 * Reads the disputes that a provider knows of and applies what was not heard: the news of one may have been lost, and
 * its payment shows nothing of it. What does not agree with our books is for people. False where the provider did not
 * answer. Safe to repeat at any time.
 */
export async function catchUpOnDisputes(
  gateway: Gateway,
  provider: PaymentProvider,
): Promise<boolean> {
  const since = later(gateway.clock.now(), -watchedDays * dayMs);
  const told = (await provider.readDisputes?.(since)) ?? [];
  if (!Array.isArray(told)) return false;
  for (const each of told as readonly ToldDispute[]) {
    const attempt = await attemptOf(gateway.db, provider.name, each);
    // What is no payment of ours is found by the comparison of the books.
    if (!attempt || (await isKnown(gateway.db, provider.name, each))) continue;
    const { id: attemptId } = attempt;
    const wrong = await runForPayment(gateway, 'recordDispute', attempt, (work) =>
      recordDispute(work, { attemptId, dispute: each.dispute }),
    );
    const facts = { provider: provider.name, dispute: each.dispute.reference, wrong };
    if (wrong) gateway.log.error(facts, 'a dispute does not agree with our books');
    else gateway.log.warn(facts, 'the news of a dispute was not heard');
  }
  return true;
}

function attemptOf(
  db: Kysely<unknown>,
  provider: string,
  { paymentReference }: ToldDispute,
): Promise<(Trace & { readonly id: string }) | undefined> {
  return paymentTables(db)
    .selectFrom('payment_attempt')
    .select(['id', 'channel', 'correlation_id'])
    .where('provider', '=', provider)
    .where('provider_reference', '=', paymentReference)
    .executeTakeFirst();
}

/** True where nothing would change: we have heard as much of it, or more. */
async function isKnown(
  db: Kysely<unknown>,
  provider: string,
  { dispute }: ToldDispute,
): Promise<boolean> {
  const known = await paymentTables(db)
    .selectFrom('dispute as d')
    .select(['d.state', 'd.amount_minor', 'd.currency'])
    .select((row) =>
      row
        .selectFrom('dispute_movement as m')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .whereRef('m.dispute_id', '=', 'd.id')
        .as('moved'),
    )
    .where('d.provider', '=', provider)
    .where('d.provider_reference', '=', dispute.reference)
    .executeTakeFirst();
  if (!known) return false;
  return (
    furthest(known.state, dispute.state) === known.state &&
    Number(known.moved) >= dispute.movements &&
    known.amount_minor === dispute.amountMinor &&
    known.currency === dispute.currency
  );
}
