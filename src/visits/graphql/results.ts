import { Field, Int, ObjectType } from 'type-graphql';
import { CartLimitReached, PickupNotOffered, VariantNotSold } from '../../carts/index.js';
import { VariantType } from '../../catalog/index.js';
import { NotSoManyUnits, PaymentNotCollectable, RefundTooLarge } from '../../orders/index.js';
import {
  InvalidPaymentToken,
  PaymentDisputed,
  RefundNotPossible,
  SavedPaymentMethodNotUsable,
} from '../../payments/index.js';
import { IdempotencyKeyReused, resultUnion, UserError } from '../../platform/graphql/results.js';
import { MinorUnitsScalar } from '../../platform/graphql/scalars.js';
import { OutOfStock } from '../../stock/index.js';
import { VisitStateEnum, VisitType } from './types.js';

@ObjectType({ description: 'The visit after the step.' })
export class VisitPayload {
  @Field(() => VisitType, { description: 'The visit as it is now.' })
  visit!: unknown;
}

@ObjectType({
  implements: UserError,
  description: 'The step does not follow from where the visit stands, or its time is over.',
})
export class VisitNotInState extends UserError {
  @Field(() => VisitStateEnum, { description: 'Where it stands.' })
  state!: string;
}

@ObjectType({ implements: UserError, description: 'The customer has another visit under way.' })
export class VisitUnderWay extends UserError {}

@ObjectType({ implements: UserError, description: 'The code is not the one of this visit.' })
export class WrongEntryCode extends UserError {}

@ObjectType({ implements: UserError, description: 'The money for the visit is not on hold.' })
export class HoldMissing extends UserError {}

@ObjectType({ implements: UserError, description: 'The basket costs more than is on hold.' })
export class HoldTooSmall extends UserError {
  @Field(() => MinorUnitsScalar, { description: 'What the basket costs.' })
  totalMinor!: number;

  @Field(() => MinorUnitsScalar, { description: 'What is on hold.' })
  heldMinor!: number;

  @Field(() => String, { description: 'The currency of both.' })
  currency!: string;
}

@ObjectType({ implements: UserError, description: 'The basket does not have so many of it.' })
export class NotInBasket extends UserError {
  @Field(() => VariantType, { nullable: true, description: 'Of what.' })
  variant!: unknown;

  @Field(() => Int, { description: 'How many there are.' })
  quantity!: number;
}

export const OpenVisitResult = resultUnion(
  'OpenVisitResult',
  'The visit, or why there is none.',
  VisitPayload,
  VisitUnderWay,
  InvalidPaymentToken,
  SavedPaymentMethodNotUsable,
  IdempotencyKeyReused,
);

export const VisitResult = resultUnion(
  'VisitResult',
  'The visit, or why it stays as it is.',
  VisitPayload,
  VisitNotInState,
  WrongEntryCode,
  HoldMissing,
  NotInBasket,
  IdempotencyKeyReused,
);

export const LeaveStoreResult = resultUnion(
  'LeaveStoreResult',
  'The visit with its order, or why the customer cannot leave with the basket.',
  VisitPayload,
  VisitNotInState,
  HoldMissing,
  HoldTooSmall,
  OutOfStock,
  PickupNotOffered,
  VariantNotSold,
  CartLimitReached,
  IdempotencyKeyReused,
);

export const CorrectVisitResult = resultUnion(
  'CorrectVisitResult',
  'The corrected visit, or why it stays as it is.',
  VisitPayload,
  VisitNotInState,
  NotInBasket,
  NotSoManyUnits,
  RefundTooLarge,
  RefundNotPossible,
  PaymentDisputed,
  PaymentNotCollectable,
  OutOfStock,
  PickupNotOffered,
  VariantNotSold,
  CartLimitReached,
  IdempotencyKeyReused,
);
