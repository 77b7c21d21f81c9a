import { fulfilments } from '../../fulfilment/index.js';
import {
  capturedOnce,
  holdRest,
  lockPaymentsOfOrder,
  owedFor,
  type ReadIntent,
} from '../../payments/index.js';
import type { Work } from '../../platform/commands/work.js';
import { isAwaited, nextPlace, type TenderOfOrder, tendersOf } from '../data/tenders.js';
import { chargedInAdvance } from '../domain/charged-in-advance.js';
import type { Order } from '../domain/order.js';

/** What an order needs until its last goods have left, and what it has. In minor units. */
export interface RestOfOrder {
  /** What is to be taken for goods that have left, or are charged before they do; less than zero where too much was. */
  readonly dueMinor: number;
  /** What the goods to come cost that are not charged in advance. */
  readonly toComeMinor: number;
  /** The fulfilments that are charged in advance. */
  readonly inAdvance: readonly string[];
  readonly tenders: readonly TenderOfOrder[];
}

/** Looks at an order whose lock the caller holds; its fulfilments and its payments are locked with it. */
export async function restOfOrder(work: Work, order: Order): Promise<RestOfOrder> {
  const open = (await fulfilments(work).lockOfOrder(order.id)).filter((each) => !each.isEnded);
  await lockPaymentsOfOrder(work, order.id);
  const advanceMinor = chargedInAdvance(open);
  const shippingMinor = open.reduce((sum, each) => sum + each.shippingToComeMinor, 0);
  return {
    dueMinor: (await owedFor(work.db, order.id)) + advanceMinor,
    toComeMinor: Math.max(0, order.openMinor + shippingMinor - advanceMinor),
    inAdvance: open.filter(({ chargedMinor }) => chargedMinor > 0).map(({ id }) => id),
    tenders: await tendersOf(work, order.id),
  };
}

/**
 * Has so much held by a payment of its own that follows the one of `intentId`: see `holdRest`. Does nothing while one
 * is under way.
 */
export async function holdRestOf(
  work: Work,
  tenders: readonly TenderOfOrder[],
  rest: { readonly intentId: string; readonly amountMinor: number; readonly mayAsk: boolean },
): Promise<void> {
  const isUnderWay = tenders.some(({ intent }) => intent.rest_of !== null && isAwaited(intent));
  if (isUnderWay || rest.amountMinor <= 0) return;
  await holdRest(work, { ...rest, tender: nextPlace(tenders) });
}

/**
 * Where a hold was captured that is captured once, or one ends of which a part was captured, the rest of the order is
 * held anew, or its buyer is asked to pay it again. Does nothing where what is to come is held otherwise, or was paid
 * before. The caller holds the lock of the order.
 */
export async function askForRest(work: Work, order: Order): Promise<void> {
  const { dueMinor, toComeMinor, tenders } = await restOfOrder(work, order);
  const once = await capturedOnce(work, order.id);
  const ending = tenders.filter(endsInPart);
  const [lost] = [
    ...ending,
    ...tenders.filter(({ intent }) => once.has(intent.id) && hasGivenUp(intent)),
  ];
  if (!lost) return;
  const heldMinor = heldOf(tenders.filter((each) => !ending.includes(each)));
  const amountMinor = toComeMinor + Math.min(0, dueMinor) - heldMinor;
  await holdRestOf(work, tenders, { intentId: lost.intentId, amountMinor, mayAsk: true });
}

/** A hold that ends, and of which a part was taken: no other one can take its place. */
function endsInPart({ intent, capturableMinor }: TenderOfOrder): boolean {
  const { renewal_asked_at, captured_minor, claimed_minor } = intent;
  return renewal_asked_at !== null && capturableMinor > 0 && captured_minor + claimed_minor > 0;
}

function hasGivenUp({
  captured_minor,
  claimed_minor,
  voided_minor,
  void_pending_minor,
}: ReadIntent): boolean {
  return captured_minor + claimed_minor > 0 && voided_minor + void_pending_minor > 0;
}

/** What is held of an order and not promised to anything, in minor units. */
export function heldOf(tenders: readonly TenderOfOrder[]): number {
  return tenders.reduce((sum, { capturableMinor }) => sum + capturableMinor, 0);
}
