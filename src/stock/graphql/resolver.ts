import { Arg, Ctx, ID, Mutation, Resolver, Root, Subscription } from 'type-graphql';
import { isRefusal } from '../../kernel/refusal.js';
import { Allow, deskAndFloor, shopFloor } from '../../platform/graphql/access.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import {
  type FollowedPlace,
  followPlace,
  lastSeen,
  type StreamedEvent,
} from '../../platform/graphql/event-stream.js';
import { adjustStock } from '../commands/adjust-stock.js';
import { stockStream } from '../events.js';
import { AdjustStockInput, readAdjustment } from './inputs.js';
import { stockLevelLoader } from './loaders.js';
import { AdjustStockResult } from './results.js';
import { StockEventType } from './types.js';

@Resolver()
export class StockResolver {
  @Allow(shopFloor)
  @Mutation(() => AdjustStockResult, {
    description:
      'Corrects the stock of a variant in a location of yours, by a count or by a difference. It never falls below what is promised to buyers.',
  })
  async adjustStock(
    @Arg('input', () => AdjustStockInput, { description: 'What was found, where, and why.' })
    input: AdjustStockInput,
    @Ctx() context: RequestContext,
  ) {
    const command = readAdjustment(input);
    const answer = await context.run('adjustStock', input, (work) => adjustStock(work, command));
    if (isRefusal(answer)) return answer;
    return { stockLevel: await context.loaders.of(stockLevelLoader).load(answer) };
  }

  @Allow(deskAndFloor)
  @Subscription(() => StockEventType, {
    description:
      'What changes in the stock of a location, for the people who work there. Without `after` it starts now; with it, what was missed comes first.',
    subscribe: ({ args, context }) =>
      followPlace(args as FollowedPlace, context as RequestContext, stockStream),
  })
  stockEvents(
    @Root() event: StreamedEvent,
    @Arg('locationId', () => ID, { description: 'The location.' }) _locationId: string,
    @Arg('after', () => String, lastSeen)
    _after?: string,
  ): StreamedEvent {
    return event;
  }
}
