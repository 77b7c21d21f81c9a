import { type Kysely, type RawBuilder, sql } from 'kysely';
import { soldVariants } from '../../catalog/index.js';
import { findLocations, type LocationRow } from '../../locations/index.js';
import { tables } from '../../platform/database/database.js';
import { itemKey } from '../domain/quantities.js';
import { serves, type WayOut } from '../domain/serving.js';
import type { StockTables } from './tables.js';

/** What is asked of the stock. */
export interface AvailabilityQuestion {
  readonly variantIds: readonly string[];
  /** Only these places; all where it is left out. */
  readonly locationIds?: readonly string[] | undefined;
  /**
   * The channel that wants to sell: what a place does not sell through it counts as none. Left out where the
   * question is only what lies on the shelves.
   */
  readonly channel?: string | undefined;
  /** Set where the buyer collects: a place that hands nothing over has none for him. */
  readonly kind?: WayOut | undefined;
  /** What this cart holds counts as available, because it is available to that cart. */
  readonly cartId?: string | undefined;
}

/** How many of a variant there are in a place. */
export interface StockLevel {
  readonly variantId: string;
  readonly locationId: string;
  readonly onHand: number;
  readonly reserved: number;
  /** What is on its way to this place. */
  readonly incoming: number;
  /** What may be sold to whoever asked; never below none. */
  readonly available: number;
  /** May be promised without being there. */
  readonly backOrderable: boolean;
  readonly location: LocationRow;
}

/**
 * The one answer to "is it there": for lists and pages, for a cart's problems, for the choice of a source. The
 * rule whom a place serves is the one that reservations obey. Three statements at most, however much is asked.
 */
export async function availabilityOf(
  db: Kysely<unknown>,
  question: AvailabilityQuestion,
): Promise<StockLevel[]> {
  const { variantIds, locationIds, cartId } = question;
  if (variantIds.length === 0 || locationIds?.length === 0) return [];
  let query = tables<StockTables>(db)
    .selectFrom('stock_item')
    .select([
      'variant_id',
      'location_id',
      'on_hand',
      'reserved',
      'safety',
      'incoming',
      'back_orderable',
    ])
    .where(isAnyOf('variant_id', variantIds));
  if (locationIds) query = query.where(isAnyOf('location_id', locationIds));
  const rows = await query.execute();
  const places = await placesOf(db, [...new Set(rows.map((row) => row.location_id))]);
  const held = cartId === undefined ? noHolds : await heldBy(db, cartId);
  return rows.flatMap((row) => {
    const location = places.get(row.location_id);
    const item = { variantId: row.variant_id, locationId: row.location_id };
    return location ? [levelOf(question, row, location, held.get(itemKey(item)) ?? 0)] : [];
  });
}

type CountedRow = Pick<
  StockTables['stock_item'],
  'variant_id' | 'location_id' | 'on_hand' | 'reserved' | 'incoming' | 'back_orderable'
> & { readonly safety: number };

function levelOf(
  { channel, kind }: AvailabilityQuestion,
  row: CountedRow,
  location: LocationRow,
  held: number,
): StockLevel {
  // What a buyer holds in their hands is no surprise.
  const kept = kind === 'COUNTER' ? 0 : row.safety;
  const free = row.on_hand - row.reserved - kept + held;
  const isServed = channel === undefined || serves(location, channel, kind);
  return {
    variantId: row.variant_id,
    locationId: row.location_id,
    onHand: row.on_hand,
    reserved: row.reserved,
    incoming: row.incoming,
    available: isServed ? Math.max(0, free) : 0,
    backOrderable: isServed && row.back_orderable,
    location,
  };
}

/** Is any variant of the product to be had in one of these places? A condition for lists of products. */
export function inStockAt(
  productIdRef: RawBuilder<unknown>,
  locationIds: readonly string[],
): RawBuilder<boolean> {
  return sql<boolean>`exists (
    select from ${soldVariants} v join stock_item s on s.variant_id = v.id
    where v.product_id = ${productIdRef} and s.location_id = any(${locationIds}::uuid[])
      and (s.back_orderable or s.on_hand - s.reserved - s.safety > 0))`;
}

const noHolds: ReadonlyMap<string, number> = new Map();

async function heldBy(db: Kysely<unknown>, cartId: string): Promise<Map<string, number>> {
  const rows = await tables<StockTables>(db)
    .selectFrom('reservation')
    .select(['variant_id', 'location_id', 'quantity'])
    .where('cart_id', '=', cartId)
    .where('state', 'in', ['SOFT', 'HARD'])
    .execute();
  return new Map(
    rows.map((row) => [
      itemKey({ variantId: row.variant_id, locationId: row.location_id }),
      row.quantity,
    ]),
  );
}

async function placesOf(
  db: Kysely<unknown>,
  ids: readonly string[],
): Promise<Map<string, LocationRow>> {
  return new Map((await findLocations(db, ids)).map((place) => [place.id, place]));
}

function isAnyOf(column: string, ids: readonly string[]) {
  return sql<boolean>`${sql.ref(column)} = any(${ids}::uuid[])`;
}
