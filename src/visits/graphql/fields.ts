import { Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import { VariantType, variantLoader } from '../../catalog/index.js';
import { pickupCodeSecret } from '../../fulfilment/index.js';
import { LocationType, locationLoader } from '../../locations/index.js';
import { OrderType, orderLoader, visibleOrder } from '../../orders/index.js';
import { intentLoader, PaymentIntentType } from '../../payments/index.js';
import { toCursor } from '../../platform/events/cursor.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import type { StreamedEvent } from '../../platform/graphql/event-stream.js';
import { MoneyType, toMoney } from '../../platform/graphql/money.js';
import { toGlobalId } from '../../platform/graphql/node.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import { basketLoader, type ReadVisit } from '../data/reads.js';
import type { Units } from '../data/store.js';
import { entryCode } from '../domain/entry-code.js';
import { visitStream } from '../events.js';
import { NotInBasket } from './results.js';
import { VisitEventType, VisitItemType, VisitType } from './types.js';
import { isOwnVisit, visibleVisit } from './views.js';

@Resolver(() => VisitType)
export class VisitFields {
  @FieldResolver(() => ID, { description: 'The opaque id of this visit.' })
  id(@Root() visit: ReadVisit): string {
    return toGlobalId('Visit', visit.id);
  }

  @FieldResolver(() => LocationType, { description: 'The store.' })
  location(@Root() visit: ReadVisit, @Ctx() context: RequestContext) {
    return context.loaders.of(locationLoader).load(visit.location_id);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'What opens the gate; only its customer sees it, and only until then.',
  })
  entryCode(@Root() visit: ReadVisit, @Ctx() context: RequestContext): string | null {
    if (visit.state !== 'OPENED' || !isOwnVisit(visit, context)) return null;
    return entryCode(context.port(pickupCodeSecret), visit.id);
  }

  @FieldResolver(() => [VisitItemType], {
    description: 'What is in the basket, as far as the store has seen it.',
  })
  async basket(@Root() visit: ReadVisit, @Ctx() context: RequestContext): Promise<Units[]> {
    return (await context.loaders.of(basketLoader).load(visit.id)) ?? [];
  }

  @FieldResolver(() => MoneyType, { description: 'The most that the basket may cost.' })
  upTo(@Root() visit: ReadVisit): MoneyType {
    return toMoney(visit.hold_minor, visit.currency);
  }

  @FieldResolver(() => PaymentIntentType, {
    nullable: true,
    description: 'The payment that holds the money; null for the people of the store.',
  })
  paymentIntent(@Root() visit: ReadVisit, @Ctx() context: RequestContext) {
    return isOwnVisit(visit, context)
      ? context.loaders.of(intentLoader).load(visit.intent_id)
      : null;
  }

  @FieldResolver(() => OrderType, {
    nullable: true,
    description: 'The order that the basket has become; null before that.',
  })
  async order(@Root() visit: ReadVisit, @Ctx() context: RequestContext) {
    if (visit.order_id === null) return null;
    return visibleOrder(await context.loaders.of(orderLoader).load(visit.order_id), context);
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description:
      'Until when the gate opens, the visit ends, or the basket is corrected; null where it is over.',
  })
  expiresAt(@Root() visit: ReadVisit): Date | null {
    return visit.expires_at;
  }

  @FieldResolver(() => String, {
    description:
      'The cursor of the newest event at the moment of reading: subscribe after it and nothing is missed.',
  })
  eventsCursor(@Root() visit: ReadVisit): string {
    return toCursor(visitStream(visit.id), visit.events_seq);
  }
}

@Resolver(() => VisitItemType)
export class VisitItemFields {
  @FieldResolver(() => VariantType, { nullable: true, description: 'What it is.' })
  variant(@Root() { variantId }: Units, @Ctx() context: RequestContext) {
    return context.loaders.of(variantLoader).load(variantId);
  }
}

@Resolver(() => NotInBasket)
export class NotInBasketFields {
  @FieldResolver(() => VariantType, { nullable: true, description: 'Of what.' })
  variant(@Root() { variantId }: Units, @Ctx() context: RequestContext) {
    return context.loaders.of(variantLoader).load(variantId);
  }
}

@Resolver(() => VisitEventType)
export class VisitEventFields {
  @FieldResolver(() => VisitType, { nullable: true, description: 'The visit as it is now.' })
  visit(@Root() { payload }: StreamedEvent, @Ctx() context: RequestContext) {
    return visibleVisit(String(payload['visitId']), context);
  }
}
