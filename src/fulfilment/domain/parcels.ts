import type { Refusal } from '../../kernel/refusal.js';
import type { Fulfilment } from './fulfilment.js';
import type { FulfilmentLine } from './fulfilment-line.js';
import type { ParcelEvent, ParcelState } from './parcel-lifecycle.js';
import { type FulfilmentNotReady, parcelsDoNotAddUp } from './refusals.js';

/** What is put into one parcel. */
export interface WantedParcel {
  readonly weightGrams: number;
  readonly lines: readonly { readonly lineId: string; readonly quantity: number }[];
}

/**
 * Refuses parcels that do not hold exactly what was found: a unit that is in none, or in two, or was not found, and a
 * parcel with nothing in it (ParcelsDoNotAddUp).
 */
export function refuseParcels(
  shipment: Fulfilment,
  wanted: readonly WantedParcel[],
): Refusal<'ParcelsDoNotAddUp'> | undefined {
  if (wanted.some((parcel) => !isWhole(shipment, parcel)))
    return parcelsDoNotAddUp({ sku: null, found: 0, packed: 0 });
  for (const { id, sku, picked } of shipment.lines) {
    const packed = unitsOf(wanted, id);
    const found = picked ?? 0;
    if (packed !== found) return parcelsDoNotAddUp({ sku, found, packed });
  }
  return undefined;
}

/** True where it holds something, each line once, whole units, and only goods of the shipment. */
function isWhole({ lines: goods }: Fulfilment, { lines }: WantedParcel): boolean {
  const ids = new Set(lines.map(({ lineId }) => lineId));
  const isKnown = goods.filter(({ id }) => ids.has(id)).length === ids.size;
  const isCounted = lines.every(({ quantity }) => Number.isInteger(quantity) && quantity > 0);
  return lines.length > 0 && ids.size === lines.length && isKnown && isCounted;
}

function unitsOf(wanted: readonly WantedParcel[], lineId: string): number {
  const held = wanted.flatMap(({ lines }) => lines.filter((line) => line.lineId === lineId));
  return held.reduce((sum, { quantity }) => sum + quantity, 0);
}

/** The goods of one parcel leave with the carrier; with the last parcel the shipment has left. */
export function shipUnits(
  shipment: Fulfilment,
  units: readonly { readonly line: FulfilmentLine; readonly quantity: number }[],
  trackingCode: string | null,
  at: Date,
): Fulfilment | FulfilmentNotReady {
  if (!shipment.possible.includes('shipPart')) return shipment.refuseStep();
  for (const { line, quantity } of units) line.handedOver += quantity;
  shipment.trackingCode ??= trackingCode;
  const isOver = shipment.lines.every((line) => shipment.toLeave(line) === 0);
  return shipment.follow(isOver ? 'ship' : 'shipPart', at);
}

/** Where news of a carrier leads. */
export const stepOf: Readonly<Record<string, ParcelEvent | undefined>> = {
  DELIVERED: 'deliver',
  LOST: 'lose',
  RETURNED_TO_SENDER: 'sendBack',
};

/** What becomes of a shipment whose parcels have all come to their end; undefined while one is under way. */
export function endOf(states: readonly ParcelState[]): 'deliver' | 'lose' | 'sendBack' | undefined {
  const under: readonly ParcelState[] = ['PACKED', 'LABELED', 'SHIPPED'];
  if (states.some((state) => under.includes(state))) return undefined;
  if (states.includes('DELIVERED')) return 'deliver';
  return states.every((state) => state === 'LOST') ? 'lose' : 'sendBack';
}
