import { Field, Float, ObjectType, registerEnumType } from 'type-graphql';
import { Node } from '../../platform/graphql/node.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import type { LocationKind as Kind, PickupPolicy as Policy } from '../data/tables.js';

export const LocationKind: Record<Kind, Kind> = {
  STORE: 'STORE',
  WAREHOUSE: 'WAREHOUSE',
  LOCKER: 'LOCKER',
};
registerEnumType(LocationKind, {
  name: 'LocationKind',
  description: 'What kind of place a location is.',
  valuesConfig: {
    STORE: { description: 'A shop that people can walk into.' },
    WAREHOUSE: { description: 'A place that only sends goods.' },
    LOCKER: { description: 'A wall of boxes where orders wait to be collected.' },
  },
});

export const PickupPolicy: Record<Policy, Policy> = { NONE: 'NONE', LOCAL: 'LOCAL', ANY: 'ANY' };
registerEnumType(PickupPolicy, {
  name: 'PickupPolicy',
  description: 'Which orders may be collected at a location.',
  valuesConfig: {
    NONE: { description: 'None: nothing is handed over here.' },
    LOCAL: { description: 'Those whose goods lie there already.' },
    ANY: { description: 'Also those whose goods another location sends there.' },
  },
});

@ObjectType('GeoPoint', { simpleResolvers: true, description: 'A place on the earth.' })
export class GeoPointType {
  @Field(() => Float, { description: 'Degrees of WGS 84, north is positive.' })
  latitude!: number;

  @Field(() => Float, { description: 'Degrees of WGS 84, east is positive.' })
  longitude!: number;
}

@ObjectType('LocationAddress', {
  simpleResolvers: true,
  description: 'Where a location is, as it is written on a letter.',
})
export class LocationAddressType {
  @Field(() => String, { description: 'Street and number.' })
  street!: string;

  @Field(() => String, { description: 'The postal code of the place.' })
  postalCode!: string;

  @Field(() => String, { description: 'The town.' })
  city!: string;

  @Field(() => String, { description: 'The country, ISO 3166-1 alpha-2: `FR`.' })
  countryCode!: string;
}

@ObjectType('OpeningPeriod', { simpleResolvers: true, description: 'A time without a break.' })
export class OpeningPeriodType {
  @Field(() => DateTimeScalar, { description: 'The first instant at which the doors are open.' })
  opensAt!: Date;

  @Field(() => DateTimeScalar, { description: 'The first instant at which they are closed again.' })
  closesAt!: Date;
}

@ObjectType('OpeningDay', { description: 'The opening hours of one date.' })
export class OpeningDayType {
  @Field(() => String, {
    simple: true,
    description: 'The date on the calendar of the location: `2026-11-22`.',
  })
  date!: string;

  @Field(() => [OpeningPeriodType], {
    simple: true,
    description:
      'When it is open, in order; none where it is closed. A night belongs to the date on which it begins.',
  })
  periods!: readonly OpeningPeriodType[];

  @Field(() => Boolean, {
    simple: true,
    description:
      'True where this date has hours of its own: a holiday, a stocktaking, a long night.',
  })
  exceptional!: boolean;
}

@ObjectType('Location', {
  implements: Node,
  description: 'A store, a warehouse or a locker.',
})
export class LocationType extends Node {
  @Field(() => LocationKind, { simple: true, description: 'What kind of place it is.' })
  kind!: Kind;

  @Field(() => String, {
    simple: true,
    description: 'The short name that staff and files use: `LYON-BELLECOUR`.',
  })
  code!: string;

  @Field(() => String, { simple: true, description: 'The name that is written over the door.' })
  name!: string;

  @Field(() => String, { simple: true, nullable: true, description: 'The telephone, E.164.' })
  phone!: string | null;
}
