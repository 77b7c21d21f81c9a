import { isRefusal } from '../../../kernel/refusal.js';
import type { Work } from '../../../platform/commands/work.js';
import { keepForCart, type OutOfStockRefusal } from '../../../stock/index.js';
import { linesToTake } from '../../data/sources.js';
import type { CartForOrder } from '../../domain/cart-for-order.js';

/**
 * Keeps the stock of a cart that was locked for an order of later (`lockCartForOrder`): all of it or none, without an
 * end. Its prices stay as they are. `openKeptCart` has it ordered, `letGoOfCart` gives it back to its buyer.
 */
export async function keepCart(
  work: Work,
  { id: cartId, channel, lines }: CartForOrder,
): Promise<OutOfStockRefusal | undefined> {
  const ways = lines.map(({ id, variant, quantity, fulfilmentKind: kind, collectAt }) => ({
    id,
    variantId: variant.id,
    quantity,
    kind,
    collectAt,
  }));
  const taken = await linesToTake(work.db, { cartId, channel, lines: ways, now: work.now });
  return isRefusal(taken) ? taken : keepForCart(work, { cartId, channel, lines: taken });
}
