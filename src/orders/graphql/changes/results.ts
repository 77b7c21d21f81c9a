import { Field, Int, ObjectType } from 'type-graphql';
import { CountryNotServed, PickupNotOffered, VariantNotSold } from '../../../carts/index.js';
import { InvalidAddress } from '../../../customers/index.js';
import { PaymentIntentType } from '../../../payments/index.js';
import { IdempotencyKeyReused, resultUnion, UserError } from '../../../platform/graphql/results.js';
import { MinorUnitsScalar } from '../../../platform/graphql/scalars.js';
import { OutOfStock } from '../../../stock/index.js';
import { OrderStateEnum, OrderType } from '../types.js';

@ObjectType({ description: 'The order after the change.' })
export class ChangeOrderPayload {
  @Field(() => OrderType, { description: 'The order as it is now.' })
  order!: OrderType;

  @Field(() => PaymentIntentType, {
    nullable: true,
    description:
      'What is to be paid for the change: `confirmPayment` pays it, within three days. Null where nothing more is.',
  })
  paymentIntent!: PaymentIntentType | null;
}

@ObjectType({
  implements: UserError,
  description: 'The order waits for its payment, or is over: nothing of it can be changed.',
})
export class OrderNotChangeable extends UserError {
  @Field(() => OrderStateEnum, { description: 'The state of the order.' })
  state!: string;
}

@ObjectType({
  implements: UserError,
  description: 'The order has moved on since you have seen it.',
})
export class OrderVersionConflict extends UserError {
  @Field(() => Int, { description: 'The version that you have seen.' })
  expectedVersion!: number;

  @Field(() => Int, { description: 'The version that it has.' })
  version!: number;
}

@ObjectType({
  implements: UserError,
  description: 'Somebody is picking or packing these goods, they are ready, or they have left.',
})
export class GoodsInPreparation extends UserError {
  @Field(() => [String], { description: 'The SKUs that it is too late for.' })
  skus!: readonly string[];
}

@ObjectType({
  implements: UserError,
  description: 'So many units of this line are not to come any more.',
})
export class NotSoManyOpen extends UserError {
  @Field(() => Int, { description: 'How many you have named.' })
  askedUnits!: number;

  @Field(() => Int, { description: 'How many are still to come.' })
  openUnits!: number;
}

@ObjectType({
  implements: UserError,
  description: 'A discount was given for more goods than would be left.',
})
export class DiscountWouldEnd extends UserError {
  @Field(() => MinorUnitsScalar, { description: 'What the goods have to cost, before discounts.' })
  minimumMinor!: number;

  @Field(() => MinorUnitsScalar, { description: 'What they would cost.' })
  keptMinor!: number;

  @Field(() => String, { description: 'The currency of both.' })
  currency!: string;
}

@ObjectType({
  implements: UserError,
  description: 'Other taxes apply in that country than those that the order was made with.',
})
export class OtherCountry extends UserError {
  @Field(() => String, { description: 'The country, ISO 3166-1 alpha-2.' })
  countryCode!: string;
}

const changes = [
  ChangeOrderPayload,
  OrderNotChangeable,
  OrderVersionConflict,
  GoodsInPreparation,
  IdempotencyKeyReused,
] as const;

export const CancelOrderLinesResult = resultUnion(
  'CancelOrderLinesResult',
  'The shorter order, or why it stays as it was.',
  ...changes,
  NotSoManyOpen,
  DiscountWouldEnd,
);

export const AddOrderLinesResult = resultUnion(
  'AddOrderLinesResult',
  'The longer order, or why it stays as it was.',
  ...changes,
  VariantNotSold,
  OutOfStock,
  PickupNotOffered,
  CountryNotServed,
  OtherCountry,
);

export const ChangeOrderDeliveryResult = resultUnion(
  'ChangeOrderDeliveryResult',
  'The order on its new way, or why it stays as it was.',
  ...changes,
  OutOfStock,
  PickupNotOffered,
  CountryNotServed,
  OtherCountry,
  InvalidAddress,
);
