import { Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { type ShownVariant, VariantType, variantLoader } from '../../catalog/index.js';
import { LocationType, locationLoader } from '../../locations/index.js';
import { isStaff, worksAt } from '../../platform/auth/actor.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import type { StreamedEvent } from '../../platform/graphql/event-stream.js';
import type { StockLevel } from '../data/availability.js';
import { type Band, bandOf } from '../domain/band.js';
import type { PromisedItem, Shortage } from '../domain/refusals.js';
import type { StockChanged } from '../events.js';
import { stockLevelLoader } from './loaders.js';
import { PromisedItemType, StockShortageType } from './results.js';
import { StockBandEnum, StockEventType, StockLevelType } from './types.js';

function variantOf(item: { readonly variantId: string }, context: RequestContext) {
  return context.loaders.of(variantLoader).load(item.variantId);
}

function locationOf(item: { readonly locationId: string | null }, context: RequestContext) {
  return item.locationId === null ? null : context.loaders.of(locationLoader).load(item.locationId);
}

@Resolver(() => StockLevelType)
export class StockLevelResolver {
  @FieldResolver(() => VariantType, { description: 'What is counted.' })
  variant(@Root() level: StockLevel, @Ctx() context: RequestContext): Promise<ShownVariant | null> {
    return variantOf(level, context);
  }

  @FieldResolver(() => StockBandEnum, {
    description: 'How many may be sold here through the channel of the request.',
  })
  band(@Root() level: StockLevel): Band {
    return level.backOrderable ? 'IN_STOCK' : bandOf(level.available);
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'How many may be sold: on hand less reserved less safety. Null for the public.',
  })
  available(@Root() level: StockLevel, @Ctx() context: RequestContext): number | null {
    return worksAt(context.actor, level.locationId) ? level.available : null;
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'How many lie here. Null for the public.',
  })
  onHand(@Root() level: StockLevel, @Ctx() context: RequestContext): number | null {
    return worksAt(context.actor, level.locationId) ? level.onHand : null;
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'How many of them are promised to buyers. Null for the public.',
  })
  reserved(@Root() level: StockLevel, @Ctx() context: RequestContext): number | null {
    return worksAt(context.actor, level.locationId) ? level.reserved : null;
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'How many are on their way here from other locations. Null for the public.',
  })
  incoming(@Root() level: StockLevel, @Ctx() context: RequestContext): number | null {
    return worksAt(context.actor, level.locationId) ? level.incoming : null;
  }
}

@Resolver(() => StockShortageType)
export class StockShortageResolver {
  @FieldResolver(() => VariantType, { nullable: true, description: 'What is short.' })
  variant(@Root() shortage: Shortage, @Ctx() context: RequestContext) {
    return variantOf(shortage, context);
  }

  @FieldResolver(() => LocationType, {
    nullable: true,
    description: 'Where it was looked for; null where no location could give it.',
  })
  location(@Root() shortage: Shortage, @Ctx() context: RequestContext) {
    return locationOf(shortage, context);
  }

  @FieldResolver(() => StockBandEnum, { description: 'How many there are instead.' })
  band(@Root() shortage: Shortage): Band {
    return bandOf(shortage.available);
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'How many there are exactly. Null for the public.',
  })
  available(@Root() shortage: Shortage, @Ctx() { actor }: RequestContext): number | null {
    const { locationId, available } = shortage;
    const maySee = locationId === null ? isStaff(actor) : worksAt(actor, locationId);
    return maySee ? available : null;
  }
}

@Resolver(() => PromisedItemType)
export class PromisedItemResolver {
  @FieldResolver(() => VariantType, { nullable: true, description: 'What is promised.' })
  variant(@Root() item: PromisedItem, @Ctx() context: RequestContext) {
    return variantOf(item, context);
  }

  @FieldResolver(() => LocationType, { nullable: true, description: 'Where it lies.' })
  location(@Root() item: PromisedItem, @Ctx() context: RequestContext) {
    return locationOf(item, context);
  }
}

@Resolver(() => StockEventType)
export class StockEventResolver {
  @FieldResolver(() => VariantType, { nullable: true, description: 'What has changed.' })
  variant(@Root() event: StreamedEvent, @Ctx() context: RequestContext) {
    return variantOf(changeOf(event), context);
  }

  @FieldResolver(() => Int, { description: 'How many lay here after the change.' })
  onHand(@Root() event: StreamedEvent): number {
    return changeOf(event).onHand;
  }

  @FieldResolver(() => Int, { description: 'How many of them were promised to buyers.' })
  reserved(@Root() event: StreamedEvent): number {
    return changeOf(event).reserved;
  }

  @FieldResolver(() => Int, { description: 'How many could be sold.' })
  available(@Root() event: StreamedEvent): number {
    return changeOf(event).available;
  }

  @FieldResolver(() => StockLevelType, { nullable: true, description: 'The stock as it is now.' })
  stockLevel(
    @Root() event: StreamedEvent,
    @Ctx() context: RequestContext,
  ): Promise<StockLevel | null> {
    const { variantId, locationId } = changeOf(event);
    return context.loaders.of(stockLevelLoader).load({ variantId, locationId });
  }
}

function changeOf(event: StreamedEvent): StockChanged {
  return event.payload as unknown as StockChanged;
}
