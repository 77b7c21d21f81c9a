import { letGoOfCart } from '../../../carts/index.js';
import type { Work } from '../../../platform/commands/work.js';
import { lockOpenReplacement, stepReplacement } from '../../data/replacements.js';
import type { ReturnOrder } from '../../domain/return-order.js';
import { returnNews } from '../../events.js';

/** Why goods are not kept for a return any more. */
export type LetGoReason = 'RETURN_ENDED' | 'GIVEN_UP' | 'OTHER_GOODS' | 'PAID_BACK' | 'EXPIRED';

/**
 * What was kept for a return that is locked is on sale again, and the buyer has the cart back. Does nothing where
 * nothing is kept. Its cart is locked after the return: nobody goes on with one that was set aside.
 */
export async function letGoOfReplacement(
  work: Work,
  returned: ReturnOrder,
  because: LetGoReason,
): Promise<void> {
  const open = await lockOpenReplacement(work, returned.id);
  if (!open) return;
  const hasRunOut = because === 'EXPIRED' && open.state === 'RESERVED';
  await stepReplacement(work, open, hasRunOut ? 'expire' : 'letGo');
  await letGoOfCart(work, open.cart_id);
  work.emit(returnNews('ReturnReplacementLetGo', returned, returned.state, { because }));
}
