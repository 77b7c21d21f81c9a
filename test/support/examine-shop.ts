import { modules } from '../../src/modules.js';
import { reconcilePayments } from '../../src/payments/index.js';
import { type Check, diagnose, platformChecks } from '../../src/platform/doctor.js';
import type { Gateway } from '../../src/platform/gateway.js';

/** What a test plants, or leaves behind on purpose. */
export interface LeftFinding {
  /** How the broken promise begins, as the doctor prints it. */
  readonly promise: string;
  /** Why it is there. */
  readonly because: string;
  /** How many things are found; one where it is left out. */
  readonly findings?: number;
}

/** One thing that the doctor, or the comparison with the provider's books, has found. */
export interface Found {
  readonly promise: string;
  readonly subject: string;
  readonly detail: string;
}

/** Everything that the modules and the machinery promise. */
export const allChecks: readonly Check[] = [
  ...platformChecks,
  ...modules.flatMap(({ checks }) => checks ?? []),
];

const booksPromise = 'The books of every provider agree';
const isOfBooks = ({ promise }: Check) => promise.startsWith(booksPromise);

/**
 * What `npm run doctor` and `npm run reconcile` find: first the doctor, as the comparison mends what was only
 * missed. What is under way is no finding of either.
 */
export async function examine(gateway: Gateway, checks = allChecks): Promise<Found[]> {
  const before = await foundBy(
    gateway,
    checks.filter((check) => !isOfBooks(check)),
  );
  const results = await reconcilePayments(gateway, { since: new Date(0) });
  const unreachable = results.filter(({ outcome }) => outcome === 'UNREACHABLE');
  const differences = await foundBy(gateway, checks.filter(isOfBooks));
  return [
    ...before,
    ...differences,
    ...unreachable.map(({ provider }) => ({
      promise: booksPromise,
      subject: provider,
      detail: 'does not show its books',
    })),
  ];
}

async function foundBy(gateway: Gateway, checks: readonly Check[]): Promise<Found[]> {
  return (await diagnose(gateway.db, checks)).flatMap(({ promise, findings }) =>
    findings.map((finding) => ({ promise, ...finding })),
  );
}

/** Examines a shop where nothing happens any more; throws where anything else is found than was told. */
export async function examineLeft(gateway: Gateway, left: readonly LeftFinding[]): Promise<void> {
  const off = judge(await examine(gateway), left);
  if (off.length > 0) throw new Error(`The shop was left with:\n${off.join('\n')}`);
}

/** What was found and not told of, and what was told of and not found. */
export function judge(found: readonly Found[], left: readonly LeftFinding[]): string[] {
  const isTold = ({ promise }: Found) => left.some((each) => promise.startsWith(each.promise));
  const untold = found.filter((each) => !isTold(each));
  const wanted = new Map<string, number>();
  for (const { promise, findings = 1 } of left)
    wanted.set(promise, (wanted.get(promise) ?? 0) + findings);
  return [
    ...untold.map(({ promise, subject, detail }) => `${promise}: ${subject} ${detail}`),
    ...[...wanted].flatMap(([promise, count]) => {
      const seen = found.filter((each) => each.promise.startsWith(promise));
      return seen.length === count
        ? []
        : [
            `${count} findings were told of, not ${seen.length}: ${promise} (${seen.map(({ subject, detail }) => `${subject} ${detail}`).join('; ')})`,
          ];
    }),
  ];
}
