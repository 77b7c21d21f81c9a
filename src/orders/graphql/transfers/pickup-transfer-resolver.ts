import {
  Arg,
  Ctx,
  Field,
  FieldResolver,
  ID,
  InputType,
  Mutation,
  Resolver,
  Root,
} from 'type-graphql';
import {
  type FulfilmentRow,
  fulfilmentId,
  fulfilmentPayload,
  PickupType,
  StoreTaskType,
} from '../../../fulfilment/index.js';
import { isRefusal } from '../../../kernel/refusal.js';
import { type LocationRow, LocationType, locationLoader } from '../../../locations/index.js';
import { worksAt } from '../../../platform/auth/actor.js';
import { Allow, shopFloor } from '../../../platform/graphql/access.js';
import type { RequestContext } from '../../../platform/graphql/context.js';
import { IdempotencyKeyScalar } from '../../../platform/graphql/scalars.js';
import {
  type TransferRow,
  TransferType,
  transferByFulfilmentLoader,
  transferPayload,
} from '../../../transfers/index.js';
import { sendPickup } from '../../commands/transfers/send-pickup.js';
import { SendPickupResult } from './results.js';

@InputType({ description: 'Goods that are collected elsewhere than they lie.' })
class SendPickupInput {
  @Field(() => ID, { description: 'The id of the pickup, or of the store task.' })
  fulfilmentId!: string;

  @Field(() => IdempotencyKeyScalar, { description: 'Your own name for this request.' })
  idempotencyKey!: string;
}

@Resolver()
export class SendPickupResolver {
  @Allow(shopFloor)
  @Mutation(() => SendPickupResult, {
    description:
      'What was found leaves for the store where it is collected. Units that were not found leave the order and will not be charged.',
  })
  async sendPickup(
    @Arg('input', () => SendPickupInput, { description: 'Which pickup.' })
    input: SendPickupInput,
    @Ctx() context: RequestContext,
  ) {
    const command = { fulfilmentId: fulfilmentId(input.fulfilmentId) };
    const answer = await context.run('sendPickup', input, (work) => sendPickup(work, command));
    if (isRefusal(answer)) return answer;
    return {
      ...(await fulfilmentPayload(answer, context)),
      ...(await transferPayload(answer, context)),
    };
  }
}

@Resolver(() => PickupType)
export class PickupPlaceResolver {
  @FieldResolver(() => LocationType, {
    nullable: true,
    description:
      'Where the goods are collected. Another location may prepare them, and send them there.',
  })
  collectAt(
    @Root() row: FulfilmentRow,
    @Ctx() context: RequestContext,
  ): Promise<LocationRow | null> {
    return context.loaders.of(locationLoader).load(row.collect_at ?? row.stock_from);
  }
}

@Resolver(() => StoreTaskType)
export class TaskTransferResolver {
  @FieldResolver(() => LocationType, {
    nullable: true,
    description: 'Where the goods are to be sent once they are together; null where they stay.',
  })
  sendTo(@Root() row: FulfilmentRow, @Ctx() context: RequestContext) {
    if (row.kind !== 'PICKUP' || row.collect_at === null || row.task_at === row.collect_at)
      return null;
    return context.loaders.of(locationLoader).load(row.collect_at);
  }

  @FieldResolver(() => TransferType, {
    nullable: true,
    description: 'How the goods travel to where they are collected; null where nothing was sent.',
  })
  async transfer(
    @Root() row: FulfilmentRow,
    @Ctx() context: RequestContext,
  ): Promise<TransferRow | null> {
    const { actor } = context;
    if (row.stock_from === row.task_at) return null;
    if (!worksAt(actor, row.stock_from) && !worksAt(actor, row.task_at)) return null;
    return context.loaders.of(transferByFulfilmentLoader).load(row.id);
  }
}
