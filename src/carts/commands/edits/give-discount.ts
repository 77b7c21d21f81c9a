import { askApproval } from '../../../approvals/index.js';
import { newId } from '../../../kernel/ids.js';
import { Money } from '../../../kernel/money.js';
import { isRefusal } from '../../../kernel/refusal.js';
import type { Work } from '../../../platform/commands/work.js';
import {
  capOf,
  type DiscountCap,
  discountLimit,
  discountOn,
  sharesBy,
} from '../../../pricing/index.js';
import { sharesOf } from '../../data/discount-shares.js';
import type { Cart } from '../../domain/cart.js';
import { type CartDiscount, type DiscountReason, discountReasons } from '../../domain/discount.js';
import { maxDiscounts } from '../../domain/limits.js';
import { cartLimitReached } from '../../domain/refusals.js';
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
 * they change, and goes with its line. What is above the limit of the caller's role, together with what was given alone
 * before, takes nothing off until a second person has agreed, and then never more than they were asked about.
 */
export function giveDiscount(work: Work, input: GiveDiscount) {
  return editCart(work, input, async (cart) => {
    if (input.lineId !== null && !cart.line(input.lineId)) throw noSuchLine();
    if (cart.discounts.length >= maxDiscounts) return cartLimitReached({ limit: 'DISCOUNTS' });
    const cap = await discountLimit(work.db, work.caller.actor.kind, cart.currency);
    const alone = discountOf(work, input, cap);
    const discount = isAbove(cap, cart, alone) ? await askFor(work, cart, alone) : alone;
    cart.discounts = [...cart.discounts, discount];
    const fields = ['discounts'];
    if (discount.approvalId !== null)
      return { type: 'CartDiscountAskedFor', news: { fields, discount: toldOf(discount) } };
    return { type: 'CartDiscountGiven', news: { fields, discount: toldOf(discount) } };
  });
}

/** What the news of a cart tell of a discount: no words about people. */
export function toldOf(discount: CartDiscount): object {
  const { id, lineId, basisPoints, amountMinor, minimumMinor, reasonCode } = discount;
  return { id, lineId, basisPoints, amountMinor, minimumMinor, reasonCode };
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
    approvalId: null,
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

async function askFor(work: Work, cart: Cart, alone: CartDiscount): Promise<CartDiscount> {
  const free = { ...alone, cap: null };
  // Where the goods do not cost enough yet, it is about what comes off once they do.
  const later = discountOn(alone, alone.minimumMinor);
  const amountMinor = Math.max(takenBy(cart, free), alone.amountMinor ?? 0, later);
  const { currency } = cart;
  const goodsMinor = cart.itemsMinor();
  const approvalId = await askApproval(work, {
    kind: 'MANUAL_DISCOUNT',
    subjectId: alone.id,
    locationId: cart.soldAt,
    amountMinor,
    currency,
    summary: summaryOf(alone, Money.of(amountMinor, currency)),
    because: 'DISCOUNT_LIMIT',
    limitMinor: alone.cap && !isRefusal(goodsMinor) ? capOf(alone.cap, goodsMinor) : null,
    payload: { cartId: cart.id },
  });
  return { ...free, approvalId, agreedMinor: amountMinor };
}

function summaryOf({ basisPoints, reasonCode }: CartDiscount, taken: Money) {
  const sum = `${taken.toDecimal()} ${taken.currency}`;
  const part = basisPoints === null ? sum : `${basisPoints / 100} % (${sum})`;
  const reason = discountReasons[reasonCode];
  return {
    en: `Take ${part} off a cart: ${reason.en}`,
    fr: `Accorder une remise de ${part.replace('.', ',')} sur un panier : ${reason.fr}`,
  };
}
