import { Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import { VariantType, variantLoader } from '../../catalog/index.js';
import { LocationType, locationLoader } from '../../locations/index.js';
import { OrderContactType, OrderType, orderLoader, visibleOrder } from '../../orders/index.js';
import { worksAt } from '../../platform/auth/actor.js';
import { toCursor } from '../../platform/events/cursor.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import type { StreamedEvent } from '../../platform/graphql/event-stream.js';
import { MoneyType, toMoney } from '../../platform/graphql/money.js';
import { toGlobalId } from '../../platform/graphql/node.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import { type ReadStoreReservation, reservedLinesLoader } from '../data/reads.js';
import type { StoreReservationLineRow } from '../data/tables.js';
import {
  type StoreReservationStep,
  storeReservationLifecycle,
} from '../domain/store-reservation-lifecycle.js';
import { storeReservationStream } from '../events.js';
import {
  StoreReservationEventType,
  StoreReservationLineType,
  StoreReservationType,
} from './types.js';
import { isOwnReservation, visibleReservation } from './views.js';

const stepsOfStore: Partial<Record<StoreReservationStep, string>> = {
  confirm: 'confirmStoreReservation',
  makeReady: 'markStoreReservationReady',
  collect: 'collectStoreReservation',
  reject: 'rejectStoreReservation',
};

/** A line with the currency that its price is in. */
interface LineView extends StoreReservationLineRow {
  readonly currency: string;
}

@Resolver(() => StoreReservationType)
export class StoreReservationFields {
  @FieldResolver(() => ID, { description: 'The opaque id of this reservation.' })
  id(@Root() row: ReadStoreReservation): string {
    return toGlobalId('StoreReservation', row.id);
  }

  @FieldResolver(() => LocationType, { description: 'The store.' })
  location(@Root() row: ReadStoreReservation, @Ctx() context: RequestContext) {
    return context.loaders.of(locationLoader).load(row.location_id);
  }

  @FieldResolver(() => [StoreReservationLineType], { description: 'What is kept.' })
  async lines(
    @Root() row: ReadStoreReservation,
    @Ctx() context: RequestContext,
  ): Promise<LineView[]> {
    const lines = (await context.loaders.of(reservedLinesLoader).load(row.id)) ?? [];
    return lines.map((line) => ({ ...line, currency: row.currency }));
  }

  @FieldResolver(() => OrderContactType, {
    description: 'Who comes. The people of the store see the name and the phone number.',
  })
  contact(@Root() row: ReadStoreReservation, @Ctx() context: RequestContext): OrderContactType {
    const { first_name: firstName, last_name: lastName, phone } = row;
    return { firstName, lastName, phone, email: isOwnReservation(row, context) ? row.email : null };
  }

  @FieldResolver(() => DateTimeScalar, { description: 'When the store was asked.' })
  requestedAt(@Root() row: ReadStoreReservation): Date {
    return row.requested_at;
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description: 'Since when the goods wait; null before that.',
  })
  readyAt(@Root() row: ReadStoreReservation): Date | null {
    return row.ready_at;
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description: 'Until when the store answers, or the goods are kept; null where it is over.',
  })
  expiresAt(@Root() row: ReadStoreReservation): Date | null {
    return row.ended_at === null ? row.expires_at : null;
  }

  @FieldResolver(() => OrderType, {
    nullable: true,
    description: 'The order that it has become, for those who may see it.',
  })
  async order(@Root() row: ReadStoreReservation, @Ctx() context: RequestContext) {
    if (row.order_id === null) return null;
    return visibleOrder(await context.loaders.of(orderLoader).load(row.order_id), context);
  }

  @FieldResolver(() => [String], { description: 'The mutations that you can call now.' })
  nextActions(@Root() row: ReadStoreReservation, @Ctx() context: RequestContext): string[] {
    const steps = storeReservationLifecycle.events(row.state);
    const own = isOwnReservation(row, context) && steps.includes('cancel');
    const ofStore = worksAt(context.actor, row.location_id)
      ? steps.flatMap((step) => stepsOfStore[step] ?? [])
      : [];
    return [...ofStore, ...(own ? ['cancelStoreReservation'] : [])];
  }

  @FieldResolver(() => String, {
    description:
      'The cursor of the newest event at the moment of reading: subscribe after it and nothing is missed.',
  })
  eventsCursor(@Root() row: ReadStoreReservation): string {
    return toCursor(storeReservationStream(row.id), row.events_seq);
  }
}

@Resolver(() => StoreReservationLineType)
export class StoreReservationLineFields {
  @FieldResolver(() => ID, { description: 'The id to name this line by.' })
  id(@Root() line: LineView): string {
    return toGlobalId('StoreReservationLine', line.id);
  }

  @FieldResolver(() => VariantType, { nullable: true, description: 'What is kept.' })
  variant(@Root() line: LineView, @Ctx() context: RequestContext) {
    return context.loaders.of(variantLoader).load(line.variant_id);
  }

  @FieldResolver(() => MoneyType, {
    description: 'What one cost when it was reserved; it is sold at the price of the day.',
  })
  unitPrice(@Root() line: LineView): MoneyType {
    return toMoney(line.unit_price_minor, line.currency);
  }
}

@Resolver(() => StoreReservationEventType)
export class StoreReservationEventFields {
  @FieldResolver(() => StoreReservationType, {
    nullable: true,
    description: 'The reservation as it is now.',
  })
  storeReservation(@Root() { payload }: StreamedEvent, @Ctx() context: RequestContext) {
    return visibleReservation(String(payload['storeReservationId']), context);
  }
}
