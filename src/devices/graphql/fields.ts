import { FieldResolver, ID, Resolver, Root } from 'type-graphql';
import { toGlobalId } from '../../platform/graphql/node.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import type { DeviceRow } from '../data/tables.js';
import { DeviceType } from './types.js';

/** What a device tells. */
@Resolver(() => DeviceType)
export class DeviceFields {
  @FieldResolver(() => ID, { description: 'The opaque id of this device.' })
  id(@Root() row: DeviceRow): string {
    return toGlobalId('Device', row.id);
  }

  @FieldResolver(() => ID, { description: 'The location that it works for.' })
  locationId(@Root() row: DeviceRow): string {
    return toGlobalId('Location', row.location_id);
  }

  @FieldResolver(() => DateTimeScalar, { description: 'When room was made for it.' })
  registeredAt(@Root() row: DeviceRow): Date {
    return row.registered_at;
  }

  @FieldResolver(() => DateTimeScalar, { nullable: true, description: 'When it came in.' })
  enrolledAt(@Root() row: DeviceRow): Date | null {
    return row.enrolled_at;
  }

  @FieldResolver(() => DateTimeScalar, { nullable: true, description: 'When it was locked out.' })
  revokedAt(@Root() row: DeviceRow): Date | null {
    return row.revoked_at;
  }

  @FieldResolver(() => String, { nullable: true, description: 'Why it was locked out.' })
  revokedBecause(@Root() row: DeviceRow): string | null {
    return row.revoked_because;
  }
}
