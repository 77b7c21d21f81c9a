import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { CustomerType } from '../../customers/index.js';
import {
  InvalidPaymentToken,
  PaymentIntentType,
  PaymentMethodNotSavable,
  SavedPaymentMethodNotUsable,
} from '../../payments/index.js';
import { describedEnum } from '../../platform/graphql/described-enum.js';
import { IdempotencyKeyReused, resultUnion, UserError } from '../../platform/graphql/results.js';
import { IdempotencyKeyScalar, MinorUnitsScalar } from '../../platform/graphql/scalars.js';
import {
  type PlanFault,
  planFaults,
  type UnpayableReason,
  unpayableReasons,
} from '../domain/refusals.js';
import { InstalmentPlanType, InstalmentType } from './types.js';

const PlanFaultEnum = describedEnum(
  'InstalmentPlanFault',
  'Why an order cannot be paid in instalments that the shop funds.',
  planFaults,
);

const UnpayableReasonEnum = describedEnum(
  'InstalmentNotPayableReason',
  'Why instalments cannot be paid now.',
  unpayableReasons,
);

@InputType({ description: 'The plan that the customer agrees to, of those that the shop funds.' })
export class InstalmentPlanInput {
  @Field(() => Int, { description: 'In how many instalments: see `instalmentOffers`.' })
  count!: number;

  @Field(() => String, {
    description:
      'Which text the customer has agreed to, that the card is kept and charged for this plan: letters, digits, dots and dashes, at most 60 of them.',
  })
  textVersion!: string;
}

@ObjectType({
  implements: UserError,
  description: 'The order cannot be paid in these instalments. There is no order.',
})
export class InstalmentsNotOffered extends UserError {
  @Field(() => PlanFaultEnum, { description: 'Why not.' })
  reason!: PlanFault;

  @Field(() => MinorUnitsScalar, { description: 'What the order costs.' })
  totalMinor!: number;

  @Field(() => String, { description: 'The currency of the total.' })
  currency!: string;
}

@ObjectType({ implements: UserError, description: 'These instalments cannot be paid now.' })
export class InstalmentNotPayable extends UserError {
  @Field(() => UnpayableReasonEnum, { description: 'Why not.' })
  reason!: UnpayableReason;
}

@InputType({ description: 'Which instalments are paid now, and with what.' })
export class PayInstalmentsInput {
  @Field(() => ID, { description: 'The payment of the order that is paid in instalments.' })
  paymentIntentId!: string;

  @Field(() => [Int], {
    nullable: true,
    description: 'The numbers of the instalments; without them, all that are open.',
  })
  numbers?: number[] | null;

  @Field(() => String, {
    nullable: true,
    description: "The payment provider's token, made by its hosted page.",
  })
  paymentMethodToken?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Instead of a token: a payment method that the customer has saved.',
  })
  savedPaymentMethodId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Where the buyer comes back to after a step at the bank: an http(s) address.',
  })
  returnUrl?: string | null;

  @Field(() => IdempotencyKeyScalar, { description: 'Your own name for this request.' })
  idempotencyKey!: string;
}

@ObjectType({
  description:
    'The attempt was made. A decline is a state of the payment: then `lastError` says why, and the instalments stand as before.',
})
export class PayInstalmentsPayload {
  @Field(() => InstalmentPlanType, { description: 'The plan as it is now.' })
  instalmentPlan!: InstalmentPlanType;

  @Field(() => PaymentIntentType, {
    description: 'The payment of these instalments; it may ask for a step at the bank.',
  })
  paymentIntent!: unknown;
}

export const PayInstalmentsResult = resultUnion(
  'PayInstalmentsResult',
  'The plan after the attempt, or why none was made.',
  PayInstalmentsPayload,
  InstalmentNotPayable,
  InvalidPaymentToken,
  SavedPaymentMethodNotUsable,
  PaymentMethodNotSavable,
  IdempotencyKeyReused,
);

@ObjectType('OverdueInstalment', {
  simpleResolvers: true,
  description: 'An instalment that nothing more is tried for: its customer has to pay it.',
})
export class OverdueInstalmentType {
  @Field(() => InstalmentType, { description: 'The instalment that should have been paid.' })
  instalment!: InstalmentType;

  @Field(() => InstalmentPlanType, { description: 'The plan that it belongs to.' })
  instalmentPlan!: InstalmentPlanType;

  @Field(() => CustomerType, { nullable: true, description: 'Who owes it.' })
  customer!: unknown;
}
