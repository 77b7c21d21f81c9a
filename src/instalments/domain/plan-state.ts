import { type InstalmentState, isOpen } from './instalment-lifecycle.js';

/** Where a plan of the shop's own stands. It is not kept: its amounts and its instalments say it. */
export const planStates = {
  ACCEPTED: 'It was agreed to with the order; its goods have not left.',
  ACTIVE: 'The goods are on their way or there, and instalments are due on their days.',
  IN_ARREARS: 'Something should have been paid, and is not.',
  COMPLETED: 'All is paid, but for what need not be paid any more.',
  CANCELED: 'Nothing of it is to be paid: it was given up, or all came back.',
} as const;
export type PlanState = keyof typeof planStates;

interface Amounts {
  readonly captured_minor: number;
  readonly voided_minor: number;
  readonly refunded_minor: number;
  readonly financed_minor: number;
}

/** What of the price is still paid in instalments, without the fee. */
export function financedMinor(plan: Amounts): number {
  return plan.financed_minor - plan.voided_minor - plan.refunded_minor;
}

/** What is to be paid after the first instalment, the fee included; it falls away with the last cent. */
export function owedMinor(plan: Amounts & { readonly fee_minor: number }): number {
  const leftMinor = financedMinor(plan);
  return leftMinor === 0 ? 0 : leftMinor + plan.fee_minor;
}

/** Derives the state of a plan from its amounts and its instalments. */
export function planStateOf(
  plan: Amounts,
  instalments: readonly { readonly state: InstalmentState }[],
): PlanState {
  if (financedMinor(plan) === 0) return 'CANCELED';
  if (instalments.some(({ state }) => state === 'OVERDUE')) return 'IN_ARREARS';
  const waits = instalments.some(({ state }) => isOpen(state) || state === 'CHARGING');
  if (!waits) return 'COMPLETED';
  return plan.captured_minor > 0 ? 'ACTIVE' : 'ACCEPTED';
}
