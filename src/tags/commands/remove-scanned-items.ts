import { type Cart, changeCartLines, lockOwnCart } from '../../carts/index.js';
import { isRefusal } from '../../kernel/refusal.js';
import type { Work } from '../../platform/commands/work.js';
import { putBack } from '../data/store.js';
import type { ScannedTag } from '../domain/outcomes.js';
import type { ScanItems } from './add-scanned-items.js';

/** Takes what goes back to the shelf out of a cart: one unit for each tag that is in it. Safe to repeat. */
export async function removeScannedItems(work: Work, input: ScanItems) {
  const { cartId, expectedVersion, epcs } = input;
  const cart = await lockOwnCart(work, cartId);
  const closed = cart.beginEdit(expectedVersion);
  if (closed) return closed;
  const removed = await putBack(work, epcs, { cartId });
  const units = Map.groupBy(removed, (tag) => tag.variant_id);
  const lines = [...units].flatMap(([variantId, { length }]) => fewer(cart, variantId, length));
  if (lines.length > 0) {
    const edited = await changeCartLines(work, { cartId, lines });
    if (isRefusal(edited)) return edited;
  }
  const variants = new Map(removed.map((tag) => [tag.epc, tag.variant_id]));
  const scanned = epcs.map((epc): ScannedTag => {
    const variantId = variants.get(epc);
    return variantId === undefined
      ? { epc, outcome: 'NOT_THERE', variantId: null }
      : { epc, outcome: 'REMOVED', variantId };
  });
  return { cartId, scanned, adjustments: [] };
}

/** What the lines of a variant have without so many units: first those that are carried out give them up, then the last ones. */
function fewer(cart: Cart, variantId: string, units: number) {
  const isInHand = (line: Cart['lines'][number]) => cart.wayOutOf(line).kind === 'COUNTER';
  const lines = cart.linesOf(variantId).toReversed();
  let left = units;
  return [...lines.filter(isInHand), ...lines.filter((line) => !isInHand(line))].flatMap((line) => {
    const taken = Math.min(left, line.quantity);
    left -= taken;
    return taken > 0 ? [{ lineId: line.id, quantity: line.quantity - taken }] : [];
  });
}
