import {
  Arg,
  Ctx,
  Field,
  FieldResolver,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { isRefusal } from '../../kernel/refusal.js';
import { Allow } from '../../platform/graphql/access.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { innerId, innerIdOrNone } from '../../platform/graphql/node.js';
import { IdempotencyKeyReused, resultUnion, UserError } from '../../platform/graphql/results.js';
import { IdempotencyKeyScalar } from '../../platform/graphql/scalars.js';
import { saveTransferRoute } from '../commands/save-transfer-route.js';
import type { LocationRow } from '../data/tables.js';
import { routesOf, type TransferRouteRow } from '../data/transfer-routes.js';
import { locationLoader } from './loaders.js';
import { LocationType } from './types.js';

@ObjectType('TransferDeparture', { description: 'When goods leave in every week.' })
class TransferDepartureType {
  @Field(() => Int, { description: 'The day of the week, 1 (Monday) to 7.' })
  day!: number;

  @Field(() => String, { description: "By the sender's own clock: `06:30`." })
  at!: string;
}

@ObjectType('TransferRoute', {
  description: 'A way on which goods go from one location to another, with its timetable.',
})
class TransferRouteType {
  @Field(() => LocationType, { nullable: true, description: 'Who sends.' })
  from!: LocationType | null;

  @Field(() => LocationType, { nullable: true, description: 'Who receives.' })
  to!: LocationType | null;

  @Field(() => Int, { description: 'From the departure to the door of the receiver, in minutes.' })
  transitMinutes!: number;

  @Field(() => [TransferDepartureType], {
    description: 'When goods leave; empty where they leave as soon as they are ready.',
  })
  departs!: TransferDepartureType[];

  @Field(() => Boolean, { description: 'False where nothing is sent on it any more.' })
  active!: boolean;
}

@InputType({ description: 'A departure of every week.' })
class TransferDepartureInput {
  @Field(() => Int, { description: 'The day of the week, 1 (Monday) to 7.' })
  day!: number;

  @Field(() => String, { description: "By the sender's own clock: `06:30`." })
  at!: string;
}

@InputType({ description: 'A whole route. The same two ends name the same route.' })
class SetTransferRouteInput {
  @Field(() => ID, { description: 'Who sends.' })
  fromLocationId!: string;

  @Field(() => ID, { description: 'Who receives.' })
  toLocationId!: string;

  @Field(() => Int, {
    description: 'From the departure to the door of the receiver, in minutes: 0 to 30 days.',
  })
  transitMinutes!: number;

  @Field(() => [TransferDepartureInput], {
    defaultValue: [],
    description:
      'When goods leave; none where they leave as soon as they are ready. A departure on a closed day of the sender does not take place.',
  })
  departs!: TransferDepartureInput[];

  @Field(() => Boolean, {
    defaultValue: true,
    description: 'False: nothing is sent on it any more; what is under way still arrives.',
  })
  active!: boolean;

  @Field(() => IdempotencyKeyScalar, { description: 'Your own name for this request.' })
  idempotencyKey!: string;
}

@ObjectType({ implements: UserError, description: 'A part of the route cannot be as it is.' })
class InvalidTransferRoute extends UserError {
  @Field(() => String, { description: 'Which part: the name of the input field.' })
  field!: string;
}

@ObjectType({ description: 'The route as it is now.' })
class SetTransferRoutePayload {
  @Field(() => [TransferRouteType], { description: 'All routes from and to the receiver.' })
  routes!: TransferRouteType[];
}

const SetTransferRouteResult = resultUnion(
  'SetTransferRouteResult',
  'The routes, or why they were left as they are.',
  SetTransferRoutePayload,
  InvalidTransferRoute,
  IdempotencyKeyReused,
);

/** On which ways goods go between the locations: the shop's own decision. */
@Resolver(() => TransferRouteType)
export class TransferRoutesResolver {
  @Allow(['SUPERVISOR', 'ADMIN'])
  @Query(() => [TransferRouteType], {
    description: 'The routes from and to a location, also those that are not in use.',
  })
  async transferRoutes(
    @Arg('locationId', () => ID, { description: 'The location.' }) locationId: string,
    @Ctx() { db }: RequestContext,
  ): Promise<TransferRouteRow[]> {
    const id = innerIdOrNone('Location', locationId);
    return id ? routesOf(db, id) : [];
  }

  @Allow(['SUPERVISOR', 'ADMIN'])
  @Mutation(() => SetTransferRouteResult, {
    description:
      'Describes a route as a whole, new or known by its ends. Orders that are placed already keep what they were promised.',
  })
  async setTransferRoute(
    @Arg('input', () => SetTransferRouteInput, { description: 'Which way, and when.' })
    input: SetTransferRouteInput,
    @Ctx() context: RequestContext,
  ) {
    const command = {
      fromLocationId: innerId('Location', input.fromLocationId),
      toLocationId: innerId('Location', input.toLocationId),
      transitMinutes: input.transitMinutes,
      departs: input.departs,
      active: input.active,
    };
    const answer = await context.run('setTransferRoute', input, (work) =>
      saveTransferRoute(work, command),
    );
    if (isRefusal(answer)) return answer;
    return { routes: await routesOf(context.db, command.toLocationId) };
  }

  @FieldResolver(() => LocationType, { nullable: true, description: 'Who sends.' })
  from(@Root() row: TransferRouteRow, @Ctx() context: RequestContext): Promise<LocationRow | null> {
    return context.loaders.of(locationLoader).load(row.from_location_id);
  }

  @FieldResolver(() => LocationType, { nullable: true, description: 'Who receives.' })
  to(@Root() row: TransferRouteRow, @Ctx() context: RequestContext): Promise<LocationRow | null> {
    return context.loaders.of(locationLoader).load(row.to_location_id);
  }

  @FieldResolver(() => Int, {
    description: 'From the departure to the door of the receiver, in minutes.',
  })
  transitMinutes(@Root() row: TransferRouteRow): number {
    return row.transit_minutes;
  }
}
