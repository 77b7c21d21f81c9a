import { Ctx, FieldResolver, ID, Int, Resolver, Root } from 'type-graphql';
import { secondMs } from '../../kernel/clock.js';
import { type LocationRow, LocationType, locationLoader } from '../../locations/index.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { toGlobalId } from '../../platform/graphql/node.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import type { FulfilmentLineRow, FulfilmentRow } from '../data/tables.js';
import type { CaptureTrigger } from '../domain/capture-trigger.js';
import type { IdentityCheck } from '../domain/identity-check.js';
import { fulfilmentGlobalId } from './ids.js';
import { linesByFulfilmentLoader } from './loaders.js';
import { stepsForStaff } from './next-actions.js';
import {
  CaptureTriggerEnum,
  FulfilmentLineType,
  FulfilmentType,
  IdentityCheckEnum,
  PickupType,
  ShipmentType,
  StoreTaskType,
} from './types.js';

@Resolver(() => FulfilmentType)
export class FulfilmentResolver {
  @FieldResolver(() => ID, { description: 'The opaque id of these goods on their way.' })
  id(@Root() row: FulfilmentRow): string {
    return fulfilmentGlobalId(row);
  }

  @FieldResolver(() => CaptureTriggerEnum, { description: 'When the goods are charged.' })
  captureTrigger(@Root() row: FulfilmentRow): CaptureTrigger {
    return row.capture_trigger;
  }

  @FieldResolver(() => DateTimeScalar, {
    description: 'When the buyer was told that the goods would be ready, or on their way.',
  })
  promisedAt(@Root() row: FulfilmentRow): Date {
    return row.promised_at;
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description: 'When the goods left, or when it was clear that they never will.',
  })
  endedAt(@Root() row: FulfilmentRow): Date | null {
    return row.ended_at;
  }

  @FieldResolver(() => [FulfilmentLineType], { description: 'The goods.' })
  lines(@Root() row: FulfilmentRow, @Ctx() context: RequestContext) {
    return context.loaders.of(linesByFulfilmentLoader).load(row.id);
  }

  @FieldResolver(() => LocationType, { description: 'Where the goods are prepared.' })
  location(
    @Root() row: FulfilmentRow,
    @Ctx() context: RequestContext,
  ): Promise<LocationRow | null> {
    return context.loaders.of(locationLoader).load(row.stock_from);
  }

  @FieldResolver(() => [String], {
    description: 'The mutations that you can call now; empty for those who do not work there.',
  })
  nextActions(@Root() row: FulfilmentRow, @Ctx() context: RequestContext): string[] {
    return stepsForStaff(row, context);
  }
}

@Resolver(() => PickupType)
export class PickupResolver {
  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description: 'Since when the goods wait at the counter.',
  })
  readyAt(@Root() row: FulfilmentRow): Date | null {
    return row.ready_at;
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description: 'Until when the goods are kept at the counter; null before they are ready.',
  })
  keepUntil(@Root() row: FulfilmentRow): Date | null {
    return row.keep_until;
  }

  @FieldResolver(() => DateTimeScalar, { nullable: true, description: 'When the buyer arrived.' })
  arrivedAt(@Root() row: FulfilmentRow): Date | null {
    return row.arrived_at;
  }

  @FieldResolver(() => String, { description: 'The name of the person who collects.' })
  collectorName(@Root() row: FulfilmentRow): string {
    return row.collector_name;
  }

  @FieldResolver(() => IdentityCheckEnum, {
    nullable: true,
    description: 'Why the collector must show who they are; null where the code is enough.',
  })
  identityCheck(@Root() row: FulfilmentRow): IdentityCheck | null {
    return row.identity_check;
  }
}

@Resolver(() => ShipmentType)
export class ShipmentResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description: "The carrier's code for following the parcel.",
  })
  trackingCode(@Root() row: FulfilmentRow): string | null {
    return row.tracking_code;
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description: 'Until when the location may claim it; null where it was not asked.',
  })
  offeredUntil(@Root() row: FulfilmentRow): Date | null {
    return row.offered_until;
  }
}

@Resolver(() => StoreTaskType)
export class StoreTaskResolver {
  @FieldResolver(() => ID, { description: 'The opaque id of this task.' })
  id(@Root() row: FulfilmentRow): string {
    return toGlobalId('StoreTask', row.id);
  }

  @FieldResolver(() => String, { description: 'The number of the order, as the buyer knows it.' })
  orderNumber(@Root() row: FulfilmentRow): string {
    return row.order_number;
  }

  @FieldResolver(() => String, { description: 'The name of the person who collects or receives.' })
  collectorName(@Root() row: FulfilmentRow): string {
    return row.collector_name;
  }

  @FieldResolver(() => IdentityCheckEnum, {
    nullable: true,
    description: 'Why the collector must show who they are; null where the code is enough.',
  })
  identityCheck(@Root() row: FulfilmentRow): IdentityCheck | null {
    return row.identity_check;
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description: 'When the buyer said that they are there.',
  })
  arrivedAt(@Root() row: FulfilmentRow): Date | null {
    return row.arrived_at;
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description:
      'For how many seconds the buyer has waited: up to now, or until they had the first goods in hand. Null where nobody announced their arrival.',
  })
  waitingSeconds(@Root() row: FulfilmentRow, @Ctx() context: RequestContext): number | null {
    return secondsWaited(row, context.gateway.clock.now());
  }

  @FieldResolver(() => DateTimeScalar, { description: 'When it must be ready.' })
  promisedAt(@Root() row: FulfilmentRow): Date {
    return row.promised_at;
  }

  @FieldResolver(() => DateTimeScalar, { description: 'When the task came onto the list.' })
  plannedAt(@Root() row: FulfilmentRow): Date {
    return row.planned_at;
  }

  @FieldResolver(() => Boolean, { description: 'True where the promised time has passed.' })
  isLate(@Root() row: FulfilmentRow, @Ctx() context: RequestContext): boolean {
    return row.ended_at === null && row.promised_at < context.gateway.clock.now();
  }

  @FieldResolver(() => FulfilmentType, { description: 'The pickup or shipment behind the task.' })
  fulfilment(@Root() row: FulfilmentRow): FulfilmentRow {
    return row;
  }

  @FieldResolver(() => [FulfilmentLineType], { description: 'The goods.' })
  lines(@Root() row: FulfilmentRow, @Ctx() context: RequestContext) {
    return context.loaders.of(linesByFulfilmentLoader).load(row.id);
  }

  @FieldResolver(() => LocationType, { description: 'Where the work is done.' })
  location(
    @Root() row: FulfilmentRow,
    @Ctx() context: RequestContext,
  ): Promise<LocationRow | null> {
    return context.loaders.of(locationLoader).load(row.task_at);
  }

  @FieldResolver(() => [String], { description: 'The mutations that you can call now.' })
  nextActions(@Root() row: FulfilmentRow, @Ctx() context: RequestContext): string[] {
    return stepsForStaff(row, context);
  }
}

@Resolver(() => FulfilmentLineType)
export class FulfilmentLineResolver {
  @FieldResolver(() => ID, { description: 'The id to name this line by when it is picked.' })
  id(@Root() row: FulfilmentLineRow): string {
    return toGlobalId('FulfilmentLine', row.id);
  }

  @FieldResolver(() => String, {
    description: 'The name of the goods, in the language of the request.',
  })
  title(@Root() row: FulfilmentLineRow, @Ctx() context: RequestContext): string {
    return row.title[context.locale] ?? Object.values(row.title)[0] ?? row.sku;
  }

  @FieldResolver(() => Int, { description: 'How many the buyer, or the carrier, has taken.' })
  handedOver(@Root() row: FulfilmentLineRow): number {
    return row.handed_over;
  }
}

function secondsWaited(row: FulfilmentRow, now: Date): number | null {
  if (row.state !== 'CUSTOMER_ARRIVED' || row.arrived_at === null) return row.waited_seconds;
  return Math.floor((now.getTime() - row.arrived_at.getTime()) / secondMs);
}
