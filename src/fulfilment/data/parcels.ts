import { type Kysely, sql } from 'kysely';
import { newId } from '../../kernel/ids.js';
import type { Work } from '../../platform/commands/work.js';
import { tables } from '../../platform/database/database.js';
import type { ParcelNews } from '../carriers/carrier.js';
import type { ParcelState } from '../domain/parcel-lifecycle.js';
import type { WantedParcel } from '../domain/parcels.js';

/** A parcel as it stands in its table. It is changed by whoever holds the lock of its fulfilment. */
export interface ParcelRow {
  readonly id: string;
  readonly fulfilment_id: string;
  /** From 1 on, within its shipment. */
  readonly number: number;
  readonly state: ParcelState;
  readonly weight_grams: number;
  readonly carrier: string;
  /** The carrier's own name for it. */
  readonly reference: string | null;
  readonly tracking_code: string | null;
  readonly label_url: string | null;
  readonly label_error: string | null;
  /** When its label is asked for, again; null where it has one, or will get none. */
  readonly label_due_at: Date | null;
  readonly packed_at: Date;
  readonly shipped_at: Date | null;
  readonly ended_at: Date | null;
  /** When its money is given back, tried again; null where nothing is to be given back any more. */
  readonly refund_due_at: Date | null;
  readonly refund_id: string | null;
  /** When its label is given back to the carrier, tried again; null where there is none to give back. */
  readonly void_due_at: Date | null;
}

export interface ParcelLineRow {
  readonly parcel_id: string;
  readonly fulfilment_line_id: string;
  readonly quantity: number;
}

interface CarrierEventRow {
  readonly carrier: string;
  readonly event_id: string;
  readonly reference: string;
  readonly type: string;
  readonly occurred_at: Date;
  readonly received_at: Date;
}

interface ParcelTables {
  parcel: ParcelRow;
  parcel_line: ParcelLineRow;
  carrier_event: CarrierEventRow;
}

/** Tables of parcels and what carriers tell of them. */
export function parcelTables(db: Kysely<unknown>): Kysely<ParcelTables> {
  return tables<ParcelTables>(db);
}

/** Parcels as commands need them. The caller holds the lock of their fulfilment. */
export function parcels(work: Work) {
  const db = parcelTables(work.db);
  return {
    async write(fulfilmentId: string, wanted: readonly WantedParcel[], carrier: string) {
      const written = wanted.map(({ weightGrams, lines }, place) => ({
        lines,
        row: {
          id: newId(),
          fulfilment_id: fulfilmentId,
          number: place + 1,
          state: 'PACKED',
          weight_grams: weightGrams,
          carrier,
          label_due_at: work.now,
          packed_at: work.now,
        } as const,
      }));
      await sql`
        with packed as (
          insert into parcel (id, fulfilment_id, number, state, weight_grams, carrier, label_due_at, packed_at)
          select id, fulfilment_id, number, state, weight_grams, carrier, label_due_at, packed_at
          from jsonb_populate_recordset(null::parcel, ${JSON.stringify(written.map(({ row }) => row))}::jsonb)
        )
        insert into parcel_line
        select * from jsonb_populate_recordset(null::parcel_line, ${JSON.stringify(
          written.flatMap(({ row, lines }) =>
            lines.map(({ lineId, quantity }) => ({
              parcel_id: row.id,
              fulfilment_line_id: lineId,
              quantity,
            })),
          ),
        )}::jsonb)`.execute(work.db);
      return written.map(({ row }) => row.id);
    },

    ofFulfilment: (fulfilmentId: string): Promise<ParcelRow[]> =>
      db
        .selectFrom('parcel')
        .selectAll()
        .where('fulfilment_id', '=', fulfilmentId)
        .orderBy('number')
        .execute(),

    linesOf: (parcelId: string): Promise<ParcelLineRow[]> =>
      db.selectFrom('parcel_line').selectAll().where('parcel_id', '=', parcelId).execute(),

    async change(id: string, changes: Partial<ParcelRow>): Promise<void> {
      await db.updateTable('parcel').set(changes).where('id', '=', id).execute();
    },

    /** News is kept once, in whatever order and however often it comes. Says whether it was new. */
    async keepNews(
      carrier: string,
      { eventId, reference, type, occurredAt }: ParcelNews,
    ): Promise<boolean> {
      const kept = await db
        .insertInto('carrier_event')
        .values({
          carrier,
          event_id: eventId,
          reference,
          type,
          occurred_at: occurredAt,
          received_at: work.now,
        })
        .onConflict((conflict) => conflict.doNothing())
        .returning('event_id')
        .executeTakeFirst();
      return kept !== undefined;
    },

    /** What a carrier has told of a parcel, the latest first. */
    newsOf: ({ carrier, reference }: ParcelRow) =>
      db
        .selectFrom('carrier_event')
        .selectAll()
        .where('carrier', '=', carrier)
        .where('reference', '=', reference ?? '')
        .orderBy('occurred_at', 'desc')
        .orderBy('event_id')
        .execute(),
  };
}

/**
 * The parcels of a shipment that have not left never will; a label that may have been asked for is given back. Answers how
 * many there are.
 */
export async function cancelParcelsOf(work: Work, fulfilmentId: string): Promise<number> {
  const canceled = await parcelTables(work.db)
    .updateTable('parcel')
    .set({
      state: 'CANCELED',
      ended_at: work.now,
      label_due_at: null,
      void_due_at: sql`case when reference is not null or label_due_at is not null
        then ${work.now}::timestamptz end`,
    })
    .where('fulfilment_id', '=', fulfilmentId)
    .where('state', 'in', ['PACKED', 'LABELED'])
    .executeTakeFirst();
  return Number(canceled.numUpdatedRows);
}

/** A parcel, and the fulfilment that has to be locked for it. */
export function findParcel(db: Kysely<unknown>, id: string): Promise<ParcelRow | undefined> {
  return parcelTables(db).selectFrom('parcel').selectAll().where('id', '=', id).executeTakeFirst();
}

/** The parcel that a carrier tells of. */
export function findParcelOfCarrier(
  db: Kysely<unknown>,
  carrier: string,
  reference: string,
): Promise<ParcelRow | undefined> {
  return parcelTables(db)
    .selectFrom('parcel')
    .selectAll()
    .where('carrier', '=', carrier)
    .where('reference', '=', reference)
    .executeTakeFirst();
}

/**
 * The parcel with this code that is under way, or was last; undefined where there is none, or several are under way with
 * the same code.
 */
export async function findParcelWithCode(
  db: Kysely<unknown>,
  trackingCode: string,
): Promise<string | undefined> {
  const rows = await parcelTables(db)
    .selectFrom('parcel')
    .select(['id', 'ended_at'])
    .where('tracking_code', '=', trackingCode)
    .where('shipped_at', 'is not', null)
    .orderBy('ended_at', (order) => order.desc().nullsFirst())
    .limit(2)
    .execute();
  return rows.every((row) => row.ended_at === null) && rows.length > 1 ? undefined : rows[0]?.id;
}

const batchSize = 100;

/** Parcels whose label is to be asked for, again. */
export function parcelsWithoutLabel(db: Kysely<unknown>, now: Date): Promise<ParcelRow[]> {
  return parcelTables(db)
    .selectFrom('parcel')
    .selectAll()
    .where('label_due_at', '<=', now)
    .orderBy('label_due_at')
    .limit(batchSize)
    .execute();
}

/** Parcels whose label is to be given back, again. */
export function parcelsToVoid(db: Kysely<unknown>, now: Date): Promise<ParcelRow[]> {
  return parcelTables(db)
    .selectFrom('parcel')
    .selectAll()
    .where('void_due_at', '<=', now)
    .orderBy('void_due_at')
    .limit(batchSize)
    .execute();
}

/** Parcels whose money is still to be given back. */
export function parcelsToRefund(db: Kysely<unknown>, now: Date): Promise<ParcelRow[]> {
  return parcelTables(db)
    .selectFrom('parcel')
    .selectAll()
    .where('refund_due_at', '<=', now)
    .orderBy('refund_due_at')
    .limit(batchSize)
    .execute();
}
