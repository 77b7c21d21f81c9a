import { setPickupRule } from '../fulfilment/index.js';
import { isRefusal } from '../kernel/refusal.js';
import type { Gateway } from '../platform/gateway.js';
import { setReturnLabelFee } from '../returns/index.js';
import { setSourcingPlace } from '../sourcing/index.js';
import type { LoadProgress } from './load-progress.js';
import type { DemoTerms } from './shop.js';

/** Saves by which terms the shop sends, keeps and takes back goods. Inner ids of locations are known by their codes. */
export async function loadTerms(
  gateway: Gateway,
  { terms, currency }: { readonly terms: DemoTerms; readonly currency: string },
  locationIds: ReadonlyMap<string, string>,
  progress: LoadProgress,
): Promise<void> {
  const { sending, pickups, returnLabelMinor } = terms;
  progress.begin('terms', sending.length + 2);
  await gateway.runAsSystem('loadTerms', async (work) => {
    for (const { locationCode, ...place } of sending)
      await setSourcingPlace(work, {
        locationId: locationIds.get(locationCode) ?? '',
        ships: true,
        ...place,
      });
    const { identityFromMinor: amountMinor, ...kept } = pickups;
    const rule = { ...kept, identityFrom: { amountMinor, currency } };
    await setPickupRule(work, { locationId: null, rule });
    const fee = await setReturnLabelFee(work, { currency, amountMinor: returnLabelMinor });
    if (isRefusal(fee)) throw new Error(fee.messages.en);
  });
  progress.advance(sending.length + 2);
}
