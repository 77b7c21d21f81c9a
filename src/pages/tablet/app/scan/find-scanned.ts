import type { FoundProduct } from '../../documents/goods.js';
import { findGoods } from '../../documents/goods.js';
import { orderByNumber } from '../../documents/orders.js';
import { returnByNumber } from '../../documents/returns.js';
import { bears, type Scan } from '../../domain/scan.js';
import type { Work } from '../session/work.js';

/** What a code has turned out to be. */
export type Found =
  | { readonly kind: 'TASK'; readonly taskId: string; readonly pickupCode: string | null }
  | { readonly kind: 'RETURN'; readonly number: string }
  | { readonly kind: 'RESERVATION' }
  | { readonly kind: 'ORDER'; readonly number: string }
  | { readonly kind: 'GOODS'; readonly search: string }
  | { readonly kind: 'PICKUP_CODE'; readonly code: string };

/** Asks the shop what was scanned: an order of the queue, another order, goods, or else a pickup code. Null for what nobody knows. */
export async function findScanned(scan: Scan, { session, queue }: Work): Promise<Found | null> {
  const { orderNumber, pickupCode } = scan;
  if (scan.isReservation) return { kind: 'RESERVATION' };
  const found = scan.returnNumber && (await findReturn(scan.returnNumber, session));
  if (found) return found;
  if (orderNumber !== undefined) {
    const task = queue.taskOf(orderNumber);
    if (task) return { kind: 'TASK', taskId: task.id, pickupCode: pickupCode ?? null };
    const { order } = await session.ask(orderByNumber, { number: orderNumber });
    if (order) return { kind: 'ORDER', number: order.number };
  }
  const { products } = await session.ask(findGoods, { search: scan.goods });
  if (products.nodes.some((product) => isExactly(product, scan.goods)))
    return { kind: 'GOODS', search: scan.goods };
  if (pickupCode !== undefined) return { kind: 'PICKUP_CODE', code: pickupCode };
  if (products.nodes.length > 0) return { kind: 'GOODS', search: scan.text };
  return null;
}

async function findReturn(number: string, session: Work['session']): Promise<Found | undefined> {
  const { returnOrder } = await session.ask(returnByNumber, { number });
  return returnOrder ? { kind: 'RETURN', number: returnOrder.number } : undefined;
}

function isExactly(product: FoundProduct, goods: string): boolean {
  return product.variants.some((variant) => bears(variant, goods));
}
