import { dayMs, later } from '../../src/kernel/clock.js';
import type { StockedShop } from './given.js';
import { openPlace } from './parcels.js';

/** A store that opens on one day of the week alone, from nine to six: four days from then. Answers when that closes. */
export async function openNextIn4Days(
  shop: StockedShop,
  code: string,
  now: Date,
  stock: Readonly<Record<string, number>>,
): Promise<{ readonly locationId: string; readonly closesAt: Date }> {
  const date = later(now, 4 * dayMs);
  const locationId = await openPlace(
    shop,
    {
      code,
      kind: 'STORE',
      pickupPolicy: 'ANY',
      timeZone: 'UTC',
      weeklyHours: [{ day: date.getUTCDay() || 7, opens: '09:00', closes: '18:00' }],
    },
    stock,
  );
  return { locationId, closesAt: new Date(`${date.toISOString().slice(0, 10)}T18:00:00Z`) };
}
