import { Field, Int, ObjectType } from 'type-graphql';
import { VariantType } from '../../catalog/index.js';
import { InvalidAddress, InvalidContact } from '../../customers/index.js';
import { LocationType } from '../../locations/index.js';
import { MoneyType } from '../../platform/graphql/money.js';
import { IdempotencyKeyReused, resultUnion, UserError } from '../../platform/graphql/results.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import { OutOfStock } from '../../stock/index.js';
import type { AdjustmentKind } from '../domain/adjustments.js';
import type { CartState } from '../domain/cart-lifecycle.js';
import type { Missing } from '../domain/missing.js';
import type { CartLimit as Limit } from '../domain/refusals.js';
import { CartAdjustmentKindEnum, CartLimitEnum, CartMissingEnum, CartStateEnum } from './enums.js';
import { CartLineType, CartType } from './types.js';

@ObjectType('CartAdjustment', {
  description: 'Something that the shop changed by itself while it did what it was asked to.',
})
export class CartAdjustmentType {
  @Field(() => CartAdjustmentKindEnum, { description: 'What was changed.' })
  kind!: AdjustmentKind;

  @Field(() => VariantType, { nullable: true, description: 'Of what.' })
  variant!: VariantType | null;

  @Field(() => String, { description: 'A sentence for people, in the language of the request.' })
  message!: string;

  @Field(() => Int, { nullable: true, description: 'The quantity that was asked for.' })
  quantityBefore!: number | null;

  @Field(() => Int, { nullable: true, description: 'The quantity that it became.' })
  quantityAfter!: number | null;

  @Field(() => MoneyType, { nullable: true, description: 'What one unit cost before the change.' })
  priceBefore!: MoneyType | null;

  @Field(() => MoneyType, { nullable: true, description: 'The price now.' })
  priceAfter!: MoneyType | null;
}

@ObjectType({ description: 'The cart after the change.' })
export class CartPayload {
  @Field(() => CartType, { description: 'The cart as it is now, with prices of now.' })
  cart!: CartType;

  @Field(() => [CartAdjustmentType], { description: 'What else was changed on the way.' })
  adjustments!: CartAdjustmentType[];
}

@ObjectType({ description: 'The cart with one line more.' })
export class SplitCartLinePayload extends CartPayload {
  @Field(() => CartLineType, {
    nullable: true,
    description: 'The new line; null where it has been taken out since the request was made first.',
  })
  line!: CartLineType | null;
}

@ObjectType({
  implements: UserError,
  description: 'So many units cannot be split off a line that one is left.',
})
export class CartLineTooShort extends UserError {
  @Field(() => Int, { description: 'How many units the line has.' })
  quantity!: number;
}

@ObjectType({ description: 'The cart that has just been made.' })
export class CreateCartPayload {
  @Field(() => CartType, { description: 'The cart as it is now.' })
  cart!: CartType;

  @Field(() => String, {
    nullable: true,
    description:
      'For a stranger: the secret that opens this cart, and whatever else the same guest does. Send it as `x-guest-token` from now on. It is shown only here.',
  })
  guestToken!: string | null;
}

@ObjectType({ description: 'The stock of all lines is kept.' })
export class HoldCartStockPayload {
  @Field(() => CartType, { description: 'The cart as it is now.' })
  cart!: CartType;

  @Field(() => DateTimeScalar, { description: 'Until when it is kept: a quarter of an hour.' })
  heldUntil!: Date;
}

@ObjectType({
  implements: UserError,
  description: 'The cart is not open: it is being paid, or it is closed.',
})
export class CartNotOpen extends UserError {
  @Field(() => CartStateEnum, { description: 'The state of the cart.' })
  state!: CartState;
}

@ObjectType({
  implements: UserError,
  description: 'Somebody has changed the cart since you have seen it.',
})
export class CartVersionConflict extends UserError {
  @Field(() => Int, { description: 'The version that you have seen.' })
  expectedVersion!: number;

  @Field(() => Int, { description: 'The version that it has.' })
  version!: number;
}

@ObjectType({ implements: UserError, description: 'The cart would hold more than a cart can.' })
export class CartLimitReached extends UserError {
  @Field(() => CartLimitEnum, { description: 'Which limit it is.' })
  limit!: Limit;
}

@ObjectType({
  implements: UserError,
  description: 'Some variants cannot be bought: retired, or without a price in this channel.',
})
export class VariantNotSold extends UserError {
  @Field(() => [VariantType], { description: 'Which ones; unknown ids are left out.' })
  variants!: VariantType[];
}

@ObjectType({ implements: UserError, description: 'Orders cannot be collected in this location.' })
export class PickupNotOffered extends UserError {
  @Field(() => LocationType, { nullable: true, description: 'The store that was asked for.' })
  location!: LocationType | null;
}

@ObjectType({ implements: UserError, description: 'Nothing is sent to this country.' })
export class CountryNotServed extends UserError {
  @Field(() => String, { description: 'The country, ISO 3166-1 alpha-2.' })
  countryCode!: string;
}

@ObjectType({ implements: UserError, description: 'Something is missing in the cart.' })
export class CartIncomplete extends UserError {
  @Field(() => [CartMissingEnum], { description: 'What is missing.' })
  missing!: Missing[];
}

@ObjectType('ChangedPrice', { description: 'A line that costs something else than was quoted.' })
export class ChangedPriceType {
  @Field(() => VariantType, { nullable: true, description: 'What it is.' })
  variant!: VariantType | null;

  @Field(() => MoneyType, { description: 'What one cost when it was quoted.' })
  before!: MoneyType;

  @Field(() => MoneyType, {
    nullable: true,
    description: 'What one costs now; null where it is no longer sold.',
  })
  now!: MoneyType | null;
}

@ObjectType({
  implements: UserError,
  description: 'The quote has run out and the prices are others now. The cart has the new ones.',
})
export class PriceChanged extends UserError {
  @Field(() => [ChangedPriceType], { description: 'The lines that cost something else.' })
  lines!: ChangedPriceType[];

  @Field(() => Boolean, { description: 'True where sending the goods costs something else.' })
  shippingChanged!: boolean;
}

const openness = [CartNotOpen, CartVersionConflict] as const;
const edits = [...openness, CartLimitReached] as const;

export const CreateCartResult = resultUnion(
  'CreateCartResult',
  'A new cart, or why there is none.',
  CreateCartPayload,
  VariantNotSold,
  CartLimitReached,
  PickupNotOffered,
  CountryNotServed,
  InvalidContact,
  InvalidAddress,
);
export const AddCartLinesResult = resultUnion(
  'AddCartLinesResult',
  'The longer cart, or why it stays as it was.',
  CartPayload,
  ...edits,
  VariantNotSold,
  IdempotencyKeyReused,
);
export const EditCartResult = resultUnion(
  'EditCartResult',
  'The changed cart, or why it stays as it was.',
  CartPayload,
  ...edits,
);
export const SplitCartLineResult = resultUnion(
  'SplitCartLineResult',
  'The cart with one line more, or why it stays as it was.',
  SplitCartLinePayload,
  ...edits,
  CartLineTooShort,
  PickupNotOffered,
  IdempotencyKeyReused,
);
export const SetCartContactResult = resultUnion(
  'SetCartContactResult',
  'The cart with its contact, or why it stays as it was.',
  CartPayload,
  ...edits,
  InvalidContact,
);
export const SetCartAddressesResult = resultUnion(
  'SetCartAddressesResult',
  'The cart with its addresses, or why it stays as it was.',
  CartPayload,
  ...edits,
  InvalidAddress,
  CountryNotServed,
);
export const ChooseCartFulfilmentResult = resultUnion(
  'ChooseCartFulfilmentResult',
  'The cart with its way to the buyer, or why it stays as it was.',
  CartPayload,
  ...edits,
  PickupNotOffered,
);
export const ClaimCartResult = resultUnion(
  'ClaimCartResult',
  'Your cart with the lines of the guest, or why it stays as it was.',
  CartPayload,
  ...edits,
);
export const HoldCartStockResult = resultUnion(
  'HoldCartStockResult',
  'The cart whose stock is kept, or why none is.',
  HoldCartStockPayload,
  ...openness,
  OutOfStock,
  CartIncomplete,
  IdempotencyKeyReused,
);
