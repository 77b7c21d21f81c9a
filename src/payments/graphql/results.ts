import { Field, ObjectType } from 'type-graphql';
import { IdempotencyKeyReused, resultUnion, UserError } from '../../platform/graphql/results.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import type { IntentState } from '../domain/intent-lifecycle.js';
import { PaymentIntentStateEnum } from './enums.js';
import { PaymentMethodNotSavable, SavedPaymentMethodNotUsable } from './saved/refusal-types.js';
import { PaymentIntentType } from './types.js';

@ObjectType({
  implements: UserError,
  description:
    'No card can be tried on this payment any more: it is paid, over, or its time is up.',
})
export class PaymentNotConfirmable extends UserError {
  @Field(() => PaymentIntentStateEnum, { description: 'Where the payment stands.' })
  state!: IntentState;
}

@ObjectType({
  implements: UserError,
  description: 'Another attempt on the same payment has not ended. Follow `paymentIntentEvents`.',
})
export class AttemptInProgress extends UserError {
  @Field(() => PaymentIntentStateEnum, { description: 'Where the payment stands.' })
  state!: IntentState;
}

@ObjectType({
  implements: UserError,
  description:
    'The text is no token of a payment provider, or stands for what cannot be held where money is only to be held. It was neither kept nor sent on.',
})
export class InvalidPaymentToken extends UserError {}

@ObjectType({
  implements: UserError,
  description: 'Money is held or taken already: cancel the order instead.',
})
export class PaymentNotCancelable extends UserError {
  @Field(() => PaymentIntentStateEnum, { description: 'Where the payment stands.' })
  state!: IntentState;
}

@ObjectType({
  description:
    'The attempt was made. A decline is a state of the payment, not a refusal of the request: then the state is REQUIRES_PAYMENT_METHOD and `lastError` says why.',
})
export class ConfirmPaymentPayload {
  @Field(() => PaymentIntentType, { description: 'The payment after the attempt.' })
  paymentIntent!: PaymentIntentType;
}

export const ConfirmPaymentResult = resultUnion(
  'ConfirmPaymentResult',
  'The payment after the attempt, or why none was made.',
  ConfirmPaymentPayload,
  PaymentNotConfirmable,
  AttemptInProgress,
  InvalidPaymentToken,
  SavedPaymentMethodNotUsable,
  PaymentMethodNotSavable,
  IdempotencyKeyReused,
);

@ObjectType({
  description:
    'The payment was given up. Should its money still arrive, it is given back by itself.',
})
export class CancelPaymentPayload {
  @Field(() => PaymentIntentType, { description: 'The payment.' })
  paymentIntent!: PaymentIntentType;
}

export const CancelPaymentResult = resultUnion(
  'CancelPaymentResult',
  'The payment that was given up, or why it goes on.',
  CancelPaymentPayload,
  PaymentNotCancelable,
  IdempotencyKeyReused,
);

@ObjectType({
  implements: UserError,
  description: 'The card page of the payment provider cannot be opened now. Nothing was changed.',
})
export class CardPageUnavailable extends UserError {}

@ObjectType({
  description: "One visit to the provider's card page, where a card becomes a token.",
})
export class CreateCardSessionPayload {
  @Field(() => String, { description: 'The page to open in the browser of the buyer.' })
  url!: string;

  @Field(() => DateTimeScalar, { description: 'Until when it can be used.' })
  expiresAt!: Date;
}

export const CreateCardSessionResult = resultUnion(
  'CreateCardSessionResult',
  'The page where the card is typed, or why there is none now.',
  CreateCardSessionPayload,
  CardPageUnavailable,
);
