import { Arg, Ctx, FieldResolver, Float, ID, Int, Resolver, Root } from 'type-graphql';
import { inLocale } from '../../kernel/local-text.js';
import { worksAt } from '../../platform/auth/actor.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { toGlobalId } from '../../platform/graphql/node.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import type {
  LocationRow,
  LocationWithHours,
  NearLocationRow,
  PickupPolicy as Policy,
} from '../data/tables.js';
import type { Point } from '../domain/geography.js';
import { isOpen, type OpeningDay, openingDays, readyAt } from '../domain/opening-hours.js';
import { hoursLoader, streamCursorLoader } from './loaders.js';
import {
  GeoPointType,
  LocationAddressType,
  LocationType,
  OpeningDayType,
  PickupPolicy,
} from './types.js';

const usualDays = 7;
const maxOpeningDays = 31;

@Resolver(() => LocationType)
export class LocationFields {
  @FieldResolver(() => ID, { description: 'The opaque id of this location.' })
  id(@Root() location: LocationRow): string {
    return toGlobalId('Location', location.id);
  }

  @FieldResolver(() => LocationAddressType, { description: 'Where it is, for a letter.' })
  address(@Root() location: LocationRow): LocationAddressType {
    const { street, postal_code: postalCode, city, country_code: countryCode } = location;
    return { street, postalCode, city, countryCode };
  }

  @FieldResolver(() => GeoPointType, { description: 'Where it is, for a map.' })
  point(@Root() location: LocationRow): Point {
    return location;
  }

  @FieldResolver(() => String, {
    description: 'The time zone by whose clock it opens: `Europe/Paris`.',
  })
  timeZone(@Root() location: LocationRow): string {
    return location.time_zone;
  }

  @FieldResolver(() => PickupPolicy, { description: 'Which orders may be collected here.' })
  pickupPolicy(@Root() location: LocationRow): Policy {
    return location.pickup_policy;
  }

  @FieldResolver(() => Float, {
    nullable: true,
    description:
      'How far it is from `near`, in kilometres as the crow flies; null where no place was given.',
  })
  distanceKm(@Root() location: Partial<NearLocationRow>): number | null {
    return location.metres == null ? null : location.metres / 1000;
  }

  @FieldResolver(() => [OpeningDayType], {
    description: 'The opening hours, day by day, holidays and other exceptions included.',
  })
  async openingHours(
    @Root() location: KnownLocation,
    @Arg('from', () => DateTimeScalar, {
      nullable: true,
      description: 'An instant of the first day; now where it is left out.',
    })
    from: Date | null | undefined,
    @Arg('days', () => Int, {
      nullable: true,
      defaultValue: usualDays,
      description: `How many days to list: 1 to ${maxOpeningDays}.`,
    })
    asked: number | null,
    @Ctx() context: RequestContext,
  ): Promise<OpeningDay[]> {
    const days = asked ?? usualDays;
    if (days < 1 || days > maxOpeningDays)
      throw new RequestError('BAD_USER_INPUT', `\`days\` is 1 to ${maxOpeningDays}.`);
    return openingDays(
      await withHours(location, context),
      from ?? context.gateway.clock.now(),
      days,
    );
  }

  @FieldResolver(() => Boolean, { description: 'True where it is open at that instant.' })
  async isOpen(
    @Root() location: KnownLocation,
    @Arg('at', () => DateTimeScalar, {
      nullable: true,
      description: 'The instant; now where it is left out.',
    })
    at: Date | null | undefined,
    @Ctx() context: RequestContext,
  ): Promise<boolean> {
    return isOpen(await withHours(location, context), at ?? context.gateway.clock.now());
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description:
      'When an order that is placed now could be collected here, if its goods lie here; null where nothing is handed over.',
  })
  async readyAt(
    @Root() location: KnownLocation,
    @Ctx() context: RequestContext,
  ): Promise<Date | null> {
    if (location.pickup_policy === 'NONE') return null;
    return readyAt(await withHours(location, context), context.gateway.clock.now());
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'The cursor of the newest event among the tasks of this location: read it first, then the tasks, then subscribe after it. Null for all but its own staff.',
  })
  async eventsCursor(
    @Root() location: LocationRow,
    @Ctx() context: RequestContext,
  ): Promise<string | null> {
    if (!worksAt(context.actor, location.id)) return null;
    return context.loaders.of(streamCursorLoader).load(`store-tasks:${location.id}`);
  }
}

/** A location that was read with its hours or without them. */
type KnownLocation = LocationRow | LocationWithHours;

async function withHours(
  location: KnownLocation,
  { loaders }: RequestContext,
): Promise<LocationWithHours> {
  if ('weekly_hours' in location) return location;
  const whole = await loaders.of(hoursLoader).load(location.id);
  if (!whole) throw new Error(`location ${location.id} is gone`);
  return whole;
}

@Resolver(() => OpeningDayType)
export class OpeningDayFields {
  @FieldResolver(() => String, {
    nullable: true,
    description: 'Why this date has hours of its own, in the language of the request.',
  })
  reason(@Root() day: OpeningDay, @Ctx() context: RequestContext): string | null {
    return day.reason ? inLocale(day.reason, context.locale) : null;
  }
}
