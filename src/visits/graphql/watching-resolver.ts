import { Arg, Ctx, ID, Query, Resolver, Root, Subscription } from 'type-graphql';
import { worksAt } from '../../platform/auth/actor.js';
import { Allow, deskAndFloor, everyone } from '../../platform/graphql/access.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { followStream, lastSeen, type StreamedEvent } from '../../platform/graphql/event-stream.js';
import { innerIdOrNone } from '../../platform/graphql/node.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import { latestVisitOf, readUnsettledVisits } from '../data/reads.js';
import { visitStream } from '../events.js';
import { VisitEventType, VisitType } from './types.js';
import { visibleVisit } from './views.js';

interface EventsArguments {
  readonly visitId: string;
  readonly after?: string | null;
}

@Resolver()
export class VisitWatching {
  @Allow(everyone)
  @Query(() => VisitType, {
    nullable: true,
    description: 'A visit of yours, or one to your store. Null for every other.',
  })
  visit(
    @Arg('id', () => ID, { description: 'The id of the visit.' }) id: string,
    @Ctx() context: RequestContext,
  ) {
    return visibleVisit(innerIdOrNone('Visit', id), context);
  }

  @Allow(['CUSTOMER'])
  @Query(() => VisitType, {
    nullable: true,
    description: 'Your newest visit, for an app that is opened again. Null where there was none.',
  })
  async latestVisit(@Ctx() context: RequestContext) {
    const id = await latestVisitOf(context.db, context.actor.id ?? '');
    return visibleVisit(id, context);
  }

  @Allow(deskAndFloor)
  @Query(() => [VisitType], {
    nullable: true,
    description:
      'Visits to your store whose customer is long gone and could not be charged for what they took, the oldest first, at most 100: put back in the books what is paid otherwise, or was never taken, and let them leave. Null for every other store.',
  })
  async unsettledVisits(
    @Arg('locationId', () => ID, { description: 'The store.' }) globalId: string,
    @Ctx() { actor, db, gateway }: RequestContext,
  ) {
    const locationId = innerIdOrNone('Location', globalId);
    if (!locationId || !worksAt(actor, locationId)) return null;
    return readUnsettledVisits(db, { locationId, now: gateway.clock.now() });
  }

  @Allow(everyone)
  @Subscription(() => VisitEventType, {
    description:
      'What happens in a visit of yours, or one to your store, from its beginning. With `after`, what was missed comes first.',
    subscribe: ({ args, context }) => follow(args as EventsArguments, context as never),
  })
  visitEvents(
    @Root() event: StreamedEvent,
    @Arg('visitId', () => ID, { description: 'The visit.' }) _visitId: string,
    @Arg('after', () => String, lastSeen)
    _after?: string,
  ): StreamedEvent {
    return event;
  }
}

async function follow({ visitId, after }: EventsArguments, context: RequestContext) {
  const visit = await visibleVisit(innerIdOrNone('Visit', visitId), context);
  if (!visit) throw new RequestError('NOT_FOUND', 'There is no such visit.');
  return followStream(context, visitStream(visit.id), after, 'BEGINNING');
}
