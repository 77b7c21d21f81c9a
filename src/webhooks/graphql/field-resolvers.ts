import { Args, ArgsType, Ctx, Field, FieldResolver, ID, Int, Resolver, Root } from 'type-graphql';
import { readPage } from '../../kernel/page.js';
import { checkedPage, PageArguments } from '../../platform/graphql/connection.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { toGlobalId } from '../../platform/graphql/node.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import {
  attemptsLoader,
  deliveryKeyTypes,
  deliveryListOrder,
  readDeliveryPage,
} from '../data/reads.js';
import type {
  WebhookAttemptRow,
  WebhookDeliveryRow,
  WebhookDeliveryState,
  WebhookEndpointRow,
} from '../data/tables.js';
import type { WebhookEventType } from '../domain/event-types.js';
import { messageOf } from '../domain/message.js';
import {
  WebhookAttemptType,
  WebhookDeliveryConnection,
  WebhookDeliveryStateEnum,
  WebhookDeliveryType,
  WebhookEndpointType,
  WebhookEventTypeEnum,
} from './types.js';

@ArgsType()
class DeliveriesArguments extends PageArguments {
  @Field(() => WebhookDeliveryStateEnum, {
    nullable: true,
    description: 'Only those that have come so far.',
  })
  state?: WebhookDeliveryState | null;
}

@Resolver(() => WebhookEndpointType)
export class WebhookEndpointFields {
  @FieldResolver(() => ID, { description: 'The opaque id of the endpoint.' })
  id(@Root() row: WebhookEndpointRow): string {
    return toGlobalId('WebhookEndpoint', row.id);
  }

  @FieldResolver(() => [WebhookEventTypeEnum], { description: 'Which news is sent.' })
  eventTypes(@Root() row: WebhookEndpointRow): WebhookEventType[] {
    return row.event_types as WebhookEventType[];
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description: 'Until when the secret before the last rotation signs as well.',
  })
  previousSecretUntil(@Root() row: WebhookEndpointRow): Date | null {
    return row.previous_until;
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description: 'Since when nothing has arrived; null where the last try was taken.',
  })
  failingSince(@Root() row: WebhookEndpointRow): Date | null {
    return row.failing_since;
  }

  @FieldResolver(() => DateTimeScalar, { description: 'When it was registered.' })
  createdAt(@Root() row: WebhookEndpointRow): Date {
    return row.created_at;
  }

  @FieldResolver(() => WebhookDeliveryConnection, {
    description: 'What was and is to be delivered, newest first.',
  })
  deliveries(
    @Root() row: WebhookEndpointRow,
    @Args(() => DeliveriesArguments) args: DeliveriesArguments,
    @Ctx() context: RequestContext,
  ) {
    const page = checkedPage(() => readPage(args, deliveryListOrder, deliveryKeyTypes));
    return readDeliveryPage(context.db, row.id, args.state ?? null, page);
  }
}

@Resolver(() => WebhookDeliveryType)
export class WebhookDeliveryFields {
  @FieldResolver(() => ID, { description: 'The opaque id of the delivery.' })
  id(@Root() row: WebhookDeliveryRow): string {
    return toGlobalId('WebhookDelivery', row.id);
  }

  @FieldResolver(() => String, {
    description: 'The `webhook-id` that is sent: the same at every try, and for a replay.',
  })
  eventId(@Root() row: WebhookDeliveryRow): string {
    return row.event_id;
  }

  @FieldResolver(() => String, { description: 'The body that is sent, as JSON.' })
  payload(@Root() row: WebhookDeliveryRow): string {
    return messageOf(row);
  }

  @FieldResolver(() => DateTimeScalar, { nullable: true, description: 'When it is tried again.' })
  nextTryAt(@Root() row: WebhookDeliveryRow): Date | null {
    return row.next_try_at;
  }

  @FieldResolver(() => Int, { nullable: true, description: 'The HTTP status of the last try.' })
  lastStatus(@Root() row: WebhookDeliveryRow): number | null {
    return row.last_status;
  }

  @FieldResolver(() => String, { nullable: true, description: 'Why the last try had no answer.' })
  lastError(@Root() row: WebhookDeliveryRow): string | null {
    return row.last_error;
  }

  @FieldResolver(() => DateTimeScalar, { description: 'When it was taken from the journal.' })
  createdAt(@Root() row: WebhookDeliveryRow): Date {
    return row.created_at;
  }

  @FieldResolver(() => DateTimeScalar, { nullable: true, description: 'When it was delivered.' })
  deliveredAt(@Root() row: WebhookDeliveryRow): Date | null {
    return row.delivered_at;
  }

  @FieldResolver(() => [WebhookAttemptType], { description: 'Every try, oldest first.' })
  attempts(
    @Root() row: WebhookDeliveryRow,
    @Ctx() context: RequestContext,
  ): Promise<WebhookAttemptRow[] | null> {
    return context.loaders.of(attemptsLoader).load(row.id);
  }
}

@Resolver(() => WebhookAttemptType)
export class WebhookAttemptFields {
  @FieldResolver(() => Int, { description: 'How long it took, in milliseconds.' })
  durationMs(@Root() row: WebhookAttemptRow): number {
    return row.duration_ms;
  }
}
