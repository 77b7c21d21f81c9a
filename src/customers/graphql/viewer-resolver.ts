import { Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { type LocationRow, LocationType, locationLoader } from '../../locations/index.js';
import { type ActorKind, isStaff } from '../../platform/auth/actor.js';
import type { Caller } from '../../platform/auth/caller.js';
import { Allow, everyone } from '../../platform/graphql/access.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import type { CustomerRow, StaffRow } from '../data/tables.js';
import { customerLoader, staffLoader } from './loaders.js';
import { ActorKindEnum, CustomerType, StaffMemberType, ViewerType } from './types.js';

@Resolver(() => ViewerType)
export class ViewerResolver {
  @Allow(everyone)
  @Query(() => ViewerType, { description: 'You, as the gateway sees you.' })
  viewer(@Ctx() context: RequestContext): Caller {
    return context.caller;
  }

  @FieldResolver(() => ActorKindEnum, { description: 'What kind of somebody you are.' })
  kind(@Root() caller: Caller): ActorKind {
    return caller.actor.kind;
  }

  @FieldResolver(() => CustomerType, {
    nullable: true,
    description: 'Your account, where you are a customer.',
  })
  async customer(
    @Root() { actor }: Caller,
    @Ctx() { loaders }: RequestContext,
  ): Promise<CustomerRow | null> {
    return actor.kind === 'CUSTOMER' && actor.id ? loaders.of(customerLoader).load(actor.id) : null;
  }

  @FieldResolver(() => StaffMemberType, {
    nullable: true,
    description: 'You, where you are a member of staff, a device or a partner.',
  })
  async staff(
    @Root() { actor }: Caller,
    @Ctx() { loaders }: RequestContext,
  ): Promise<StaffRow | null> {
    const works = isStaff(actor) || actor.kind === 'PARTNER';
    return works && actor.id ? loaders.of(staffLoader).load(actor.id) : null;
  }
}

@Resolver(() => StaffMemberType)
export class StaffMemberFields {
  @FieldResolver(() => [LocationType], {
    description:
      'The locations whose business they see and do. None in particular for the back office, which sees all.',
  })
  async locations(
    @Root() staff: StaffRow,
    @Ctx() { loaders }: RequestContext,
  ): Promise<LocationRow[]> {
    const loader = loaders.of(locationLoader);
    const found = await Promise.all(staff.location_ids.map((id) => loader.load(id)));
    return found.filter((location) => location !== null);
  }
}
