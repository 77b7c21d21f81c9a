import { ArgsType, Field, Float, InputType } from 'type-graphql';
import { PageArguments } from '../../platform/graphql/connection.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import { isPoint, type Point } from '../domain/geography.js';

/** The farthest that somebody may look; half the way around the earth. */
const maxReachKm = 20_040;
const maxSearchLength = 200;

@InputType({ description: 'A place on the earth, in degrees of WGS 84.' })
export class GeoPointInput implements Point {
  @Field(() => Float, { description: 'From -90 to 90, north is positive.' })
  latitude!: number;

  @Field(() => Float, { description: 'From -180 to 180, east is positive.' })
  longitude!: number;
}

@ArgsType()
export class StoresArguments extends PageArguments {
  @Field(() => GeoPointInput, {
    nullable: true,
    description:
      'Where the person is: the nearest store comes first. Without it the order is by name.',
  })
  near?: GeoPointInput | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Only stores at most so many kilometres from `near`, as the crow flies.',
  })
  withinKm?: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Only stores whose name, town, postal code, street or code begin with each of these words. Accents and capitals do not matter.',
  })
  search?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: 'True: only stores where orders of this channel can be collected.',
  })
  pickup?: boolean | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Only stores that are open at this instant, by their own clock and calendar.',
  })
  openAt?: Date | null;
}

/** Refuses a place that is not on the earth, and a reach without a place. */
export function checkReach(
  near: Point | null | undefined,
  withinKm: number | null | undefined,
): void {
  if (near && !isPoint(near))
    throw new RequestError(
      'BAD_USER_INPUT',
      'A latitude is from -90 to 90, a longitude from -180 to 180.',
    );
  if (withinKm == null) return;
  if (!near) throw new RequestError('BAD_USER_INPUT', '`withinKm` needs `near`.');
  if (!(withinKm > 0 && withinKm <= maxReachKm))
    throw new RequestError('BAD_USER_INPUT', `\`withinKm\` is above 0, at most ${maxReachKm}.`);
}

/** Refuses a search that is longer than anybody types. */
export function checkSearch(search: string | null | undefined): void {
  if (search && search.length > maxSearchLength)
    throw new RequestError('BAD_USER_INPUT', `A search has at most ${maxSearchLength} characters.`);
}
