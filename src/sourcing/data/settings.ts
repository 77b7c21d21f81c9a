import { type Kysely, sql } from 'kysely';
import type { SourcingWeights } from '../domain/rules.js';

/** What the shop has said about one place that sends goods. */
export interface PlaceTerms {
  readonly locationId: string;
  readonly ships: boolean;
  /** Orders of one day that it sends something for; null where there is no bound. */
  readonly dailyCapacity: number | null;
  /** 0 to 100: how gladly the shop has goods sent from there. */
  readonly preference: number;
  /** What a parcel from there costs the shop, in minor units of its own currency. */
  readonly parcelCostMinor: number;
}

/** How the shop wants places to be chosen. */
export interface SourcingSettings {
  readonly weights: SourcingWeights;
  /** How long a store may think about an offer, in minutes of its opening hours. */
  readonly offerMinutes: number;
  /** How many days a parcel is on its way within a country, and abroad. */
  readonly domesticDays: number;
  readonly foreignDays: number;
  readonly places: readonly PlaceTerms[];
}

/** The settings as they are now, in one statement. */
export async function readSettings(db: Kysely<unknown>): Promise<SourcingSettings> {
  const { rows } = await sql<SourcingSettings>`
    select t.offer_minutes as "offerMinutes", t.domestic_days as "domesticDays", t.foreign_days as "foreignDays",
      (select json_object_agg(rule, weight) from sourcing_rule) as weights,
      (select coalesce(json_agg(json_build_object('locationId', location_id, 'ships', ships,
          'dailyCapacity', daily_capacity, 'preference', preference, 'parcelCostMinor', parcel_cost_minor)
          order by location_id), '[]') from sourcing_place) as places
    from sourcing_terms t`.execute(db);
  const [settings] = rows;
  if (!settings) throw new Error('the shop has no terms of sourcing');
  return settings;
}
