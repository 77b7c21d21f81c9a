import { Field, Int, ObjectType } from 'type-graphql';
import { VariantType } from '../../catalog/index.js';
import { LocationType } from '../../locations/index.js';
import { IdempotencyKeyReused, resultUnion, UserError } from '../../platform/graphql/results.js';
import type { Band } from '../domain/band.js';
import { StockBandEnum, StockLevelType } from './types.js';

@ObjectType('StockShortage', {
  description: 'Something of which there is less than was asked for.',
})
export class StockShortageType {
  @Field(() => VariantType, { nullable: true, description: 'What is short.' })
  variant!: VariantType | null;

  @Field(() => LocationType, {
    nullable: true,
    description: 'Where it was looked for; null where no location could give it.',
  })
  location!: LocationType | null;

  @Field(() => Int, { description: 'How many were asked for.' })
  asked!: number;

  @Field(() => StockBandEnum, { description: 'How many there are instead.' })
  band!: Band;

  @Field(() => Int, {
    nullable: true,
    description: 'How many there are exactly. Null for the public.',
  })
  available!: number | null;
}

@ObjectType({
  implements: UserError,
  description: 'Less is free than was asked for. Nothing was reserved.',
})
export class OutOfStock extends UserError {
  @Field(() => [StockShortageType], { description: 'What is short, and where.' })
  shortages!: StockShortageType[];
}

@ObjectType('PromisedItem', { description: 'An item that is promised to buyers.' })
export class PromisedItemType {
  @Field(() => VariantType, { nullable: true, description: 'What is promised.' })
  variant!: VariantType | null;

  @Field(() => LocationType, { nullable: true, description: 'Where it lies.' })
  location!: LocationType | null;

  @Field(() => Int, { description: 'How many there would be.' })
  onHand!: number;

  @Field(() => Int, { description: 'How many are promised.' })
  reserved!: number;
}

@ObjectType({
  implements: UserError,
  description: 'Fewer would be there than are promised to buyers. Nothing was changed.',
})
export class BelowReserved extends UserError {
  @Field(() => [PromisedItemType], { description: 'What is promised, and where.' })
  items!: PromisedItemType[];
}

@ObjectType({ description: 'The count is written.' })
export class AdjustStockPayload {
  @Field(() => StockLevelType, { description: 'The stock as it is now.' })
  stockLevel!: StockLevelType;
}

export const AdjustStockResult = resultUnion(
  'AdjustStockResult',
  'The corrected stock, or why it stays as it was.',
  AdjustStockPayload,
  BelowReserved,
  IdempotencyKeyReused,
);
