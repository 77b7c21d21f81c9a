import { dayMs, later } from '../../kernel/clock.js';

/** How a location keeps goods for their buyers. */
export interface PickupRule {
  readonly keepDays: number;
  /** Null where nobody is reminded. */
  readonly remindDaysBefore: number | null;
  /** From this value on the person at the counter shows who they are. */
  readonly identityFrom: { readonly amountMinor: number; readonly currency: string } | null;
}

export const mostKeepDays = 90;

/**
 * Until when goods wait that are ready now, and when their buyer is reminded of them. `whileOpen` moves a time that is over
 * behind closed doors to the end of the next opening.
 */
export function waitingTime(
  { keepDays, remindDaysBefore }: PickupRule,
  readyAt: Date,
  whileOpen: (at: Date) => Date,
): { readonly keepUntil: Date; readonly remindAt: Date | null } {
  const keepUntil = whileOpen(later(readyAt, keepDays * dayMs));
  const remindAt = remindDaysBefore === null ? null : later(keepUntil, -remindDaysBefore * dayMs);
  return { keepUntil, remindAt };
}

/** True where goods of this value are only given to somebody who shows who they are. */
export function asksForIdentity(
  { identityFrom }: PickupRule,
  worth: { readonly amountMinor: number; readonly currency: string },
): boolean {
  if (identityFrom?.currency !== worth.currency) return false;
  return worth.amountMinor >= identityFrom.amountMinor;
}
