import {
  Arg,
  Args,
  ArgsType,
  Ctx,
  Field,
  ID,
  Query,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql';
import { readPage } from '../../kernel/page.js';
import { worksAt } from '../../platform/auth/actor.js';
import { Allow, deskAndFloor, everyone, notPartners } from '../../platform/graphql/access.js';
import { checkedPage, PageArguments } from '../../platform/graphql/connection.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import {
  type FollowedPlace,
  followPlace,
  followStream,
  lastSeen,
  type StreamedEvent,
} from '../../platform/graphql/event-stream.js';
import { innerIdOrNone } from '../../platform/graphql/node.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import {
  type ReservationFilter,
  readStoreReservations,
  reservationKeyTypes,
  reservationOrder,
} from '../data/reads.js';
import type { StoreReservationState } from '../domain/store-reservation-lifecycle.js';
import { storeReservationStream, storeReservationsStream } from '../events.js';
import {
  StoreReservationConnection,
  StoreReservationEventType,
  StoreReservationStateEnum,
  StoreReservationType,
} from './types.js';
import { visibleReservation } from './views.js';

@ArgsType()
class StoreReservationsArguments extends PageArguments {
  @Field(() => ID, {
    nullable: true,
    description: 'The store whose reservations are asked for; your own where it is left out.',
  })
  locationId?: string | null;

  @Field(() => [StoreReservationStateEnum], {
    nullable: true,
    description: 'Only those in these states; all that are open where it is left out.',
  })
  states?: StoreReservationState[] | null;
}

interface EventsArguments {
  readonly storeReservationId: string;
  readonly after?: string | null;
}

@Resolver()
export class StoreReservationWatching {
  @Allow(everyone)
  @Query(() => StoreReservationType, {
    nullable: true,
    description: 'A reservation of yours, or of your store. Null for every other.',
  })
  storeReservation(
    @Arg('id', () => ID, { description: 'The id of the reservation.' }) id: string,
    @Ctx() context: RequestContext,
  ) {
    return visibleReservation(innerIdOrNone('StoreReservation', id), context);
  }

  @Allow(notPartners)
  @Query(() => StoreReservationConnection, {
    nullable: true,
    description:
      'What a store keeps for people who come, or what is kept for you, the oldest first. Null where the store is not yours, and where nothing can be kept for you.',
  })
  storeReservations(
    @Args(() => StoreReservationsArguments) args: StoreReservationsArguments,
    @Ctx() context: RequestContext,
  ) {
    const whose = whoseReservations(args.locationId, context);
    if (!whose) return null;
    const page = checkedPage(() => readPage(args, reservationOrder, reservationKeyTypes));
    return readStoreReservations(context.db, { ...whose, states: args.states ?? null }, page);
  }

  @Allow(everyone)
  @Subscription(() => StoreReservationEventType, {
    description:
      'What happens to a reservation of yours, or of your store, from its beginning. With `after`, what was missed comes first.',
    subscribe: ({ args, context }) => followOne(args as EventsArguments, context as never),
  })
  storeReservationEvents(
    @Root() event: StreamedEvent,
    @Arg('storeReservationId', () => ID, { description: 'The reservation.' }) _id: string,
    @Arg('after', () => String, lastSeen) _after?: string,
  ): StreamedEvent {
    return event;
  }

  @Allow(deskAndFloor)
  @Subscription(() => StoreReservationEventType, {
    description:
      'What happens to all that a store keeps for people who come. Without `after` it starts now; with it, what was missed comes first.',
    subscribe: ({ args, context }) =>
      followPlace(args as FollowedPlace, context as RequestContext, storeReservationsStream),
  })
  reservationsOfStoreEvents(
    @Root() event: StreamedEvent,
    @Arg('locationId', () => ID, { description: 'The store.' }) _locationId: string,
    @Arg('after', () => String, lastSeen) _after?: string,
  ): StreamedEvent {
    return event;
  }
}

/** The reservations of a store, for its people; or the caller's own, as a customer or a guest. */
function whoseReservations(
  globalId: string | null | undefined,
  { actor }: RequestContext,
): Pick<ReservationFilter, 'whose'> | undefined {
  if (globalId != null) {
    const locationId = innerIdOrNone('Location', globalId);
    return locationId && worksAt(actor, locationId) ? { whose: { locationId } } : undefined;
  }
  if (actor.kind === 'CUSTOMER' && actor.id) return { whose: { customerId: actor.id } };
  return actor.guestKey === undefined ? undefined : { whose: { guestKey: actor.guestKey } };
}

async function followOne({ storeReservationId, after }: EventsArguments, context: RequestContext) {
  const id = innerIdOrNone('StoreReservation', storeReservationId);
  const row = await visibleReservation(id, context);
  if (!row) throw new RequestError('NOT_FOUND', 'There is no such reservation.');
  return followStream(context, storeReservationStream(row.id), after, 'BEGINNING');
}
