import type { Work } from '../../platform/commands/work.js';
import { releaseCartHold } from '../../stock/index.js';
import { carts } from '../data/store.js';
import type { CartAdjustment } from '../domain/adjustments.js';
import { type Cart, mayUseCart } from '../domain/cart.js';
import type { CartLine } from '../domain/cart-line.js';
import { maxQuantity } from '../domain/limits.js';
import type { EditRefusal, VariantNotSoldRefusal } from '../domain/refusals.js';
import { type LineChange, tellCart } from '../events.js';
import { type CartAnswer, finishEdit } from './edit-cart.js';
import { noSuchCart } from './lock-own-cart.js';
import { isDiscounted, moveDiscounts } from './move-discounts.js';

export interface ClaimCart {
  readonly cartId: string;
  /** What the guest's secret is known by: who has it, filled the cart. */
  readonly guestKey: string | null;
}

/**
 * Makes a guest's cart the signed-in customer's. If the customer is filling one already, the lines go over into
 * it, with what staff have taken off them: none is lost, and what is more than a cart holds is reported. Safe to repeat: it answers with the cart in
 * which the lines are now.
 */
export async function claimCart(
  work: Work,
  input: ClaimCart,
): Promise<CartAnswer | EditRefusal | VariantNotSoldRefusal> {
  const customerId = work.caller.actor.id ?? '';
  const active = await carts(work).activeOf(customerId);
  const locked = await carts(work).lockAll([...new Set([input.cartId, active ?? input.cartId])]);
  const cart = locked.find((each) => each.id === input.cartId);
  if (!cart) throw noSuchCart();
  if (cart.customerId === customerId) return { cartId: cart.id, adjustments: [] };
  if (input.guestKey === null || cart.guestKey !== input.guestKey) throw noSuchCart();
  if (cart.mergedInto) return answerAgain(work, cart.mergedInto);
  const closed = cart.beginEdit(undefined);
  if (closed) return closed;
  const own = locked.find(
    (each) => each.id !== cart.id && each.customerId === customerId && each.state === 'ACTIVE',
  );
  return own ? mergeInto(work, cart, own) : takeOver(work, cart, customerId);
}

/** The claim was made before: the lines are in a cart that must be the same customer's. */
async function answerAgain(work: Work, mergedInto: string): Promise<CartAnswer> {
  const cart = await carts(work).lock(mergedInto);
  if (!cart || !mayUseCart(work.caller.actor, cart)) throw noSuchCart();
  return { cartId: cart.id, adjustments: [] };
}

function takeOver(work: Work, cart: Cart, customerId: string) {
  cart.customerId = customerId;
  cart.guestKey = null;
  return finishEdit(work, cart, { type: 'CartClaimed', news: { fields: ['customer'] } });
}

async function mergeInto(work: Work, guest: Cart, own: Cart) {
  const lines: LineChange[] = [];
  const adjustments: CartAdjustment[] = [];
  const lineOf = new Map<CartLine, CartLine>();
  for (const given of guest.lines) {
    const { variantId, quantity } = given;
    const room = Math.max(0, maxQuantity - own.quantityOf(variantId));
    const same = lineFor(given, room, guest, own);
    const before = same?.quantity ?? 0;
    const after = before + Math.min(quantity, room);
    const line = same ?? own.append(variantId, after, work.now);
    line.quantity = after;
    if (!same) line.goThatWay(given.ownWay);
    if (!same || guest.currency !== own.currency) lineOf.set(given, line);
    lines.push({ variantId, before, after });
    if (after < before + quantity)
      adjustments.push({
        kind: 'QUANTITY_CLAMPED',
        lineId: line.id,
        variantId,
        before: before + quantity,
        after,
      });
  }
  adjustments.push(...moveDiscounts(guest, own, lineOf));
  fillGaps(own, guest);
  await close(work, guest, own.id);
  return finishEdit(work, own, { type: 'CartClaimed', news: { lines }, adjustments });
}

/** The line into which one goes; undefined for one of its own, as for goods that cost less than those that are there. */
function lineFor(given: CartLine, room: number, guest: Cart, own: Cart): CartLine | undefined {
  if (room === 0) return own.lineFor(given.variantId);
  const isApart = guest.currency === own.currency && isDiscounted(guest, given);
  return isApart ? undefined : own.lineLike(given);
}

/** What the customer has said in the own cart counts; the guest's words fill what was left open. */
function fillGaps(own: Cart, guest: Cart): void {
  if (own.contact === null) own.contact = guest.contact;
  if (own.shippingAddress === null && guest.shippingAddress) own.shipTo(guest.shippingAddress);
  own.billingAddress ??= guest.billingAddress;
  own.note ??= guest.note;
  if (own.fulfilmentKind === null) {
    own.fulfilmentKind = guest.fulfilmentKind;
    own.collectAt = guest.collectAt;
  }
}

/** Ends the guest's cart. Its lines stay in it as a record; what it holds goes back to the shelf. */
async function close(work: Work, guest: Cart, into: string): Promise<void> {
  guest.step('merge');
  guest.mergedInto = into;
  if (guest.heldUntil) {
    guest.heldUntil = null;
    await releaseCartHold(work, guest.id);
  }
  guest.touch(work.now);
  tellCart(work, guest, 'CartMerged', { into });
}
