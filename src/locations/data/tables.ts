import { type RawBuilder, sql } from 'kysely';
import type { HoursException, WeeklyHours } from '../domain/opening-hours.js';

export const locationKinds = ['STORE', 'WAREHOUSE', 'LOCKER'] as const;
export type LocationKind = (typeof locationKinds)[number];

export const pickupPolicies = ['NONE', 'LOCAL', 'ANY'] as const;
export type PickupPolicy = (typeof pickupPolicies)[number];

/** A location as it is stored, and as everybody reads it. */
export interface LocationRow {
  readonly id: string;
  readonly code: string;
  readonly kind: LocationKind;
  readonly name: string;
  readonly street: string;
  readonly postal_code: string;
  readonly city: string;
  readonly country_code: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly phone: string | null;
  readonly time_zone: string;
  readonly pickup_policy: PickupPolicy;
  readonly sells_to_channels: readonly string[];
  readonly active: boolean;
}

/** The same with its opening hours, which are far more than all the rest: for those only who need them. */
export interface LocationWithHours extends LocationRow {
  readonly preparation_minutes: number;
  readonly weekly_hours: readonly WeeklyHours[];
  readonly hours_exceptions: readonly HoursException[];
}

/** A location in a list that is ordered by distance. */
export interface NearLocationRow extends LocationWithHours {
  readonly metres: number | null;
}

/** The columns of `LocationRow`. Arrays come as JSON, which is read many times faster than PostgreSQL's own form. */
export const locationColumns: RawBuilder<unknown> = sql`id, code, kind, name, street, postal_code, city,
  country_code, latitude, longitude, phone, time_zone, pickup_policy,
  to_json(sells_to_channels) as sells_to_channels, active`;

/** The columns of `LocationWithHours`. */
export const columnsWithHours: RawBuilder<unknown> = sql`${locationColumns}, preparation_minutes, weekly_hours,
  hours_exceptions`;
