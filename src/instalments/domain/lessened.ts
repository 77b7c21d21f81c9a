import { type InstalmentState, isOpen } from './instalment-lifecycle.js';

interface Lessenable {
  readonly number: number;
  readonly state: InstalmentState;
  readonly amount_minor: number;
  readonly reduced_minor: number;
}

/** What is left of an instalment, paid or not; in minor units. */
export function leftOf({ amount_minor, reduced_minor }: Lessenable): number {
  return amount_minor - reduced_minor;
}

/** An instalment, and by how much it is lessened: more than zero. */
export interface Lessening<Each> {
  readonly instalment: Each;
  readonly byMinor: number;
}

/**
 * Lessens a plan to what is owed now: the last open instalment first, then the one before it; then those that are paid,
 * or being paid, again from the last one on. What is paid and not owed any more has to be given back. Throws where more
 * would be owed than before.
 */
export function lessenTo<Each extends Lessenable>(
  instalments: readonly Each[],
  owedMinor: number,
): Lessening<Each>[] {
  let tooMuch = instalments.reduce((sum, each) => sum + leftOf(each), 0) - owedMinor;
  if (tooMuch < 0)
    throw new RangeError(`a plan cannot come to ${owedMinor}: that is more than before`);
  const lastFirst = instalments.toSorted(
    (a, b) => Number(isOpen(b.state)) - Number(isOpen(a.state)) || b.number - a.number,
  );
  return lastFirst.flatMap((instalment) => {
    const byMinor = Math.min(leftOf(instalment), tooMuch);
    tooMuch -= byMinor;
    return byMinor > 0 ? [{ instalment, byMinor }] : [];
  });
}
