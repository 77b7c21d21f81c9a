import { isRefusal } from '../kernel/refusal.js';
import { saveTransferRoute } from '../locations/index.js';
import type { Gateway } from '../platform/gateway.js';
import { inBatches, type LoadProgress } from './load-progress.js';
import type { DemoRoute } from './shop.js';

const batchRoutes = 100;

/** Saves how goods go between the locations, whose inner ids are known by their codes. */
export async function loadRoutes(
  gateway: Gateway,
  routes: readonly DemoRoute[],
  locationIds: ReadonlyMap<string, string>,
  progress: LoadProgress,
): Promise<void> {
  progress.begin('transfer routes', routes.length);
  for (const batch of inBatches(routes, batchRoutes)) {
    await gateway.runAsSystem('loadRoutes', async (work) => {
      for (const { fromCode, toCode, ...timetable } of batch) {
        const saved = await saveTransferRoute(work, {
          fromLocationId: locationIds.get(fromCode) ?? '',
          toLocationId: locationIds.get(toCode) ?? '',
          ...timetable,
        });
        if (isRefusal(saved)) throw new Error(`${fromCode} to ${toCode}: ${saved.messages.en}`);
      }
    });
    progress.advance(batch.length);
  }
}
