import type { Work } from '../../platform/commands/work.js';
import { lockItems } from '../data/count.js';
import { type ArrivedUnits, type Journey, letArrive } from '../data/travel.js';
import { tellStockChanged } from '../events.js';

export interface ReceiveSentStock extends Journey {
  /** The order that the goods are promised to on arrival; null where they are free. */
  readonly orderId: string | null;
  readonly lines: readonly ArrivedUnits[];
}

/**
 * Goods arrive that were sent, or are known to be lost: they are no longer expected, and what has come lies on the
 * shelf, reserved at once where it belongs to an order.
 */
export async function receiveSentStock(
  work: Work,
  { lines, orderId, ...journey }: ReceiveSentStock,
): Promise<void> {
  await lockItems(
    work,
    lines.map(({ variantId }) => ({ variantId, locationId: journey.to })),
  );
  tellStockChanged(work, await letArrive(work, journey, lines, orderId));
}
