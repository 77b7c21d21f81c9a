import { Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { VariantType, variantLoader } from '../../catalog/index.js';
import { LocationType, locationLoader } from '../../locations/index.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import type { StreamedEvent } from '../../platform/graphql/event-stream.js';
import { MoneyType, toMoney } from '../../platform/graphql/money.js';
import type { CartRow } from '../data/tables.js';
import { sentenceOf } from '../domain/adjustments.js';
import type { PriceDifference } from '../domain/quote.js';
import type {
  PickupNotOfferedRefusal,
  PriceChangedRefusal,
  VariantNotSoldRefusal,
} from '../domain/refusals.js';
import type { CartNews, LineChange } from '../events.js';
import { findCart } from './loaders.js';
import type { AdjustmentRow } from './payload.js';
import {
  CartAdjustmentType,
  ChangedPriceType,
  PickupNotOffered,
  PriceChanged,
  VariantNotSold,
} from './results.js';
import { CartEventType, CartLineChangeType, CartType } from './types.js';

function variantOf(thing: { readonly variantId: string }, context: RequestContext) {
  return context.loaders.of(variantLoader).load(thing.variantId);
}

@Resolver(() => CartAdjustmentType)
export class CartAdjustmentFields {
  @FieldResolver(() => VariantType, { nullable: true, description: 'Of what.' })
  variant(@Root() adjustment: AdjustmentRow, @Ctx() context: RequestContext) {
    return variantOf(adjustment, context);
  }

  @FieldResolver(() => String, {
    description: 'A sentence for people, in the language of the request.',
  })
  message(@Root() adjustment: AdjustmentRow, @Ctx() { locale }: RequestContext): string {
    return sentenceOf(adjustment, locale);
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'The quantity that was asked for.',
  })
  quantityBefore(@Root() { kind, before }: AdjustmentRow): number | null {
    return kind === 'QUANTITY_CLAMPED' ? before : null;
  }

  @FieldResolver(() => Int, { nullable: true, description: 'The quantity that it became.' })
  quantityAfter(@Root() { kind, after }: AdjustmentRow): number | null {
    return kind === 'QUANTITY_CLAMPED' ? after : null;
  }

  @FieldResolver(() => MoneyType, { nullable: true, description: 'The price before.' })
  priceBefore(@Root() { kind, before, currency }: AdjustmentRow): MoneyType | null {
    return kind === 'PRICE_CHANGED' ? toMoney(before, currency) : null;
  }

  @FieldResolver(() => MoneyType, { nullable: true, description: 'The price now.' })
  priceAfter(@Root() { kind, after, currency }: AdjustmentRow): MoneyType | null {
    return kind === 'PRICE_CHANGED' ? toMoney(after, currency) : null;
  }
}

@Resolver(() => VariantNotSold)
export class VariantNotSoldFields {
  @FieldResolver(() => [VariantType], {
    description: 'Which ones; unknown ids are left out.',
  })
  async variants(@Root() refused: VariantNotSoldRefusal, @Ctx() context: RequestContext) {
    const found = await Promise.all(
      refused.variantIds.map((variantId) => variantOf({ variantId }, context)),
    );
    return found.filter((variant) => variant !== null);
  }
}

@Resolver(() => PickupNotOffered)
export class PickupNotOfferedFields {
  @FieldResolver(() => LocationType, { nullable: true, description: 'The location.' })
  location(@Root() refused: PickupNotOfferedRefusal, @Ctx() context: RequestContext) {
    return context.loaders.of(locationLoader).load(refused.locationId);
  }
}

interface ChangedPriceRow extends PriceDifference {
  readonly currency: string;
}

@Resolver(() => PriceChanged)
export class PriceChangedFields {
  @FieldResolver(() => [ChangedPriceType], { description: 'The lines that cost something else.' })
  lines(@Root() { lines, currency }: PriceChangedRefusal): ChangedPriceRow[] {
    return lines.map((line) => ({ ...line, currency }));
  }
}

@Resolver(() => ChangedPriceType)
export class ChangedPriceFields {
  @FieldResolver(() => VariantType, { nullable: true, description: 'What it is.' })
  variant(@Root() line: ChangedPriceRow, @Ctx() context: RequestContext) {
    return variantOf(line, context);
  }

  @FieldResolver(() => MoneyType, { description: 'What one cost when it was quoted.' })
  before(@Root() { beforeMinor, currency }: ChangedPriceRow): MoneyType {
    return toMoney(beforeMinor, currency);
  }

  @FieldResolver(() => MoneyType, {
    nullable: true,
    description: 'What one costs now; null where it is no longer sold.',
  })
  now(@Root() { nowMinor, currency }: ChangedPriceRow): MoneyType | null {
    return nowMinor === null ? null : toMoney(nowMinor, currency);
  }
}

@Resolver(() => CartEventType)
export class CartEventFields {
  @FieldResolver(() => Int, { description: 'The version of the cart after it.' })
  version(@Root() event: StreamedEvent): number {
    return newsOf(event).version;
  }

  @FieldResolver(() => [CartLineChangeType], { description: 'The lines that have changed.' })
  changes(@Root() event: StreamedEvent): readonly LineChange[] {
    return newsOf(event).lines ?? [];
  }

  @FieldResolver(() => [String], { description: 'The fields that were set.' })
  fields(@Root() event: StreamedEvent): readonly string[] {
    return newsOf(event).fields ?? [];
  }

  @FieldResolver(() => CartType, {
    nullable: true,
    description: 'The cart as it is now; null where it is no longer yours.',
  })
  cart(@Root() event: StreamedEvent, @Ctx() context: RequestContext): Promise<CartRow | null> {
    return findCart(context, newsOf(event).cartId);
  }
}

function newsOf(event: StreamedEvent): CartNews & { readonly cartId: string } {
  return event.payload as unknown as CartNews & { readonly cartId: string };
}

@Resolver(() => CartLineChangeType)
export class CartLineChangeFields {
  @FieldResolver(() => VariantType, { nullable: true, description: 'What was changed.' })
  variant(@Root() change: LineChange, @Ctx() context: RequestContext) {
    return variantOf(change, context);
  }
}
