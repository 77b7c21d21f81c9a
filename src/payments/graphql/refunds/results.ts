import { Field, ObjectType } from 'type-graphql';
import { ApprovalClosed, FourEyesRequired } from '../../../approvals/index.js';
import { IdempotencyKeyReused, resultUnion, UserError } from '../../../platform/graphql/results.js';
import { MinorUnitsScalar } from '../../../platform/graphql/scalars.js';
import type { IntentState } from '../../domain/intent-lifecycle.js';
import type { PaymentPurpose } from '../../domain/payment-wish.js';
import type { RefundState } from '../../refunds/lifecycles.js';
import { PaymentIntentStateEnum, PaymentPurposeEnum } from '../enums.js';
import { RefundStateEnum, RefundType } from './types.js';

@ObjectType({
  implements: UserError,
  description:
    'The payment, or those of the order together, have not so much left that could be given back.',
})
export class RefundNotPossible extends UserError {
  @Field(() => PaymentIntentStateEnum, { description: 'Where the payment stands.' })
  state!: IntentState;

  @Field(() => MinorUnitsScalar, { description: 'What can still be given back.' })
  refundableMinor!: number;

  @Field(() => String, { description: 'The currency of the payment.' })
  currency!: string;
}

@ObjectType({
  implements: UserError,
  description:
    'The bank of the card holder contests that money, or has taken it back: it is not given back a second time.',
})
export class PaymentDisputed extends UserError {
  @Field(() => PaymentIntentStateEnum, { description: 'Where the payment stands.' })
  state!: IntentState;

  @Field(() => MinorUnitsScalar, { description: 'What can be given back all the same.' })
  refundableMinor!: number;

  @Field(() => MinorUnitsScalar, { description: 'What is contested, or was taken back.' })
  disputedMinor!: number;

  @Field(() => String, { description: 'The currency of the payment.' })
  currency!: string;
}

@ObjectType({
  implements: UserError,
  description: 'The refund is not in a state in which that could be done with it.',
})
export class RefundNotInState extends UserError {
  @Field(() => RefundStateEnum, { description: 'How far it has come.' })
  state!: RefundState;
}

@ObjectType({
  implements: UserError,
  description: 'What is to be given back was paid in another currency.',
})
export class RefundCurrencyDiffers extends UserError {
  @Field(() => String, { description: 'The currency that was asked for.' })
  askedCurrency!: string;

  @Field(() => String, { description: 'The currency in which it was paid.' })
  currency!: string;
}

@ObjectType({
  implements: UserError,
  description:
    'The payment pays an order, or an instalment of one: `refundOrder` gives its money back.',
})
export class PaymentBelongsToOrder extends UserError {
  @Field(() => PaymentPurposeEnum, { description: 'What the money of this payment is for.' })
  purpose!: PaymentPurpose;
}

@ObjectType({ description: 'The refund after the step.' })
export class RefundPayload {
  @Field(() => RefundType, { description: 'The refund as it is now.' })
  refund!: RefundType;
}

export const RefundPaymentResult = resultUnion(
  'RefundPaymentResult',
  'The refund, on its way or before a second person; or why there is none.',
  RefundPayload,
  PaymentBelongsToOrder,
  RefundCurrencyDiffers,
  RefundNotPossible,
  PaymentDisputed,
  IdempotencyKeyReused,
);

export const ApproveRefundResult = resultUnion(
  'ApproveRefundResult',
  'The refund on its way, or why it is not.',
  RefundPayload,
  FourEyesRequired,
  ApprovalClosed,
  RefundNotInState,
  RefundNotPossible,
  PaymentDisputed,
  IdempotencyKeyReused,
);

export const RejectRefundResult = resultUnion(
  'RejectRefundResult',
  'The refund that will not be made, or why it stays.',
  RefundPayload,
  FourEyesRequired,
  ApprovalClosed,
  RefundNotInState,
  IdempotencyKeyReused,
);
