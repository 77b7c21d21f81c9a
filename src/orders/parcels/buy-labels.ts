import {
  type Carrier,
  carriers,
  type Destination,
  type ParcelRow,
  parcelsWithoutLabel,
  readFulfilments,
  recordLabel,
} from '../../fulfilment/index.js';
import type { Gateway } from '../../platform/gateway.js';
import { eachAlone } from '../../platform/jobs/each-alone.js';
import { type OrderView, readOrders } from '../data/reads.js';

/**
 * Asks the carriers for the labels that are missing, of these parcels or of all, each between two transactions and with
 * the parcel's own key: who asks again is given the same one. Safe to run anywhere at once.
 */
export async function buyLabels(gateway: Gateway, parcelIds?: readonly string[]): Promise<void> {
  const due = await parcelsWithoutLabel(gateway.db, gateway.clock.now());
  const wanted = due.filter(({ id }) => parcelIds?.includes(id) ?? true);
  if (wanted.length === 0) return;
  const orders = await ordersOf(gateway, wanted);
  await eachAlone(wanted, async (parcel) => {
    const order = orders.get(parcel.fulfilment_id);
    const carrier = gateway.port(carriers).find(parcel.carrier);
    if (order && carrier) await buyLabel(gateway, carrier, parcel, order);
  });
}

async function buyLabel(
  gateway: Gateway,
  carrier: Carrier,
  parcel: ParcelRow,
  order: OrderView,
): Promise<void> {
  const { id: key, number, weight_grams: weightGrams } = parcel;
  const reference = `${order.number}-${number}`;
  const outcome = await carrier.buyLabel({
    key,
    reference,
    weightGrams,
    destination: destinationOf(order),
  });
  await gateway.runAsSystem('recordLabel', (work) => recordLabel(work, { parcelId: key, outcome }));
}

function destinationOf({ shipping_address: address }: OrderView): Destination {
  const text = (field: string) => String(address?.[field] ?? '');
  return {
    name: text('name'),
    line1: text('line1'),
    line2: address?.['line2'] ?? null,
    postalCode: text('postalCode'),
    city: text('city'),
    countryCode: text('countryCode'),
  };
}

/** The orders of parcels, by the id of the shipment. */
async function ordersOf(
  gateway: Gateway,
  parcels: readonly ParcelRow[],
): Promise<ReadonlyMap<string, OrderView>> {
  const ids = [...new Set(parcels.map((parcel) => parcel.fulfilment_id))];
  const shipments = await readFulfilments(gateway.db, ids);
  const orderIds = [...new Set(shipments.map(({ order_id }) => order_id))];
  const orders = new Map(
    (await readOrders(gateway.db, orderIds)).map((order) => [order.id, order]),
  );
  return new Map(
    shipments.flatMap(({ id, order_id }) => {
      const order = orders.get(order_id);
      return order ? [[id, order] as const] : [];
    }),
  );
}
