import { addMonths } from './local-date.js';

/** One payment of a plan: how much, and on which day. */
export interface Instalment {
  /** From 1 on. */
  readonly number: number;
  /** A day of the calendar in the shop's zone: `2026-11-30`. */
  readonly dueOn: string;
  /** Minor units. */
  readonly amountMinor: number;
}

/**
 * Divides what is owed into equal parts, a calendar month apart; what cannot be divided is on the first, so that the
 * parts always come to what is owed. Throws where there is nothing to divide, or fewer than one part.
 */
export function scheduleOf(owedMinor: number, count: number, firstOn: string): Instalment[] {
  if (!Number.isSafeInteger(owedMinor) || owedMinor <= 0 || !Number.isInteger(count) || count < 1)
    throw new RangeError(`${owedMinor} cannot be paid in ${count} instalments`);
  const equalMinor = Math.floor(owedMinor / count);
  return Array.from({ length: count }, (_, place) => ({
    number: place + 1,
    dueOn: addMonths(firstOn, place),
    amountMinor: place === 0 ? owedMinor - equalMinor * (count - 1) : equalMinor,
  }));
}

/**
 * The plan once less is owed, because something came back: the last instalment is lessened first, then the one before
 * it. The parts always come to what is owed, and none grows. Throws where more would be owed than before.
 */
export function replanned(plan: readonly Instalment[], owedMinor: number): Instalment[] {
  const plannedMinor = plan.reduce((sum, each) => sum + each.amountMinor, 0);
  let tooMuch = plannedMinor - owedMinor;
  if (!Number.isSafeInteger(owedMinor) || owedMinor < 0 || tooMuch < 0)
    throw new RangeError(`a plan of ${plannedMinor} cannot become one of ${owedMinor}`);
  return plan
    .toReversed()
    .map((each) => {
      const less = Math.min(each.amountMinor, tooMuch);
      tooMuch -= less;
      return { ...each, amountMinor: each.amountMinor - less };
    })
    .reverse();
}
