import { Field, ObjectType } from 'type-graphql';
import {
  CartLimitReached,
  CartNotOpen,
  CartType,
  CartVersionConflict,
  VariantNotSold,
} from '../../carts/index.js';
import { IdempotencyKeyReused, resultUnion } from '../../platform/graphql/results.js';
import { ScannedTagType } from './types.js';

@ObjectType({ description: 'The cart, and what became of each tag.' })
export class ScannedItemsPayload {
  @Field(() => CartType, { description: 'The cart as it is now.' })
  cart!: unknown;

  @Field(() => [ScannedTagType], { description: 'The tags in the order in which they were given.' })
  scanned!: unknown[];
}

@ObjectType({ description: 'What became of each tag.' })
export class TakeBackTagsPayload {
  @Field(() => [ScannedTagType], { description: 'The tags in the order in which they were given.' })
  scanned!: unknown[];
}

export const ScannedItemsResult = resultUnion(
  'ScannedItemsResult',
  'What was read, or why the cart stays as it is.',
  ScannedItemsPayload,
  VariantNotSold,
  CartLimitReached,
  CartNotOpen,
  CartVersionConflict,
  IdempotencyKeyReused,
);

export const TakeBackTagsResult = resultUnion(
  'TakeBackTagsResult',
  'What has come back.',
  TakeBackTagsPayload,
  IdempotencyKeyReused,
);
