import { Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import { OrderType } from '../../orders/index.js';
import { mayActFor } from '../../platform/auth/actor.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { toGlobalId } from '../../platform/graphql/node.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import { messagesByOrderLoader } from '../data/reads.js';
import type { MessageRow } from '../data/tables.js';
import { MessageType } from './types.js';

interface OwnedOrder {
  readonly id: string;
  readonly customer_id: string | null;
  readonly guest_key: string | null;
}

@Resolver(() => OrderType)
export class OrderMessagesResolver {
  @FieldResolver(() => [MessageType], {
    description:
      'What people were told about the order, oldest first. Empty for everybody but the buyer and the back office.',
  })
  async messages(
    @Root() order: OwnedOrder,
    @Ctx() context: RequestContext,
  ): Promise<readonly MessageRow[]> {
    const owner = { customerId: order.customer_id, guestKey: order.guest_key };
    if (!mayActFor(context.actor, owner)) return [];
    return (await context.loaders.of(messagesByOrderLoader).load(order.id)) ?? [];
  }
}

@Resolver(() => MessageType)
export class MessageFields {
  @FieldResolver(() => ID, { description: 'The opaque id of this message.' })
  id(@Root() row: MessageRow): string {
    return toGlobalId('Message', row.id);
  }

  @FieldResolver(() => DateTimeScalar, { description: 'When it was written down to be sent.' })
  queuedAt(@Root() row: MessageRow): Date {
    return row.queued_at;
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description: 'When the service that brings messages took it.',
  })
  sentAt(@Root() row: MessageRow): Date | null {
    return row.sent_at;
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description: 'When it arrived, or it was clear that it never will.',
  })
  endedAt(@Root() row: MessageRow): Date | null {
    return row.ended_at;
  }
}
