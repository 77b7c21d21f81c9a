import { Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import { OrderType, orderLoader, visibleOrder } from '../../orders/index.js';
import { isBackOffice, mayActFor } from '../../platform/auth/actor.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { toGlobalId } from '../../platform/graphql/node.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import { StoreReservationType, visibleReservation } from '../../store-reservations/index.js';
import { VisitType, visibleVisit } from '../../visits/index.js';
import { messagesBySubjectLoader } from '../data/reads.js';
import type { MessageRow, SubjectKind } from '../data/tables.js';
import { MessageType } from './types.js';

interface Owned {
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
  messages(@Root() order: Owned, @Ctx() context: RequestContext): Promise<readonly MessageRow[]> {
    return messagesOf('ORDER', order, context);
  }
}

@Resolver(() => StoreReservationType)
export class StoreReservationMessagesResolver {
  @FieldResolver(() => [MessageType], {
    description:
      'What whoever has reserved was told, oldest first. Empty for everybody but them and the back office.',
  })
  messages(
    @Root() reservation: Owned,
    @Ctx() context: RequestContext,
  ): Promise<readonly MessageRow[]> {
    return messagesOf('STORE_RESERVATION', reservation, context);
  }
}

@Resolver(() => VisitType)
export class VisitMessagesResolver {
  @FieldResolver(() => [MessageType], {
    description:
      'What the customer was told about the visit, oldest first. Empty for everybody but them and the back office.',
  })
  messages(
    @Root() { id, customer_id }: Omit<Owned, 'guest_key'>,
    @Ctx() context: RequestContext,
  ): Promise<readonly MessageRow[]> {
    return messagesOf('VISIT', { id, customer_id, guest_key: null }, context);
  }
}

@Resolver(() => MessageType)
export class MessageFields {
  @FieldResolver(() => ID, { description: 'The opaque id of this message.' })
  id(@Root() row: MessageRow): string {
    return toGlobalId('Message', row.id);
  }

  @FieldResolver(() => Boolean, {
    description: 'True where somebody had it sent again, after it was sent by itself.',
  })
  isRepetition(@Root() row: MessageRow): boolean {
    return row.again_of !== null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Why it has not arrived so far, for the back office; null for everybody else.',
  })
  problem(@Root() row: MessageRow, @Ctx() { actor }: RequestContext): string | null {
    return isBackOffice(actor) ? row.last_error : null;
  }

  @FieldResolver(() => OrderType, {
    nullable: true,
    description: 'The order that it is about, for those who may see it.',
  })
  async order(@Root() row: MessageRow, @Ctx() context: RequestContext) {
    if (row.subject !== 'ORDER') return null;
    return visibleOrder(await context.loaders.of(orderLoader).load(row.subject_id), context);
  }

  @FieldResolver(() => StoreReservationType, {
    nullable: true,
    description: 'What a store keeps, that it is about, for those who may see it.',
  })
  storeReservation(@Root() row: MessageRow, @Ctx() context: RequestContext) {
    return row.subject === 'STORE_RESERVATION' ? visibleReservation(row.subject_id, context) : null;
  }

  @FieldResolver(() => VisitType, {
    nullable: true,
    description: 'The visit that it is about, for those who may see it.',
  })
  visit(@Root() row: MessageRow, @Ctx() context: RequestContext) {
    return row.subject === 'VISIT' ? visibleVisit(row.subject_id, context) : null;
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

async function messagesOf(
  kind: SubjectKind,
  { id, customer_id: customerId, guest_key: guestKey }: Owned,
  { actor, loaders }: RequestContext,
): Promise<readonly MessageRow[]> {
  if (!mayActFor(actor, { customerId, guestKey })) return [];
  return (await loaders.of(messagesBySubjectLoader[kind]).load(id)) ?? [];
}
