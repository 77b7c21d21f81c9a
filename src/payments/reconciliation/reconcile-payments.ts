import { dayMs, hourMs, later } from '../../kernel/clock.js';
import { isId } from '../../kernel/ids.js';
import type { Gateway } from '../../platform/gateway.js';
import { recordAuthorization } from '../commands/record/record-authorization.js';
import { runForPayment } from '../driving/run-for-payment.js';
import type { PaymentProvider, ProviderPayment } from '../providers/provider.js';
import { paymentProviders } from '../providers/registry.js';
import { catchUpOnDisputes } from './catch-up-on-disputes.js';
import {
  comparePayment,
  type Difference,
  missingAtProvider,
  type OurPayment,
} from './compare-books.js';
import { compareTerminals } from './compare-terminals.js';
import { keepDifferences } from './keep-differences.js';
import { openDifferences, ourPayments, ourPaymentsBetween } from './our-books.js';

export interface ReconcilePayments {
  /** Payments from then on are compared; ten days back where it is left out. */
  readonly since?: Date | undefined;
  /** Hears how many payments have been compared so far. */
  readonly onProgress?: (compared: number) => void;
}

/** What came of the comparison with one provider. */
export interface Reconciliation {
  readonly provider: string;
  /** `NO_BOOKS`: it shows none. `UNREACHABLE`: it did not show all of them, so nothing is said of what is missing. */
  readonly outcome: 'COMPARED' | 'NO_BOOKS' | 'UNREACHABLE';
  readonly compared: number;
  /** Payments with something under way, which are left for the next time. */
  readonly underWay: number;
  readonly differences: readonly Difference[];
}

/** Holds last seven days: whatever becomes of one is compared after it has ended. */
const usualDays = 10;
const pageSize = 500;
/** Clocks differ, and a payment is made a moment after it was asked for. */
const slackMs = hourMs;
const firstId = '00000000-0000-0000-0000-000000000000';

/**
 * Compares our books with those of every provider, payment by payment, and opens what differs. Where they differ,
 * the provider is first asked about the payment as after any unknown outcome, which mends what was only missed.
 * Disputes whose news was lost are heard of here. Nothing is ever corrected on a guess: what still differs is for people. Safe to repeat at any time.
 */
export async function reconcilePayments(
  gateway: Gateway,
  { since, onProgress = () => {} }: ReconcilePayments = {},
): Promise<Reconciliation[]> {
  const until = gateway.clock.now();
  const from = since ?? later(until, -usualDays * dayMs);
  const results: Reconciliation[] = [];
  for (const provider of gateway.port(paymentProviders).all)
    results.push(await reconcileProvider(gateway, provider, { from, until, onProgress }));
  return results;
}

interface Stretch {
  readonly from: Date;
  readonly until: Date;
  readonly onProgress: (compared: number) => void;
}

async function reconcileProvider(
  gateway: Gateway,
  provider: PaymentProvider,
  { from, until, onProgress }: Stretch,
): Promise<Reconciliation> {
  const { name } = provider;
  const tally = { provider: name, compared: 0, underWay: 0, differences: [] as Difference[] };
  if (!(await catchUpOnDisputes(gateway, provider))) return { ...tally, outcome: 'UNREACHABLE' };
  if (!provider.readBooks) return { ...tally, outcome: 'NO_BOOKS' };
  const seen = new Set<string>();
  const since = later(from, -slackMs);
  let cursor: string | undefined;
  do {
    const page = await provider.readBooks({ since, cursor });
    if (page.kind === 'unknown') return { ...tally, outcome: 'UNREACHABLE' };
    for (const { key } of page.payments) seen.add(key);
    const compared = await comparePage(gateway, name, page.payments);
    tally.compared += page.payments.length;
    tally.underWay += compared.underWay;
    tally.differences.push(...compared.differences);
    onProgress(tally.compared);
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  tally.differences.push(...(await findMissing(gateway, name, { from, until, seen })));
  const presented = await compareTerminals(gateway, provider, { from, until, slackMs });
  if (!presented) return { ...tally, outcome: 'UNREACHABLE' };
  tally.differences.push(...presented);
  return { ...tally, outcome: 'COMPARED' };
}

async function comparePage(
  gateway: Gateway,
  provider: string,
  payments: readonly ProviderPayment[],
): Promise<{ readonly underWay: number; readonly differences: readonly Difference[] }> {
  if (payments.length === 0) return { underWay: 0, differences: [] };
  const before = await ourSideOf(gateway, payments);
  const suspects = payments.filter(
    (theirs) => comparePayment(before.get(theirs.key), theirs).length > 0,
  );
  // What people look into already is neither asked about nor told to them again every day.
  const open = await openDifferences(
    gateway.db,
    provider,
    suspects.map((each) => each.reference),
  );
  const unheardOf = suspects.filter(({ reference }) => !open.has(reference));
  await applyAgain(gateway, provider, unheardOf, before);
  const applied = await ourSideOf(gateway, suspects);
  // The page is from before: what has happened since then is no difference.
  const newest = await newestOf(gateway, provider, unheardOf, applied);
  const after = await ourSideOf(gateway, suspects);
  const resting = suspects.filter(({ key }) => isAtRest(applied.get(key), after.get(key)));
  const differences = resting.flatMap((theirs) =>
    comparePayment(after.get(theirs.key), newest.get(theirs.key) ?? theirs),
  );
  const busy = new Set(suspects.filter((each) => !resting.includes(each)));
  await gateway.runAsSystem('keepDifferences', (work) =>
    keepDifferences(work, {
      provider,
      compared: payments.flatMap((each) => (busy.has(each) ? [] : [each.reference, each.key])),
      found: differences,
    }),
  );
  return { underWay: busy.size, differences };
}

/** Asks for the newest account of what differs, and applies it: that mends what was only missed. */
async function applyAgain(
  gateway: Gateway,
  provider: string,
  suspects: readonly ProviderPayment[],
  before: OurSide,
): Promise<void> {
  for (const { key, reference } of suspects) {
    const ours = before.get(key);
    if (!ours || ours.isUnderWay) continue;
    const outcome = await gateway
      .port(paymentProviders)
      .named(provider)
      .findPayment({ key, reference });
    // Nobody's answer says nothing new.
    if (outcome.kind === 'unseen' || outcome.kind === 'unknown' || outcome.kind === 'refused')
      continue;
    await runForPayment(gateway, 'recordAuthorization', ours, (work) =>
      recordAuthorization(work, { attemptId: key, outcome }),
    );
  }
}

/** What the provider says now of those that still differ. */
async function newestOf(
  gateway: Gateway,
  provider: string,
  suspects: readonly ProviderPayment[],
  ours: OurSide,
): Promise<Map<string, ProviderPayment>> {
  const newest = new Map<string, ProviderPayment>();
  for (const theirs of suspects) {
    const { key, reference } = theirs;
    const our = ours.get(key);
    if (!our || our.isUnderWay || comparePayment(our, theirs).length === 0) continue;
    const found = await gateway
      .port(paymentProviders)
      .named(provider)
      .findPayment({ key, reference });
    if ('payment' in found) newest.set(key, found.payment);
  }
  return newest;
}

/** True where nothing of ours is under way, and nothing has been while the provider was asked. */
function isAtRest(before: OurPayment | undefined, after: OurPayment | undefined): boolean {
  return !after?.isUnderWay && JSON.stringify(before) === JSON.stringify(after);
}

type OurSide = Awaited<ReturnType<typeof ourSideOf>>;

function ourSideOf(gateway: Gateway, payments: readonly ProviderPayment[]) {
  const ids = payments.map((payment) => payment.key).filter(isId);
  return ourPayments(gateway.db, ids);
}

/** What our books hold and the provider's whole books do not show. */
async function findMissing(
  gateway: Gateway,
  provider: string,
  { from, until, seen }: Pick<Stretch, 'from' | 'until'> & { readonly seen: ReadonlySet<string> },
): Promise<Difference[]> {
  const missing: Difference[] = [];
  const asked = { provider, since: from, until: later(until, -slackMs), limit: pageSize };
  for (let afterId = firstId; ; ) {
    const page = await ourPaymentsBetween(gateway.db, { ...asked, afterId });
    const found = page
      .filter((ours) => ours.authorizedMinor > 0 && !ours.isUnderWay && !seen.has(ours.attemptId))
      .map(missingAtProvider);
    missing.push(...found);
    await gateway.runAsSystem('keepDifferences', (work) =>
      keepDifferences(work, { provider, compared: found.map((each) => each.reference), found }),
    );
    const last = page.at(-1);
    if (!last || page.length < pageSize) return missing;
    afterId = last.attemptId;
  }
}
