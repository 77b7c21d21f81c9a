import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { staffLoader } from '../../../customers/index.js';
import { minuteMs } from '../../../kernel/clock.js';
import { worksAt } from '../../../platform/auth/actor.js';
import { Allow, deskAndFloor, shopFloor } from '../../../platform/graphql/access.js';
import type { RequestContext } from '../../../platform/graphql/context.js';
import { innerIdOrNone } from '../../../platform/graphql/node.js';
import { DateTimeScalar } from '../../../platform/graphql/scalars.js';
import { claimTask } from '../../commands/claims/claim-task.js';
import { handBackTask } from '../../commands/claims/hand-back-task.js';
import type { FulfilmentRow } from '../../data/tables.js';
import { countTasks } from '../../data/tasks.js';
import { dueAt, type ServiceLevel, serviceLevelOf } from '../../domain/service-level.js';
import { fulfilmentId } from '../ids.js';
import { claimLoader } from '../loaders.js';
import { fulfilmentPayload } from '../payload.js';
import { StoreTaskType } from '../types.js';
import {
  ClaimTaskInput,
  ClaimTaskResult,
  HandBackTaskInput,
  HandBackTaskResult,
} from './claims.js';
import { ServiceLevelEnum, StoreTaskCountType, TaskClaimType } from './types.js';

@Resolver()
export class TaskClaimsResolver {
  @Allow(deskAndFloor)
  @Query(() => [StoreTaskCountType], {
    nullable: true,
    description:
      'How much work a location has, by kind, and how it stands. Null where the location is not yours.',
  })
  storeTaskCounts(
    @Arg('locationId', () => ID, { description: 'The location whose work is counted.' })
    globalId: string,
    @Ctx() { actor, db, gateway }: RequestContext,
  ) {
    const locationId = innerIdOrNone('Location', globalId);
    if (!locationId || !worksAt(actor, locationId)) return null;
    return countTasks(db, locationId, gateway.clock.now());
  }

  @Allow(shopFloor)
  @Mutation(() => ClaimTaskResult, {
    description:
      'Says that you work on a task: nobody else can pick it for twenty minutes, or until you hand it back. Of two at once, one has it.',
  })
  async claimTask(
    @Arg('input', () => ClaimTaskInput, { description: 'Which task.' }) input: ClaimTaskInput,
    @Ctx() context: RequestContext,
  ) {
    const { taskId, takeOver } = input;
    const command = { fulfilmentId: fulfilmentId(taskId), takeOver };
    const answer = await context.run('claimTask', input, (work) => claimTask(work, command));
    return fulfilmentPayload(answer, context);
  }

  @Allow(shopFloor)
  @Mutation(() => HandBackTaskResult, {
    description:
      'Gives a task that you work on back to all who work there. A supervisor does so for anybody.',
  })
  async handBackTask(
    @Arg('input', () => HandBackTaskInput, { description: 'Which task.' })
    input: HandBackTaskInput,
    @Ctx() context: RequestContext,
  ) {
    const command = { fulfilmentId: fulfilmentId(input.taskId) };
    const answer = await context.run('handBackTask', input, (work) => handBackTask(work, command));
    return fulfilmentPayload(answer, context);
  }
}

/** How a task stands against what was promised, and who works on it. */
@Resolver(() => StoreTaskType)
export class StoreTaskServiceFields {
  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description: 'When the next thing has to be done; null where the goods wait for their buyer.',
  })
  dueAt(@Root() row: FulfilmentRow): Date | null {
    return dueAt(row);
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'How many whole minutes are left until then; less than zero where it is late.',
  })
  minutesLeft(@Root() row: FulfilmentRow, @Ctx() { gateway }: RequestContext): number | null {
    const due = dueAt(row);
    return due && Math.floor((due.getTime() - gateway.clock.now().getTime()) / minuteMs);
  }

  @FieldResolver(() => ServiceLevelEnum, {
    nullable: true,
    description: 'How that stands now; null where nothing has to be done.',
  })
  serviceLevel(
    @Root() row: FulfilmentRow,
    @Ctx() { gateway }: RequestContext,
  ): ServiceLevel | null {
    return serviceLevelOf(row, gateway.clock.now());
  }

  @FieldResolver(() => TaskClaimType, {
    nullable: true,
    description: 'Who works on it; null where nobody does.',
  })
  async claim(
    @Root() { id }: FulfilmentRow,
    @Ctx() { actor, loaders }: RequestContext,
  ): Promise<TaskClaimType | null> {
    const claim = await loaders.of(claimLoader).load(id);
    if (!claim) return null;
    const { claimed_by: claimedBy, until } = claim;
    const staff = await loaders.of(staffLoader).load(claimedBy);
    return { by: staff?.name ?? '', isYours: claimedBy === actor.id, until };
  }
}
