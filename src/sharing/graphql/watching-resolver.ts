import {
  Arg,
  Ctx,
  FieldResolver,
  ID,
  Int,
  Query,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql';
import { Allow, everyone } from '../../platform/graphql/access.js';
import { RequestContext } from '../../platform/graphql/context.js';
import { followStream, lastSeen, type StreamedEvent } from '../../platform/graphql/event-stream.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import { sharedPaymentStream } from '../events.js';
import {
  SharedPaymentEventType,
  SharedPaymentStateEnum,
  SharedPaymentType,
  ShareStateEnum,
} from './types.js';
import { findSharedPayment, type SharedPaymentKey } from './views.js';

const byLink = { nullable: true, description: 'The secret of a link; instead of `id`.' };
const byId = { nullable: true, description: 'One that you have begun; instead of `linkToken`.' };

/** An event with the key by which it is followed: what it shows depends on who looks. */
interface SeenEvent extends StreamedEvent {
  readonly key: SharedPaymentKey;
}

interface EventsArguments extends SharedPaymentKey {
  readonly after?: string | null;
}

@Resolver()
export class SharedPaymentWatching {
  @Allow(everyone)
  @Query(() => SharedPaymentType, {
    nullable: true,
    description: 'The shared payment behind a link, or one of yours. Null where there is none.',
  })
  sharedPayment(
    @Arg('linkToken', () => String, byLink) linkToken: string | null,
    @Arg('id', () => ID, byId) id: string | null,
    @Ctx() context: RequestContext,
  ) {
    return findSharedPayment({ linkToken, id }, context);
  }

  @Allow(everyone)
  @Subscription(() => SharedPaymentEventType, {
    description:
      'What happens to a shared payment, for all who share it. Without `after` it starts at the beginning; with it, what was missed comes first.',
    subscribe: ({ args, context }) =>
      followSharedPayment(args as EventsArguments, context as RequestContext) as never,
  })
  sharedPaymentEvents(
    @Root() event: StreamedEvent,
    @Arg('linkToken', () => String, byLink) linkToken: string | null,
    @Arg('id', () => ID, byId) id: string | null,
    @Arg('after', () => String, lastSeen)
    _after?: string,
  ): SeenEvent {
    return { ...event, key: { linkToken, id } };
  }
}

async function followSharedPayment({ after, ...key }: EventsArguments, context: RequestContext) {
  const view = await findSharedPayment(key, context);
  if (!view) throw new RequestError('NOT_FOUND', 'There is no such shared payment.');
  return followStream(context, sharedPaymentStream(view.row.id), after, 'BEGINNING');
}

@Resolver(() => SharedPaymentEventType)
export class SharedPaymentEventFields {
  @FieldResolver(() => SharedPaymentStateEnum, { description: 'Where the whole stood after it.' })
  state(@Root() { payload }: SeenEvent): unknown {
    return payload['state'];
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'The number of the share that it is about; null where it is about the whole.',
  })
  shareNumber(@Root() event: SeenEvent): number | null {
    return shareOf(event)?.number ?? null;
  }

  @FieldResolver(() => ShareStateEnum, {
    nullable: true,
    description: 'Where that share stood after it.',
  })
  shareState(@Root() event: SeenEvent): string | null {
    return shareOf(event)?.state ?? null;
  }

  @FieldResolver(() => SharedPaymentType, {
    nullable: true,
    description: 'The shared payment as it is now.',
  })
  sharedPayment(@Root() { key }: SeenEvent, @Ctx() context: RequestContext) {
    return findSharedPayment(key, context);
  }
}

function shareOf({ payload }: SeenEvent) {
  return payload['share'] as { readonly number: number; readonly state: string } | undefined;
}
