import type { Kysely } from 'kysely';
import { findCustomers } from '../../customers/index.js';
import {
  type FulfilmentLineRow,
  type FulfilmentRow,
  pickupCode,
  pickupCodeSecret,
  readFulfilmentLines,
  readFulfilments,
} from '../../fulfilment/index.js';
import { inLocale } from '../../kernel/local-text.js';
import type { Locale } from '../../kernel/refusal.js';
import { findLocations, type LocationRow } from '../../locations/index.js';
import { type OrderView, readOrders } from '../../orders/index.js';
import type { Gateway } from '../../platform/gateway.js';
import type { MessageRow } from '../data/tables.js';
import { amountTold } from '../letters/amount.js';
import type { GoodsTold, Told } from '../letters/letter.js';
import { letterNamed } from '../letters/letters.js';
import { byTheClockOf, placeTold } from './place.js';
import { type Addressee, byId, idsOf, type Subject } from './subject.js';

/** Orders, with their pickups, parcels, payments and returns. */
export const orderSubject: Subject = {
  kind: 'ORDER',
  stream: 'order',

  async addresseesOf(db, ids) {
    const orders = await readOrders(db, ids);
    const knownIds = idsOf(orders, customerToAsk);
    const customers = byId(knownIds.length === 0 ? [] : await findCustomers(db, knownIds));
    return new Map(
      orders.map((order) => [
        order.id,
        addresseeOf(order, customers.get(customerToAsk(order) ?? '')),
      ]),
    );
  },

  async tell(gateway, messages) {
    const { db } = gateway;
    const ids = idsOf(messages, ({ subject_id }) => subject_id);
    const orders = byId(await readOrders(db, ids));
    const addressees = await orderSubject.addresseesOf(db, ids);
    const parcels = await parcelsOf(db, messages);
    return new Map(
      messages.flatMap((message) => {
        const { id, subject_id, fulfilment_id, locale, facts } = message;
        const order = orders.get(subject_id);
        if (!order) return [];
        const parcel = parcels.get(fulfilment_id ?? '');
        const tell = (): Told => ({
          number: order.number,
          addressee:
            letterNamed(message.letter).to === 'COLLECTOR'
              ? (parcel?.row.collector_name ?? '')
              : (addressees.get(subject_id)?.firstName ?? ''),
          goods: parcel && goodsTold({ ...parcel, order }, locale, gateway),
          facts,
        });
        return [[id, tell] as const];
      }),
    );
  },
};

/** The account of the buyer, where the order itself does not say how to reach them or how they speak. */
function customerToAsk({ email, phone, assisted_by, customer_id }: OrderView): string | null {
  return (email ?? phone) === null || assisted_by !== null ? customer_id : null;
}

function addresseeOf(
  order: OrderView,
  customer: Awaited<ReturnType<typeof findCustomers>>[number] | undefined,
): Addressee {
  const { customer_id: customerId, guest_key: guestKey } = order;
  const contact = (order.email ?? order.phone) === null && customer ? customer : order;
  return {
    email: contact.email,
    phone: contact.phone,
    firstName: contact.first_name,
    // Whoever was helped did not choose the language of the screen that it was done on.
    locale: customer?.locale ?? (order.locale as Locale),
    customerId,
    guestKey: customerId === null ? guestKey : null,
  };
}

interface Parcel {
  readonly row: FulfilmentRow;
  readonly lines: readonly FulfilmentLineRow[];
  readonly place: LocationRow | undefined;
}

async function parcelsOf(
  db: Kysely<unknown>,
  messages: readonly MessageRow[],
): Promise<ReadonlyMap<string, Parcel>> {
  const ids = idsOf(messages, ({ fulfilment_id }) => fulfilment_id);
  if (ids.length === 0) return new Map();
  const rows = await readFulfilments(db, ids);
  const lines = Map.groupBy(await readFulfilmentLines(db, ids), (line) => line.fulfilment_id);
  const places = byId(await findLocations(db, idsOf(rows, placeOf)));
  return new Map(
    rows.map((row) => [
      row.id,
      { row, lines: lines.get(row.id) ?? [], place: places.get(placeOf(row)) },
    ]),
  );
}

function goodsTold(
  { row, lines, place, order }: Parcel & { readonly order: OrderView },
  locale: Locale,
  gateway: Gateway,
): GoodsTold {
  const costMinor = lines.reduce((sum, line) => sum + line.total_minor, 0);
  return {
    ...placeTold(place),
    // Made here, sent and forgotten.
    code: row.kind === 'PICKUP' ? pickupCode(gateway.port(pickupCodeSecret), row.id) : null,
    keptUntil: row.keep_until && byTheClockOf(place, row.keep_until, locale),
    trackingCode: row.tracking_code,
    lines: lines
      .map((line) => ({ title: line.title, units: unitsTold(row, line) }))
      .filter(({ units }) => units > 0)
      .map(({ title, units }) => `${units} × ${inLocale(title, locale)}`),
    isWaiting: row.state === 'READY' || row.state === 'CUSTOMER_ARRIVED',
    paid: row.kind === 'COUNTER' ? amountTold(costMinor, order.currency, locale) : null,
  };
}

/** What waits, or else what was found. */
function unitsTold({ state }: FulfilmentRow, line: FulfilmentLineRow): number {
  const found = line.picked ?? line.quantity;
  return state === 'READY' ? found - line.handed_over - line.refused : found;
}

function placeOf(row: FulfilmentRow): string {
  return row.collect_at ?? row.stock_from;
}
