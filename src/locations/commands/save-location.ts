import { sql } from 'kysely';
import { newId } from '../../kernel/ids.js';
import type { Refusal } from '../../kernel/refusal.js';
import { searchText, sortKey } from '../../kernel/search-text.js';
import type { Channel } from '../../platform/auth/actor.js';
import type { Work } from '../../platform/commands/work.js';
import { findLocationByCode } from '../data/reads.js';
import type { LocationKind, PickupPolicy } from '../data/tables.js';
import { wrongPartOf } from '../domain/check-location.js';
import type { HoursException, WeeklyHours } from '../domain/opening-hours.js';
import { invalidLocation } from '../domain/refusals.js';
import { locationSaved } from '../events.js';

/** A whole location. What is left out takes its usual value: no phone, two hours of preparation, active. */
export interface SaveLocation {
  /** Names the location in files and for people; it never changes. */
  readonly code: string;
  readonly kind: LocationKind;
  readonly name: string;
  readonly street: string;
  readonly postalCode: string;
  readonly city: string;
  /** ISO 3166-1, two letters. */
  readonly countryCode: string;
  /** Degrees of WGS 84. */
  readonly latitude: number;
  readonly longitude: number;
  readonly phone?: string | null;
  /** A name of the IANA database, such as `Europe/Paris`. */
  readonly timeZone: string;
  readonly pickupPolicy: PickupPolicy;
  readonly sellsToChannels: readonly Channel[];
  /** How many minutes of opening an order takes until it can be collected. */
  readonly preparationMinutes?: number;
  readonly weeklyHours: readonly WeeklyHours[];
  readonly hoursExceptions?: readonly HoursException[];
  readonly active?: boolean;
}

export interface SavedLocation {
  readonly id: string;
  /** False where the location was described in the same way before. */
  readonly written: boolean;
}

/**
 * Describes a location, new or known by its code, as a whole. The same description again writes nothing and
 * tells nobody.
 */
export async function saveLocation(
  work: Work,
  input: SaveLocation,
): Promise<SavedLocation | Refusal<'InvalidLocation', { readonly field: string }>> {
  const field = wrongPartOf(input);
  if (field) return invalidLocation({ field });
  const values = columnsOf(input);
  const names = Object.keys(values);
  const columns = sql.join(names.map((name) => sql.ref(name)));
  const known = sql.join(names.map((name) => sql.ref(`location.${name}`)));
  const given = sql.join(names.map((name) => sql.ref(`excluded.${name}`)));
  const { rows } = await sql<{ id: string }>`
    insert into location (id, created_at, ${columns})
    values (${newId()}, ${work.now}, ${sql.join(Object.values(values))})
    on conflict (code) do update set (${columns}) = row(${given})
      where (${known}) is distinct from (${given})
    returning id`.execute(work.db);
  const written = rows[0];
  if (written) {
    work.emit(locationSaved(written.id, input.code));
    return { id: written.id, written: true };
  }
  const unchanged = await findLocationByCode(work.db, input.code);
  if (!unchanged) throw new Error(`location ${input.code} was neither written nor found`);
  return { id: unchanged.id, written: false };
}

function columnsOf(input: SaveLocation): Record<string, unknown> {
  return {
    code: input.code,
    kind: input.kind,
    name: input.name,
    street: input.street,
    postal_code: input.postalCode,
    city: input.city,
    country_code: input.countryCode,
    latitude: input.latitude,
    longitude: input.longitude,
    phone: input.phone ?? null,
    time_zone: input.timeZone,
    pickup_policy: input.pickupPolicy,
    sells_to_channels: input.sellsToChannels,
    preparation_minutes: input.preparationMinutes ?? 120,
    weekly_hours: JSON.stringify(input.weeklyHours),
    hours_exceptions: JSON.stringify(input.hoursExceptions ?? []),
    name_key: sortKey(input.name),
    search_text: searchText([input.name, input.city, input.postalCode, input.street, input.code]),
    active: input.active ?? true,
  };
}
