import { Field, ObjectType } from 'type-graphql';
import { IdempotencyKeyReused, resultUnion, UserError } from '../../platform/graphql/results.js';
import { MinorUnitsScalar } from '../../platform/graphql/scalars.js';
import type { IntentState } from '../domain/intent-lifecycle.js';
import type { PaymentPurpose } from '../domain/payment-wish.js';
import { PaymentIntentStateEnum, PaymentPurposeEnum } from './enums.js';
import { InvalidPaymentToken } from './results.js';
import { PaymentIntentType } from './types.js';

@ObjectType({
  implements: UserError,
  description: 'More was asked than is held and not promised to another capture.',
})
export class CaptureNotPossible extends UserError {
  @Field(() => PaymentIntentStateEnum, { description: 'Where the payment stands.' })
  state!: IntentState;

  @Field(() => MinorUnitsScalar, { description: 'How much can be captured now.' })
  capturableMinor!: number;

  @Field(() => String, { description: 'The currency of the payment.' })
  currency!: string;
}

@ObjectType({
  implements: UserError,
  description: 'Nothing is held that could be released now, or a capture has to end first.',
})
export class VoidNotPossible extends UserError {
  @Field(() => PaymentIntentStateEnum, { description: 'Where the payment stands.' })
  state!: IntentState;

  @Field(() => MinorUnitsScalar, {
    description: 'How much is held and not promised to anything under way.',
  })
  capturableMinor!: number;

  @Field(() => String, { description: 'The currency of the payment.' })
  currency!: string;
}

@ObjectType({
  implements: UserError,
  description: 'A deposit is captured and released as such, and no other payment is.',
})
export class PaymentPurposeDiffers extends UserError {
  @Field(() => PaymentPurposeEnum, { description: 'What the money of this payment is for.' })
  purpose!: PaymentPurpose;
}

@ObjectType({
  description:
    'The payment after the request. A decline, or an operation that has not ended, shows in it.',
})
export class HoldPayload {
  @Field(() => PaymentIntentType, { description: 'The payment as it is now.' })
  paymentIntent!: PaymentIntentType;
}

export const RequestHoldResult = resultUnion(
  'RequestHoldResult',
  'The payment whose money is to be held, or why none was asked for.',
  HoldPayload,
  InvalidPaymentToken,
  IdempotencyKeyReused,
);

export const CapturePaymentResult = resultUnion(
  'CapturePaymentResult',
  'The payment of which a part is taken, or why it is not.',
  HoldPayload,
  CaptureNotPossible,
  PaymentPurposeDiffers,
  IdempotencyKeyReused,
);

export const VoidPaymentResult = resultUnion(
  'VoidPaymentResult',
  'The payment whose hold is given up, or why it is not.',
  HoldPayload,
  VoidNotPossible,
  PaymentPurposeDiffers,
  IdempotencyKeyReused,
);
