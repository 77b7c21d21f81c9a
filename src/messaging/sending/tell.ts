import type { Kysely } from 'kysely';
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
import { readOrders } from '../../orders/index.js';
import type { Gateway } from '../../platform/gateway.js';
import type { MessageRow } from '../data/tables.js';
import type { GoodsTold, Told } from '../letters/letter.js';
import { letterNamed } from '../letters/letters.js';

/**
 * What each message has to tell, by its id, in as many statements for many as for one. A pickup code is made here, sent
 * and forgotten.
 */
export async function tell(
  gateway: Gateway,
  messages: readonly MessageRow[],
): Promise<ReadonlyMap<string, Told>> {
  if (messages.length === 0) return new Map();
  const { db } = gateway;
  const orders = byId(
    await readOrders(
      db,
      idsOf(messages, ({ order_id }) => order_id),
    ),
  );
  const fulfilments = await fulfilmentsOf(db, messages);
  const secret = gateway.port(pickupCodeSecret);
  return new Map(
    messages.map((message) => {
      const order = orders.get(message.order_id);
      const parcel = fulfilments.get(message.fulfilment_id ?? '');
      const told: Told = {
        orderNumber: order?.number ?? '',
        addressee:
          letterNamed(message.letter).to === 'COLLECTOR'
            ? (parcel?.row.collector_name ?? '')
            : (order?.first_name ?? ''),
        goods: parcel && goodsTold(parcel, message.locale, secret),
        facts: message.facts,
      };
      return [message.id, told] as const;
    }),
  );
}

interface Parcel {
  readonly row: FulfilmentRow;
  readonly lines: readonly FulfilmentLineRow[];
  readonly place: LocationRow | undefined;
}

async function fulfilmentsOf(
  db: Kysely<unknown>,
  messages: readonly MessageRow[],
): Promise<ReadonlyMap<string, Parcel>> {
  const ids = idsOf(messages, ({ fulfilment_id }) => fulfilment_id);
  if (ids.length === 0) return new Map();
  const rows = await readFulfilments(db, ids);
  const lines = await readFulfilmentLines(db, ids);
  const places = byId(await findLocations(db, idsOf(rows, placeOf)));
  return new Map(
    rows.map((row) => [
      row.id,
      {
        row,
        lines: lines.filter((line) => line.fulfilment_id === row.id),
        place: places.get(placeOf(row)),
      },
    ]),
  );
}

function goodsTold({ row, lines, place }: Parcel, locale: Locale, secret: string): GoodsTold {
  return {
    placeName: place?.name ?? '',
    placeAddress: place ? `${place.street}, ${place.postal_code} ${place.city}` : '',
    code: row.kind === 'PICKUP' ? pickupCode(secret, row.id) : null,
    keptUntil: row.keep_until && byTheClockOf(place, row.keep_until, locale),
    trackingCode: row.tracking_code,
    lines: lines
      .map((line) => ({ title: line.title, units: unitsTold(row, line) }))
      .filter(({ units }) => units > 0)
      .map(({ title, units }) => `${units} × ${inLocale(title, locale)}`),
  };
}

/** What waits, or else what was found. */
function unitsTold({ state }: FulfilmentRow, line: FulfilmentLineRow): number {
  const found = line.picked ?? line.quantity;
  return state === 'READY' ? found - line.handed_over - line.refused : found;
}

function byTheClockOf(place: LocationRow | undefined, at: Date, locale: Locale): string {
  return new Intl.DateTimeFormat(locale, {
    dateStyle: 'full',
    timeStyle: 'short',
    timeZone: place?.time_zone ?? 'UTC',
  }).format(at);
}

function placeOf(row: FulfilmentRow): string {
  return row.collect_at ?? row.stock_from;
}

function byId<Row extends { readonly id: string }>(rows: readonly Row[]): ReadonlyMap<string, Row> {
  return new Map(rows.map((row) => [row.id, row]));
}

function idsOf<Row>(rows: readonly Row[], idOf: (row: Row) => string | null): string[] {
  return [...new Set(rows.flatMap((row) => idOf(row) ?? []))];
}
