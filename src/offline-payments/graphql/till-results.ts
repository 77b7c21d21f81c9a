import { Field, ID, ObjectType } from 'type-graphql';
import {
  AttemptInProgress,
  InvalidPaymentToken,
  PaymentNotConfirmable,
} from '../../payments/index.js';
import { IdempotencyKeyReused, resultUnion, UserError } from '../../platform/graphql/results.js';
import { MinorUnitsScalar } from '../../platform/graphql/scalars.js';
import {
  CashPaidOutPayload,
  CloseTillPayload,
  OpenTillPayload,
  TakeCashPayload,
} from './till-types.js';

@ObjectType({
  implements: UserError,
  description: 'The amount is nothing, less than nothing, or more than can be paid at once.',
})
export class AmountNotPossible extends UserError {}

@ObjectType({ implements: UserError, description: 'Another currency than the one that is taken.' })
export class OtherCurrency extends UserError {
  @Field(() => String, { description: 'The currency that is taken.' })
  currency!: string;
}

@ObjectType({ implements: UserError, description: 'The location has an open till.' })
export class TillAlreadyOpen extends UserError {
  @Field(() => ID, { description: 'That till.' })
  tillSessionId!: string;
}

@ObjectType({ implements: UserError, description: 'The till was counted and closed.' })
export class TillNotOpen extends UserError {}

@ObjectType({ implements: UserError, description: 'There is less in the till than has to go out.' })
export class TillShort extends UserError {
  @Field(() => MinorUnitsScalar, { description: 'What lies in it.' })
  cashMinor!: number;

  @Field(() => String, { description: 'In which currency.' })
  currency!: string;
}

@ObjectType({ implements: UserError, description: 'The buyer gave less than is to be paid.' })
export class TenderedTooLittle extends UserError {
  @Field(() => MinorUnitsScalar, { description: 'What is to be paid.' })
  amountMinor!: number;

  @Field(() => String, { description: 'In which currency.' })
  currency!: string;
}

@ObjectType({
  implements: UserError,
  description: 'It was paid out before, or does not go out this way.',
})
export class PayoutNotPossible extends UserError {}

export const OpenTillResult = resultUnion(
  'OpenTillResult',
  'The open till, or why it was not opened.',
  OpenTillPayload,
  TillAlreadyOpen,
  AmountNotPossible,
  OtherCurrency,
  IdempotencyKeyReused,
);

export const CloseTillResult = resultUnion(
  'CloseTillResult',
  'The closed till, or why it was not closed.',
  CloseTillPayload,
  TillNotOpen,
  AmountNotPossible,
  IdempotencyKeyReused,
);

export const TakeCashResult = resultUnion(
  'TakeCashResult',
  'The payment, or why the cash was not taken.',
  TakeCashPayload,
  TillNotOpen,
  AmountNotPossible,
  OtherCurrency,
  TenderedTooLittle,
  PaymentNotConfirmable,
  AttemptInProgress,
  InvalidPaymentToken,
  IdempotencyKeyReused,
);

export const PayOutCashResult = resultUnion(
  'PayOutCashResult',
  'The payment, or why nothing was handed out.',
  CashPaidOutPayload,
  TillNotOpen,
  TillShort,
  OtherCurrency,
  PayoutNotPossible,
  IdempotencyKeyReused,
);
