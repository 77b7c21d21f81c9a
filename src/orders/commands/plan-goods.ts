import type { FulfilmentPlan } from '../../fulfilment/index.js';
import { allocateMinor, shareOfUnits } from '../../kernel/money.js';
import { findLocationsWithHours, type LocationWithHours, readyAt } from '../../locations/index.js';
import type { Work } from '../../platform/commands/work.js';
import { plannedParts, readSettings } from '../../sourcing/index.js';
import type { Order, OrderLine } from '../domain/order.js';
import { arrivalsOf, wayOf } from './transfers/arrivals-of.js';

/** Units of a line that come from one place, and what the buyer pays for them. */
export interface OrderPart {
  readonly line: OrderLine;
  readonly stockFrom: string;
  readonly quantity: number;
  readonly totalMinor: number;
}

/** One fulfilment for each way and place; the shipping fee is shared out over the parcels by their value. */
export async function planGoods(work: Work, order: Order): Promise<FulfilmentPlan[]> {
  return fulfilmentsOf(work, order, await partsOf(work, order), order.shippingMinor);
}

/** The fulfilments that bring these parts of an order. Those that are sent share the shipping fee. */
export async function fulfilmentsOf(
  work: Work,
  order: Order,
  parts: readonly OrderPart[],
  shippingMinor: number,
): Promise<FulfilmentPlan[]> {
  const groups = [...Map.groupBy(parts, waysKey).values()];
  const locations = await findLocationsWithHours(
    work.db,
    groups.flatMap(([part]) => (part ? [part.stockFrom] : [])),
  );
  const locationById = new Map(locations.map((location) => [location.id, location]));
  const fees = shippingShares(shippingMinor, groups);
  const sending = new Set(
    parts.filter(({ line }) => line.fulfilmentKind === 'SHIP').map(({ stockFrom }) => stockFrom),
  );
  const offers = await offersOf(
    work,
    locations.filter(({ id }) => sending.has(id)),
  );
  const arrivals = await arrivalsOf(
    work,
    groups.flatMap(([part]) => part ?? []),
  );
  return groups.flatMap((group, place) => {
    const [first] = group;
    const location = first && locationById.get(first.stockFrom);
    if (!first || !location) throw new Error(`order ${order.number} has goods from nowhere`);
    return {
      orderId: order.id,
      orderNumber: order.number,
      kind: first.line.fulfilmentKind,
      stockFrom: first.stockFrom,
      collectAt: first.line.collectAt,
      collectorName: `${order.firstName} ${order.lastName}`.trim(),
      shippingMinor: fees[place] ?? 0,
      promisedAt: arrivals.get(wayOf(first)) ?? promiseOf(first, location, work.now),
      offeredUntil: (first.line.fulfilmentKind === 'SHIP' && offers.get(location.id)) || null,
      lines: group.map(({ line, quantity, totalMinor }) => ({
        orderLineId: line.id,
        variantId: line.variantId,
        sku: line.sku,
        title: line.title,
        quantity,
        totalMinor,
      })),
    };
  });
}

/** Stores have their own customers to serve, so they are asked; how long they may think counts while they are open. */
async function offersOf(
  work: Work,
  locations: readonly LocationWithHours[],
): Promise<Map<string, Date>> {
  const stores = locations.filter(({ kind }) => kind === 'STORE');
  if (stores.length === 0) return new Map();
  const { offerMinutes } = await readSettings(work.db);
  return new Map(
    stores.map((store) => [
      store.id,
      readyAt({ ...store, preparation_minutes: offerMinutes }, work.now),
    ]),
  );
}

/** What is carried out is there; anything else is ready once it was prepared where it lies. */
function promiseOf({ line }: OrderPart, location: LocationWithHours, now: Date): Date {
  return line.fulfilmentKind === 'COUNTER' ? now : readyAt(location, now);
}

/** Lines of which several places give some are looked up in the stored plan; their shares add up to the line. */
async function partsOf(work: Work, order: Order): Promise<OrderPart[]> {
  const scattered = order.lines.filter((line) => line.stockFrom === null).map(({ id }) => id);
  const planned =
    scattered.length > 0
      ? await plannedParts(work.db, scattered)
      : new Map<string, { locationId: string; quantity: number }[]>();
  return order.lines.flatMap((line) => {
    const { stockFrom, quantity, totalMinor } = line;
    if (stockFrom !== null) return [{ line, stockFrom, quantity, totalMinor }];
    let before = 0;
    return (planned.get(line.id) ?? []).map((part) => {
      const share = shareOfUnits(totalMinor, quantity, before, part.quantity);
      before += part.quantity;
      return { line, stockFrom: part.locationId, quantity: part.quantity, totalMinor: share };
    });
  });
}

function waysKey({ line, stockFrom }: OrderPart): string {
  return `${line.fulfilmentKind} ${stockFrom} ${line.collectAt ?? ''}`;
}

function shippingShares(
  shippingMinor: number,
  groups: readonly (readonly OrderPart[])[],
): number[] {
  if (shippingMinor === 0) return groups.map(() => 0);
  const weights = groups.map((parts) =>
    parts[0]?.line.fulfilmentKind === 'SHIP'
      ? parts.reduce((sum, part) => sum + part.totalMinor, 1)
      : 0,
  );
  return weights.some((weight) => weight > 0)
    ? allocateMinor(shippingMinor, weights)
    : groups.map(() => 0);
}
