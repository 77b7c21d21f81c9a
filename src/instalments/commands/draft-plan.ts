import { dayMs, later } from '../../kernel/clock.js';
import { newId } from '../../kernel/ids.js';
import type { MethodGiven } from '../../payments/index.js';
import type { Work } from '../../platform/commands/work.js';
import { offeredTerms } from '../data/offered-terms.js';
import { addMonths, localDate, startOfBusiness } from '../domain/local-date.js';
import { mayAgreeIn } from '../domain/plan-channels.js';
import { planToken } from '../domain/plan-token.js';
import {
  type InstalmentsNotOfferedRefusal,
  instalmentsNotOffered,
  type PlanFault,
} from '../domain/refusals.js';
import type { Instalment } from '../domain/schedule.js';
import { offerOf, type Terms } from '../domain/terms.js';
import { shopTimeZone } from '../ports.js';
import { paysWithDebt } from './pays-with-debt.js';

/** Which plan a buyer has agreed to, and in which words. */
export interface PlanWish {
  readonly count: number;
  readonly textVersion: string;
  /** What the first instalment is paid with. */
  readonly method: MethodGiven | null;
}

/** What is to be paid in instalments. */
interface OrderToPay {
  readonly id: string;
  readonly customerId: string | null;
  readonly channel: string;
  readonly totalMinor: number;
  readonly currency: string;
}

/** A plan that is about to be agreed to: nothing of it is written yet. */
export interface PlanDraft {
  readonly id: string;
  readonly order: OrderToPay & { readonly customerId: string };
  readonly terms: Terms;
  readonly feeMinor: number;
  readonly firstOn: string;
  readonly firstMinor: number;
  readonly later: readonly (Instalment & { readonly dueAt: Date })[];
  /** What the buyer agrees to: charges of the later instalments, on their days, and nothing else. */
  readonly consent: NonNullable<MethodGiven['consent']>;
  /** What pays the rest of the order. */
  readonly token: string;
}

/** For so long after the last try of the last instalment its charge is still agreed to. */
const marginMs = 30 * dayMs;

/**
 * The plan by which an order is paid in so many instalments that the shop funds, on the terms that are in force now.
 * Refuses what is not offered, a buyer without an account, channels in which the card holder is not seen, and what is
 * no card (InstalmentsNotOffered).
 */
export async function draftPlan(
  work: Work,
  order: OrderToPay,
  { count, textVersion, method }: PlanWish,
): Promise<PlanDraft | InstalmentsNotOfferedRefusal> {
  const { customerId, totalMinor, currency } = order;
  const refuse = (reason: PlanFault) => instalmentsNotOffered({ reason, totalMinor, currency });
  if (customerId === null) return refuse('NOBODY_SIGNED_IN');
  if (!mayAgreeIn(work.caller.channel) || !mayAgreeIn(order.channel)) return refuse('CHANNEL');
  if (paysWithDebt(work, method)) return refuse('METHOD');
  const offered = await offeredTerms(work.db, order, work.now);
  const terms = offered.find((each) => each.funding === 'MERCHANT' && each.count === count);
  if (!terms) return refuse('NO_PLAN');
  const zone = work.port(shopTimeZone);
  const firstOn = localDate(work.now, zone);
  const { instalments, feeMinor } = offerOf(terms, totalMinor, firstOn);
  const [first, ...others] = instalments;
  if (!first || first.amountMinor >= totalMinor) return refuse('NO_PLAN');
  const due = others.map((each) => ({ ...each, dueAt: startOfBusiness(each.dueOn, zone) }));
  const id = newId();
  return {
    id,
    order: { ...order, customerId },
    terms,
    feeMinor,
    firstOn,
    firstMinor: first.amountMinor,
    later: due,
    token: planToken(id),
    consent: {
      scope: 'OFF_SESSION',
      textVersion,
      maxAmountMinor: Math.max(...others.map(({ amountMinor }) => amountMinor)),
      currency,
      endsAt: endOf(terms, startOfBusiness(addMonths(firstOn, count - 1), zone)).toISOString(),
      makeDefault: false,
      plan: { id, totalMinor: totalMinor + feeMinor - first.amountMinor },
    },
  };
}

function endOf({ retryAfterDays }: Terms, lastDueAt: Date): Date {
  const days = retryAfterDays.reduce((sum, each) => sum + each, 0);
  return later(lastDueAt, days * dayMs + marginMs);
}
