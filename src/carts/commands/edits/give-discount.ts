import { newId } from '../../../kernel/ids.js';
import type { Work } from '../../../platform/commands/work.js';
import { type DiscountCap, discountLimit, sharesBy } from '../../../pricing/index.js';
import { sharesOf } from '../../data/discount-shares.js';
import type { Cart } from '../../domain/cart.js';
import type { CartDiscount, DiscountReason } from '../../domain/discount.js';
import { maxDiscounts } from '../../domain/limits.js';
import {
  cartLimitReached,
  type DiscountAboveLimitRefusal,
  discountAboveLimit,
} from '../../domain/refusals.js';
import { type EditTarget, editCart } from '../edit-cart.js';
import { noSuchLine } from '../lock-own-cart.js';

export interface GiveDiscount extends EditTarget {
  /** The line whose goods are to cost less; null for the whole cart. */
  readonly lineId: string | null;
  /** One of both: a part of what the goods cost, or minor units of the cart's currency. */
  readonly basisPoints: number | null;
  readonly amountMinor: number | null;
  /** The discount holds as long as the goods of the cart cost so much before discounts. */
  readonly minimumMinor: number;
  readonly reasonCode: DiscountReason;
  readonly note: string | null;
}

/**
 * Takes something off a cart, or off a line of it, for a reason. It follows the goods: it is worked out anew whenever
 * they change, and goes with its line. Refuses what is above the limit of the caller's role, together with what was
 * given alone before (DiscountAboveLimit).
 */
export function giveDiscount(work: Work, input: GiveDiscount) {
  return editCart<DiscountAboveLimitRefusal>(work, input, async (cart) => {
    if (input.lineId !== null && !cart.line(input.lineId)) throw noSuchLine();
    if (cart.discounts.length >= maxDiscounts) return cartLimitReached({ limit: 'DISCOUNTS' });
    const { actor } = work.caller;
    const cap = await discountLimit(work.db, actor.kind, cart.currency);
    const discount = discountOf(work, input, cap);
    if (isAbove(cap, cart, discount))
      return discountAboveLimit({ ...limitFacts(cap), currency: cart.currency });
    cart.discounts = [...cart.discounts, discount];
    const { id, lineId, basisPoints, amountMinor, minimumMinor, reasonCode } = discount;
    const told = { id, lineId, basisPoints, amountMinor, minimumMinor, reasonCode };
    return { type: 'CartDiscountGiven', news: { fields: ['discounts'], discount: told } };
  });
}

function discountOf(work: Work, input: GiveDiscount, cap: DiscountCap): CartDiscount {
  const { actor } = work.caller;
  const { lineId, basisPoints, amountMinor, minimumMinor, reasonCode, note } = input;
  return {
    id: newId(),
    lineId,
    basisPoints,
    amountMinor,
    minimumMinor,
    reasonCode,
    note,
    givenByKind: actor.kind,
    givenBy: actor.id ?? actor.kind,
    givenAt: work.now.toISOString(),
    approvedBy: null,
    cap,
  };
}

/** True of a discount that is more than the limit by itself, or takes more off these goods than what is left of it. */
function isAbove(cap: DiscountCap, cart: Cart, discount: CartDiscount): boolean {
  const { basisPoints, amountMinor } = discount;
  if ((basisPoints ?? 0) > cap.basisPoints || (amountMinor ?? 0) > cap.amountMinor) return true;
  return takenBy(cart, { ...discount, cap: null }) > takenBy(cart, discount);
}

function takenBy(cart: Cart, discount: CartDiscount): number {
  const { lines, discounts } = cart;
  const shares = sharesOf({ lines, discounts: [...discounts, discount] });
  return sharesBy('discountId', shares).get(discount.id) ?? 0;
}

function limitFacts(cap: DiscountCap) {
  return { limitBasisPoints: cap.basisPoints, limitMinor: cap.amountMinor };
}
