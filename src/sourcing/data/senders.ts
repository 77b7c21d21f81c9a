import { type Kysely, sql } from 'kysely';
import {
  distanceKm,
  findSellingPlaces,
  type LocationRow,
  type Point,
  pointOfPostcode,
  startOfDay,
} from '../../locations/index.js';
import type { SourcingPlace } from '../domain/planner.js';
import { isAtCapacity, type PlaceFacts, pointsAgainst } from '../domain/points.js';
import type { PlaceTerms, SourcingSettings } from './settings.js';

/** Where goods are sent, as far as it is known. */
export interface Destination {
  readonly countryCode: string;
  readonly postalCode: string;
}

export interface SenderQuestion {
  readonly channel: string;
  readonly to: Destination | null;
  readonly settings: SourcingSettings;
  readonly now: Date;
}

/** The places that may send, and those that may not today. */
export interface Senders {
  readonly places: readonly SourcingPlace[];
  readonly atCapacity: readonly SourcingPlace[];
  readonly locations: readonly LocationRow[];
}

const usualPreference = 50;

/** The places that send goods sold through this channel, in the order of their codes, with what speaks against each. */
export async function findSenders(db: Kysely<unknown>, asked: SenderQuestion): Promise<Senders> {
  const { channel, settings } = asked;
  const shipping = Map.groupBy(settings.places, ({ ships }) => ships);
  const idsOf = (ships: boolean) => (shipping.get(ships) ?? []).map((each) => each.locationId);
  const named = { also: idsOf(true), except: idsOf(false) };
  const locations = await findSellingPlaces(db, channel, named);
  const facts = await factsOf(db, locations, asked);
  const points = pointsAgainst(facts);
  const places: SourcingPlace[] = [];
  const atCapacity: SourcingPlace[] = [];
  for (const [place, { id }] of locations.entries()) {
    const [fact, against] = [facts[place], points[place]];
    if (!fact || !against) continue;
    (isAtCapacity(fact) ? atCapacity : places).push({ locationId: id, points: against });
  }
  return { places, atCapacity, locations };
}

async function factsOf(
  db: Kysely<unknown>,
  locations: readonly LocationRow[],
  { to, settings, now }: SenderQuestion,
): Promise<PlaceFacts[]> {
  const terms = new Map(settings.places.map((each) => [each.locationId, each]));
  const isFar = to !== null && locations.length > 1 && settings.weights.DISTANCE > 0;
  const buyer = isFar ? await pointOfPostcode(db, to.countryCode, to.postalCode) : undefined;
  const bounded = locations.filter(({ id }) => (terms.get(id)?.dailyCapacity ?? null) !== null);
  const orders = await ordersToday(db, bounded, now);
  return locations.map((location) => ({
    distanceKm: buyer ? distanceKm(buyer, pointOf(location)) : null,
    ordersToday: orders.get(location.id) ?? 0,
    ...termsOf(terms.get(location.id)),
  }));
}

function termsOf(terms: PlaceTerms | undefined) {
  const { dailyCapacity = null, preference = usualPreference, parcelCostMinor = 0 } = terms ?? {};
  return { dailyCapacity, preference, parcelCostMinor };
}

/** For how many orders goods have been planned to come from there since midnight, by the clock on its own wall. */
async function ordersToday(
  db: Kysely<unknown>,
  locations: readonly LocationRow[],
  now: Date,
): Promise<Map<string, number>> {
  if (locations.length === 0) return new Map();
  const since = locations.map(({ id, time_zone }) => ({ id, since: startOfDay(now, time_zone) }));
  const { rows } = await sql<{ id: string; orders: number }>`
    select asked.id, count(distinct plan.order_id)::integer as orders
    from jsonb_to_recordset(${JSON.stringify(since)}::jsonb) as asked (id uuid, since timestamptz)
      join sourcing_part part on part.location_id = asked.id and part.made_at >= asked.since
      join sourcing_plan plan on plan.id = part.plan_id
    group by asked.id`.execute(db);
  return new Map(rows.map((row) => [row.id, row.orders]));
}

function pointOf({ latitude, longitude }: LocationRow): Point {
  return { latitude, longitude };
}
