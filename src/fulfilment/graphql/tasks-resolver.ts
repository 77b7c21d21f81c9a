import {
  Arg,
  Args,
  ArgsType,
  Ctx,
  Field,
  FieldResolver,
  ID,
  Mutation,
  Query,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql';
import { readPage } from '../../kernel/page.js';
import { worksAt } from '../../platform/auth/actor.js';
import { Allow, deskAndFloor, shopFloor } from '../../platform/graphql/access.js';
import { checkedPage, PageArguments } from '../../platform/graphql/connection.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import {
  type FollowedPlace,
  followPlace,
  lastSeen,
  type StreamedEvent,
} from '../../platform/graphql/event-stream.js';
import { innerId, innerIdOrNone } from '../../platform/graphql/node.js';
import { acceptFulfilment } from '../commands/accept-fulfilment.js';
import { pickFulfilment } from '../commands/pick-fulfilment.js';
import { requireIdentityCheck } from '../commands/pickups/require-identity-check.js';
import type { FulfilmentRow } from '../data/tables.js';
import { type ClaimFilter, readTasks, taskKeyTypes, taskOrder } from '../data/tasks.js';
import type { FulfilmentKind, FulfilmentState } from '../domain/lifecycles.js';
import type { ServiceLevel } from '../domain/service-level.js';
import { storeTasksStream } from '../events.js';
import { fulfilmentId } from './ids.js';
import { AcceptFulfilmentInput, PickFulfilmentInput, RequireIdentityCheckInput } from './inputs.js';
import { fulfilmentLoader } from './loaders.js';
import { fulfilmentPayload } from './payload.js';
import {
  AcceptFulfilmentResult,
  PickFulfilmentResult,
  RequireIdentityCheckResult,
} from './results.js';
import { ServiceLevelEnum, TaskClaimFilterEnum } from './tasks/types.js';
import {
  FulfilmentKindEnum,
  FulfilmentStateEnum,
  StoreTaskConnection,
  StoreTaskEventType,
  StoreTaskType,
} from './types.js';

@ArgsType()
class StoreTasksArguments extends PageArguments {
  @Field(() => ID, { description: 'The location whose work is asked for.' })
  locationId!: string;

  @Field(() => [FulfilmentStateEnum], {
    nullable: true,
    description: 'Only tasks in these states; all that is still to be done where it is left out.',
  })
  states?: FulfilmentState[] | null;

  @Field(() => FulfilmentKindEnum, {
    nullable: true,
    description: 'Only goods that go this way.',
  })
  kind?: FulfilmentKind | null;

  @Field(() => ServiceLevelEnum, {
    nullable: true,
    description: 'Only tasks that stand like this against what was promised.',
  })
  serviceLevel?: ServiceLevel | null;

  @Field(() => TaskClaimFilterEnum, {
    nullable: true,
    description: 'Only tasks that nobody, you, or somebody else works on.',
  })
  claim?: ClaimFilter | null;
}

@Resolver()
export class TasksResolver {
  @Allow(deskAndFloor)
  @Query(() => StoreTaskConnection, {
    nullable: true,
    description:
      'The work of a location: first buyers who wait, then what is promised first; what only waits for its buyer comes last. Null where the location is not yours.',
  })
  storeTasks(
    @Args(() => StoreTasksArguments) args: StoreTasksArguments,
    @Ctx() context: RequestContext,
  ) {
    const locationId = innerIdOrNone('Location', args.locationId);
    if (!locationId || !worksAt(context.actor, locationId)) return null;
    const page = checkedPage(() => readPage(args, taskOrder, taskKeyTypes));
    const { states = null, kind = null, serviceLevel = null, claim = null } = args;
    const who = { askedBy: context.actor.id ?? '', now: context.gateway.clock.now() };
    const filter = { locationId, states, kind, serviceLevel, claim, ...who };
    return readTasks(context.db, filter, page);
  }

  @Allow(shopFloor)
  @Mutation(() => AcceptFulfilmentResult, {
    description: 'Takes a task on. Of two people who do so at once, one is refused.',
  })
  async acceptFulfilment(
    @Arg('input', () => AcceptFulfilmentInput, { description: 'Which task.' })
    input: AcceptFulfilmentInput,
    @Ctx() context: RequestContext,
  ) {
    const command = { fulfilmentId: fulfilmentId(input.fulfilmentId) };
    const answer = await context.run('acceptFulfilment', input, (work) =>
      acceptFulfilment(work, command),
    );
    return fulfilmentPayload(answer, context);
  }

  @Allow(shopFloor)
  @Mutation(() => PickFulfilmentResult, {
    description:
      'Records what was found on the shelf. Fewer than asked for is a short pick; it can be corrected until the goods are made ready.',
  })
  async pickFulfilment(
    @Arg('input', () => PickFulfilmentInput, { description: 'What was found.' })
    input: PickFulfilmentInput,
    @Ctx() context: RequestContext,
  ) {
    const command = {
      fulfilmentId: fulfilmentId(input.fulfilmentId),
      lines: input.lines.map((line) => ({
        lineId: innerId('FulfilmentLine', line.lineId),
        picked: line.picked,
      })),
    };
    const answer = await context.run('pickFulfilment', input, (work) =>
      pickFulfilment(work, command),
    );
    return fulfilmentPayload(answer, context);
  }

  @Allow(shopFloor)
  @Mutation(() => RequireIdentityCheckResult, {
    description:
      'The store gives these goods only to somebody who shows who they are: the hand-over has to confirm it.',
  })
  async requireIdentityCheck(
    @Arg('input', () => RequireIdentityCheckInput, { description: 'Which goods.' })
    input: RequireIdentityCheckInput,
    @Ctx() context: RequestContext,
  ) {
    const command = { fulfilmentId: fulfilmentId(input.fulfilmentId) };
    const answer = await context.run('requireIdentityCheck', input, (work) =>
      requireIdentityCheck(work, command),
    );
    return fulfilmentPayload(answer, context);
  }

  @Allow(deskAndFloor)
  @Subscription(() => StoreTaskEventType, {
    description:
      'What happens to the tasks of a location. Without `after` it starts now; with it, what was missed comes first.',
    subscribe: ({ args, context }) =>
      followPlace(args as FollowedPlace, context as RequestContext, storeTasksStream),
  })
  storeTaskEvents(
    @Root() event: StreamedEvent,
    @Arg('locationId', () => ID, { description: 'The location.' }) _locationId: string,
    @Arg('after', () => String, lastSeen)
    _after?: string,
  ): StreamedEvent {
    return event;
  }
}

@Resolver(() => StoreTaskEventType)
export class StoreTaskEventResolver {
  @FieldResolver(() => StoreTaskType, {
    nullable: true,
    description: 'The task as it is now; null for news of something else, such as a return.',
  })
  async task(
    @Root() event: StreamedEvent,
    @Ctx() context: RequestContext,
  ): Promise<FulfilmentRow | null> {
    // Returns and transfers tell the location of themselves on the same stream.
    const { fulfilmentId: id } = event.payload;
    return typeof id === 'string' ? context.loaders.of(fulfilmentLoader).load(id) : null;
  }
}
