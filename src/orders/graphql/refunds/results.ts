import { Field, Int, ObjectType } from 'type-graphql';
import {
  PaymentDisputed,
  RefundCurrencyDiffers,
  RefundNotInState,
  RefundNotPossible,
  RefundPayload,
} from '../../../payments/index.js';
import { IdempotencyKeyReused, resultUnion, UserError } from '../../../platform/graphql/results.js';
import { MinorUnitsScalar } from '../../../platform/graphql/scalars.js';

@ObjectType({
  implements: UserError,
  description: 'More units were asked for than were paid for and are not refunded.',
})
export class NotSoManyUnits extends UserError {
  @Field(() => Int, { description: 'How many were asked for.' })
  askedUnits!: number;

  @Field(() => Int, { description: 'How many can be refunded.' })
  refundableUnits!: number;
}

@ObjectType({
  implements: UserError,
  description: 'More was asked for than was paid and is not refunded.',
})
export class RefundTooLarge extends UserError {
  @Field(() => MinorUnitsScalar, { description: 'How much was asked for.' })
  askedMinor!: number;

  @Field(() => MinorUnitsScalar, { description: 'How much can be refunded.' })
  refundableMinor!: number;

  @Field(() => String, { description: 'The currency of both.' })
  currency!: string;
}

@ObjectType({
  implements: UserError,
  description: 'Nothing was paid that a refund is not about already.',
})
export class NothingToRefund extends UserError {}

export const RefundOrderResult = resultUnion(
  'RefundOrderResult',
  'The refund, on its way or before a second person; or why there is none.',
  RefundPayload,
  RefundTooLarge,
  NotSoManyUnits,
  NothingToRefund,
  RefundCurrencyDiffers,
  RefundNotPossible,
  PaymentDisputed,
  IdempotencyKeyReused,
);

export const RetryRefundResult = resultUnion(
  'RetryRefundResult',
  'The refund on its way again, or why it is not.',
  RefundPayload,
  RefundNotInState,
  RefundNotPossible,
  PaymentDisputed,
  IdempotencyKeyReused,
);
