import { Field, Int, ObjectType } from 'type-graphql';
import { CartIncomplete, CartNotOpen, PriceChanged } from '../../carts/index.js';
import { NotSoManyUnits, RefundTooLarge, TotalChanged } from '../../orders/index.js';
import {
  PaymentDisputed,
  RefundNotPossible,
  type RefundTender,
  RefundTenderEnum,
  RefundType,
} from '../../payments/index.js';
import { MoneyType } from '../../platform/graphql/money.js';
import { IdempotencyKeyReused, resultUnion, UserError } from '../../platform/graphql/results.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import { OutOfStock } from '../../stock/index.js';
import { ReturnStateEnum } from './enums.js';
import { RefundPlanType, ReturnOrderType, ReturnReasonType } from './types.js';

@ObjectType({ description: 'The return as it is now.' })
export class ReturnOrderPayload {
  @Field(() => ReturnOrderType, { description: 'The return.' })
  returnOrder!: ReturnOrderType;
}

@ObjectType({ description: 'What would be given back now.' })
export class RefundPlanPayload {
  @Field(() => RefundPlanType, { description: 'What would be given back, and how.' })
  plan!: RefundPlanType;
}

@ObjectType({ description: 'What was done of a plan.' })
export class ExecuteRefundPlanPayload {
  @Field(() => RefundType, {
    nullable: true,
    description:
      'The refund, on its way or before a second person; null where no money was left to give.',
  })
  refund!: RefundType | null;

  @Field(() => ReturnOrderType, {
    nullable: true,
    description: 'The return that it is for; null where there is none.',
  })
  returnOrder!: ReturnOrderType | null;
}

@ObjectType({ description: 'A reason as it is now.' })
export class ReturnReasonPayload {
  @Field(() => ReturnReasonType, { description: 'The reason as it is kept.' })
  reason!: ReturnReasonType;
}

@ObjectType({ description: 'What a label costs from now on.' })
export class ReturnLabelFeePayload {
  @Field(() => MoneyType, { description: 'What a label costs its buyer.' })
  fee!: MoneyType;
}

@ObjectType({
  implements: UserError,
  description: 'The return is not where that could be done with it.',
})
export class ReturnNotInState extends UserError {
  @Field(() => ReturnStateEnum, { description: 'How far it is.' })
  state!: string;
}

@ObjectType({
  implements: UserError,
  description: 'These goods cannot be returned for this reason any more.',
})
export class ReturnWindowOver extends UserError {
  @Field(() => DateTimeScalar, { description: 'Until when they could.' })
  until!: Date;
}

@ObjectType({
  implements: UserError,
  description: 'More units than the buyer has, and has not announced for another return.',
})
export class NotSoManyReturnable extends UserError {
  @Field(() => Int, { description: 'How many were asked for.' })
  askedUnits!: number;

  @Field(() => Int, { description: 'How many can be returned.' })
  returnableUnits!: number;
}

@ObjectType({ implements: UserError, description: 'No such reason is offered.' })
export class ReturnReasonUnknown extends UserError {}

@ObjectType({
  implements: UserError,
  description: 'More came than was announced, or what was judged is not what came.',
})
export class UnitsDoNotMatch extends UserError {
  @Field(() => Int, { description: 'How many units it is about.' })
  expectedUnits!: number;

  @Field(() => Int, { description: 'How many you speak of.' })
  givenUnits!: number;
}

@ObjectType({ implements: UserError, description: 'Nothing of the return has come.' })
export class NothingReceived extends UserError {}

@ObjectType({
  implements: UserError,
  description: 'The order, its refunds or the rules have changed since the plan was shown.',
})
export class RefundPlanOutdated extends UserError {
  @Field(() => String, { description: 'The hash that you gave.' })
  hash!: string;

  @Field(() => String, { description: 'The hash of the plan as it would be now.' })
  currentHash!: string;
}

@ObjectType({ implements: UserError, description: 'The money cannot leave that way.' })
export class RefundTenderNotPossible extends UserError {
  @Field(() => RefundTenderEnum, { description: 'The way that was asked for.' })
  tender!: RefundTender;
}

@ObjectType({ implements: UserError, description: 'Nothing of it is left to be paid back.' })
export class NothingToPayBack extends UserError {}

@ObjectType({ implements: UserError, description: 'The reason cannot be kept like this.' })
export class ReturnRuleNotPossible extends UserError {
  @Field(() => String, { description: 'The field that is wrong.' })
  field!: string;
}

@ObjectType({
  implements: UserError,
  description: 'The new goods cannot be paid for with what comes back.',
})
export class ExchangeNotPossible extends UserError {
  @Field(() => String, { nullable: true, description: 'In which currency that was paid.' })
  currency!: string | null;
}

@ObjectType({ implements: UserError, description: 'No goods are kept for the return.' })
export class NoReplacementChosen extends UserError {}

/** Why other goods are not kept for a return. */
const replacementRefusals = [
  OutOfStock,
  CartIncomplete,
  CartNotOpen,
  PriceChanged,
  TotalChanged,
  ExchangeNotPossible,
] as const;

export const WriteReturnResult = resultUnion(
  'WriteReturnResult',
  'The return, or why there is none.',
  ReturnOrderPayload,
  ReturnWindowOver,
  NotSoManyReturnable,
  ReturnReasonUnknown,
  ...replacementRefusals,
  IdempotencyKeyReused,
);

export const ChooseReplacementResult = resultUnion(
  'ChooseReplacementResult',
  'The return as it is now, or why the goods are not kept for it.',
  ReturnOrderPayload,
  ReturnNotInState,
  ...replacementRefusals,
  IdempotencyKeyReused,
);

export const ReturnStepResult = resultUnion(
  'ReturnStepResult',
  'The return as it is now, or why nothing was changed.',
  ReturnOrderPayload,
  ReturnNotInState,
  IdempotencyKeyReused,
);

export const CountReturnResult = resultUnion(
  'CountReturnResult',
  'The return as it is now, or why nothing was changed.',
  ReturnOrderPayload,
  ReturnNotInState,
  UnitsDoNotMatch,
  NothingReceived,
  IdempotencyKeyReused,
);

export const RefundPlanResult = resultUnion(
  'RefundPlanResult',
  'What would be given back now, or why nothing can be.',
  RefundPlanPayload,
  ReturnNotInState,
  ReturnReasonUnknown,
  NothingToPayBack,
  RefundTenderNotPossible,
  NotSoManyUnits,
  RefundTooLarge,
  RefundNotPossible,
  PaymentDisputed,
);

export const ExecuteRefundPlanResult = resultUnion(
  'ExecuteRefundPlanResult',
  'What was done, or why nothing was.',
  ExecuteRefundPlanPayload,
  RefundPlanOutdated,
  ReturnNotInState,
  ReturnReasonUnknown,
  NothingToPayBack,
  RefundTenderNotPossible,
  NotSoManyUnits,
  RefundTooLarge,
  RefundNotPossible,
  PaymentDisputed,
  IdempotencyKeyReused,
);

export const SaveReturnReasonResult = resultUnion(
  'SaveReturnReasonResult',
  'The reason, or why it was not kept.',
  ReturnReasonPayload,
  ReturnRuleNotPossible,
  IdempotencyKeyReused,
);

export const SetReturnLabelFeeResult = resultUnion(
  'SetReturnLabelFeeResult',
  'The fee, or why it was not kept.',
  ReturnLabelFeePayload,
  ReturnRuleNotPossible,
  IdempotencyKeyReused,
);
