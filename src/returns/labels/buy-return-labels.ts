import { findVariants } from '../../catalog/index.js';
import { carriers, type Destination } from '../../fulfilment/index.js';
import { findLocations, type LocationRow } from '../../locations/index.js';
import type { Gateway } from '../../platform/gateway.js';
import { eachAlone } from '../../platform/jobs/each-alone.js';
import { recordReturnLabel } from '../commands/labels/record-return-label.js';
import { readDueLabels, readUnitsOf } from '../data/labels.js';

const batchSize = 100;
/** Of goods whose weight nobody has written down. */
const usualGrams = 500;

/**
 * Asks the carrier for the labels that returns lack, of these or of all, each between two transactions and with the
 * return's own key: who asks again is given the same one. Safe to run anywhere at once.
 */
export async function buyReturnLabels(
  gateway: Gateway,
  returnIds?: readonly string[],
): Promise<void> {
  const { db, clock } = gateway;
  const due = await readDueLabels(db, clock.now(), { ids: returnIds, limit: batchSize });
  if (due.length === 0) return;
  const weightOf = await weighReturns(
    gateway,
    due.map(({ return_id }) => return_id),
  );
  const places = await findLocations(db, [...new Set(due.map((each) => each.location_id))]);
  const carrier = gateway.port(carriers).usual;
  await eachAlone(due, async ({ return_id: returnId, location_id, number: reference }) => {
    const place = places.find(({ id }) => id === location_id);
    if (!place) return;
    const call = { key: returnId, reference, destination: destinationOf(place) };
    const outcome = await carrier.buyLabel({ ...call, weightGrams: weightOf(returnId) });
    await gateway.runAsSystem('recordReturnLabel', (work) =>
      recordReturnLabel(work, { returnId, carrier: carrier.name, outcome }),
    );
  });
}

function destinationOf(place: LocationRow): Destination {
  const { name, street: line1, postal_code: postalCode, city, country_code: countryCode } = place;
  return { name, line1, line2: null, postalCode, city, countryCode };
}

async function weighReturns({ db }: Gateway, returnIds: readonly string[]) {
  const units = await readUnitsOf(db, returnIds);
  const variantIds = new Set([...units.values()].flat().map(({ variant_id }) => variant_id));
  const variants = await findVariants(db, [...variantIds]);
  const gramsOf = new Map(variants.map((row) => [row.id, row.weight_grams ?? usualGrams]));
  return (returnId: string): number =>
    (units.get(returnId) ?? []).reduce(
      (sum, { variant_id, quantity }) => sum + (gramsOf.get(variant_id) ?? usualGrams) * quantity,
      0,
    );
}
