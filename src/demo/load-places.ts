import { isRefusal } from '../kernel/refusal.js';
import { saveLocation } from '../locations/index.js';
import type { Gateway } from '../platform/gateway.js';
import { inBatches, type LoadProgress } from './load-progress.js';
import type { DemoLocation } from './shop.js';

const batchLocations = 100;

/** Saves the locations, and answers the inner id of each by its code. */
export async function loadPlaces(
  gateway: Gateway,
  locations: readonly DemoLocation[],
  progress: LoadProgress,
): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>();
  progress.begin('locations', locations.length);
  for (const batch of inBatches(locations, batchLocations)) {
    await gateway.runAsSystem('loadPlaces', async (work) => {
      for (const location of batch) {
        const { address, exceptions, safetyStock: _, ...described } = location;
        const { line1: street, postalCode, city, countryCode } = address;
        const saved = await saveLocation(work, {
          ...described,
          street,
          postalCode,
          city,
          countryCode,
          hoursExceptions: exceptions,
        });
        if (isRefusal(saved)) throw new Error(`${location.code}: ${saved.messages.en}`);
        ids.set(location.code, saved.id);
      }
    });
    progress.advance(batch.length);
  }
  return ids;
}
