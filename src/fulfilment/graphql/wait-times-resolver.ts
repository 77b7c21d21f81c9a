import { Arg, Ctx, Field, ID, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { dayMs, later } from '../../kernel/clock.js';
import { worksAt } from '../../platform/auth/actor.js';
import { Allow, deskAndFloor } from '../../platform/graphql/access.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { innerIdOrNone } from '../../platform/graphql/node.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import { readWaitTimes, type WaitTimes } from '../data/wait-times.js';

@ObjectType('PickupWaitTimes', {
  description: 'How long buyers have waited who announced their arrival.',
})
class PickupWaitTimesType implements WaitTimes {
  @Field(() => Int, { description: 'How many of them were served.' })
  served!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Half of them waited no longer, in seconds. Null where nobody was served.',
  })
  p50Seconds!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Nineteen of twenty waited no longer, in seconds. Null where nobody was served.',
  })
  p95Seconds!: number | null;

  @Field(() => Int, { description: 'How many wait now.' })
  waitingNow!: number;
}

/** How long buyers wait at a counter, or in a bay. */
@Resolver()
export class WaitTimesResolver {
  @Allow(deskAndFloor)
  @Query(() => PickupWaitTimesType, {
    nullable: true,
    description:
      'How long buyers wait at a location for what they have ordered. Null where the location is not yours.',
  })
  pickupWaitTimes(
    @Arg('locationId', () => ID, { description: 'The location.' }) globalId: string,
    @Arg('since', () => DateTimeScalar, {
      nullable: true,
      description: 'Of those who arrived from then on; of the last 24 hours where it is left out.',
    })
    since: Date | null,
    @Ctx() context: RequestContext,
  ): Promise<WaitTimes> | null {
    const locationId = innerIdOrNone('Location', globalId);
    if (!locationId || !worksAt(context.actor, locationId)) return null;
    const from = since ?? later(context.gateway.clock.now(), -dayMs);
    return readWaitTimes(context.db, locationId, from);
  }
}
