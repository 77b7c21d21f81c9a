import { Ctx, FieldResolver, ID, Int, Resolver, Root } from 'type-graphql';
import { type ShownVariant, VariantType, variantLoader } from '../../catalog/index.js';
import { type LocationRow, LocationType, locationLoader } from '../../locations/index.js';
import { worksAt } from '../../platform/auth/actor.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import type { StreamedEvent } from '../../platform/graphql/event-stream.js';
import { toGlobalId } from '../../platform/graphql/node.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import type { ShownTransferLine, TransferRow } from '../data/tables.js';
import { nextActionsAt } from '../domain/next-actions.js';
import { linesByTransferLoader, transferLoader } from './loaders.js';
import { WrongTransferUnits } from './results.js';
import { TransferEventType, TransferLineType, TransferType } from './types.js';

@Resolver(() => TransferType)
export class TransferFields {
  @FieldResolver(() => ID, { description: 'The opaque id of this transfer.' })
  id(@Root() row: TransferRow): string {
    return toGlobalId('Transfer', row.id);
  }

  @FieldResolver(() => LocationType, { nullable: true, description: 'Who sends.' })
  from(@Root() row: TransferRow, @Ctx() context: RequestContext): Promise<LocationRow | null> {
    return context.loaders.of(locationLoader).load(row.from_location_id);
  }

  @FieldResolver(() => LocationType, { nullable: true, description: 'Who receives.' })
  to(@Root() row: TransferRow, @Ctx() context: RequestContext): Promise<LocationRow | null> {
    return context.loaders.of(locationLoader).load(row.to_location_id);
  }

  @FieldResolver(() => [TransferLineType], { description: 'The goods.' })
  lines(@Root() row: TransferRow, @Ctx() context: RequestContext) {
    return context.loaders.of(linesByTransferLoader).load(row.id);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The number of the order that the goods are for; null where they fill shelves.',
  })
  orderNumber(@Root() row: TransferRow): string | null {
    return row.released_at === null ? row.order_number : null;
  }

  @FieldResolver(() => DateTimeScalar, { description: 'When it was asked for.' })
  requestedAt(@Root() row: TransferRow): Date {
    return row.requested_at;
  }

  @FieldResolver(() => DateTimeScalar, { nullable: true, description: 'When the goods left.' })
  sentAt(@Root() row: TransferRow): Date | null {
    return row.sent_at;
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description:
      'When they can be unpacked, by the timetable of the route; null where it has none.',
  })
  expectedAt(@Root() row: TransferRow): Date | null {
    return row.expected_at;
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description: 'When all was accounted for.',
  })
  endedAt(@Root() row: TransferRow): Date | null {
    return row.ended_at;
  }

  @FieldResolver(() => Boolean, {
    description: 'True where the goods should have arrived by now.',
  })
  isLate(@Root() row: TransferRow, @Ctx() context: RequestContext): boolean {
    const { expected_at: expectedAt, ended_at: endedAt } = row;
    return endedAt === null && expectedAt !== null && expectedAt < context.gateway.clock.now();
  }

  @FieldResolver(() => [String], { description: 'The mutations that you can call now.' })
  nextActions(@Root() row: TransferRow, @Ctx() { actor }: RequestContext): string[] {
    return nextActionsAt(row.state, {
      sends: worksAt(actor, row.from_location_id),
      receives: worksAt(actor, row.to_location_id),
    });
  }
}

@Resolver(() => TransferLineType)
export class TransferLineFields {
  @FieldResolver(() => ID, { description: 'The id to name this line by.' })
  id(@Root() row: ShownTransferLine): string {
    return toGlobalId('TransferLine', row.id);
  }

  @FieldResolver(() => VariantType, { nullable: true, description: 'What travels.' })
  variant(
    @Root() row: ShownTransferLine,
    @Ctx() context: RequestContext,
  ): Promise<ShownVariant | null> {
    return context.loaders.of(variantLoader).load(row.variant_id);
  }

  @FieldResolver(() => Int, {
    description: 'How many are on their way: sent less received less lost.',
  })
  inTransit(@Root() row: ShownTransferLine): number {
    return row.in_transit;
  }
}

@Resolver(() => WrongTransferUnits)
export class WrongTransferUnitsFields {
  @FieldResolver(() => ID, {
    nullable: true,
    description: 'The line whose number cannot be; null where it is not about one line.',
  })
  lineId(@Root() refused: { readonly lineId: string | null }): string | null {
    return refused.lineId && toGlobalId('TransferLine', refused.lineId);
  }
}

@Resolver(() => TransferEventType)
export class TransferEventFields {
  @FieldResolver(() => TransferType, {
    nullable: true,
    description: 'The transfer as it is now.',
  })
  transfer(
    @Root() event: StreamedEvent,
    @Ctx() context: RequestContext,
  ): Promise<TransferRow | null> {
    return context.loaders.of(transferLoader).load(String(event.payload['transferId']));
  }
}
