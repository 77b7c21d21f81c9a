import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { describedEnum } from '../../platform/graphql/described-enum.js';
import { MoneyType } from '../../platform/graphql/money.js';
import { IdempotencyKeyReused, resultUnion, UserError } from '../../platform/graphql/results.js';
import {
  DateTimeScalar,
  IdempotencyKeyScalar,
  MinorUnitsScalar,
} from '../../platform/graphql/scalars.js';
import { type StepKind, stepKinds } from '../data/tables.js';
import type { InstalmentState } from '../domain/instalment-lifecycle.js';
import { type PlanState, planStates } from '../domain/plan-state.js';
import type { Funding } from '../domain/terms.js';

const FundingEnum = describedEnum('InstalmentFunding', 'Who waits for the money of a plan.', {
  LENDER: 'A lender pays the shop at once, and collects the instalments itself.',
  MERCHANT: 'The shop collects each instalment itself, from the card that paid the first.',
} satisfies Record<Funding, string>);

const InstalmentStateEnum = describedEnum('InstalmentState', 'Where an instalment stands.', {
  SCHEDULED: 'It is charged on its day.',
  CHARGING: 'It is being asked for; what becomes of that is not known yet.',
  RETRYING: 'A charge was declined; it is tried again.',
  OVERDUE: 'Nothing more is tried: the customer has to pay it.',
  PAID: 'It is paid.',
  CANCELED: 'It need not be paid any more.',
} satisfies Record<InstalmentState, string>);

const InstalmentStepKindEnum = describedEnum(
  'InstalmentStepKind',
  'What can happen to a plan.',
  stepKinds,
);

const InstalmentPlanStateEnum = describedEnum(
  'InstalmentPlanState',
  'Where a plan that the shop funds stands.',
  planStates,
);

@ObjectType('Instalment', {
  simpleResolvers: true,
  description: 'One payment of a plan.',
})
export class InstalmentType {
  @Field(() => Int, { description: 'Its place in the plan, from 1 on.' })
  number!: number;

  @Field(() => String, {
    description: "The day on which it is due, in the shop's zone: `2026-11-30`.",
  })
  dueOn!: string;

  @Field(() => MoneyType, { description: 'How much is due; zero where it came back.' })
  amount!: MoneyType;

  @Field(() => InstalmentStateEnum, {
    nullable: true,
    description: 'Where it stands; null where only the lender knows, and in an offer.',
  })
  state?: InstalmentState | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When the shop charges it, or tries again; null where it does not.',
  })
  nextChargeAt?: Date | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'The payment that pays it, or is to: see `paymentIntent`, which may ask for a step at the bank. Null where there is none yet.',
  })
  paymentIntentId?: string | null;
}

@ObjectType('InstalmentOffer', {
  simpleResolvers: true,
  description: 'A plan in which a cart can be paid, as it has to be shown before anybody agrees.',
})
export class InstalmentOfferType {
  @Field(() => Int, { description: 'In how many instalments.' })
  count!: number;

  @Field(() => FundingEnum, { description: 'Who waits for the money.' })
  funding!: Funding;

  @Field(() => MoneyType, { description: 'What the cart costs.' })
  total!: MoneyType;

  @Field(() => MoneyType, { description: 'What is paid besides, for paying later.' })
  fee!: MoneyType;

  @Field(() => [InstalmentType], {
    description: 'What would be due when; together it is the total and the fee.',
  })
  instalments!: InstalmentType[];
}

@ObjectType('InstalmentStep', {
  simpleResolvers: true,
  description: 'Something that has happened to a plan. It is never changed.',
})
export class InstalmentStepType {
  @Field(() => InstalmentStepKindEnum, { description: 'What it was.' })
  kind!: StepKind;

  @Field(() => Int, {
    nullable: true,
    description: 'Which instalment it is about; null for the whole plan.',
  })
  number!: number | null;

  @Field(() => MoneyType, { description: 'How much it is about.' })
  amount!: MoneyType;

  @Field(() => DateTimeScalar, { description: 'When it has happened.' })
  at!: Date;
}

@ObjectType('InstalmentPlan', {
  simpleResolvers: true,
  description: 'The plan in which a payment is paid, as it stands: what came back is taken off.',
})
export class InstalmentPlanType {
  @Field(() => Int, { description: 'In how many instalments.' })
  count!: number;

  @Field(() => FundingEnum, { description: 'Who waits for the money.' })
  funding!: Funding;

  @Field(() => MoneyType, { description: 'What is paid besides, for paying later.' })
  fee!: MoneyType;

  @Field(() => MoneyType, {
    description: 'What is owed in all, the fee included; zero where all came back.',
  })
  owed!: MoneyType;

  @Field(() => [InstalmentType], {
    description:
      'What is due when; together it is what is owed. What came back lessens the last ones.',
  })
  instalments!: InstalmentType[];

  @Field(() => InstalmentPlanStateEnum, {
    nullable: true,
    description: 'Where it stands; null where only the lender knows.',
  })
  state?: PlanState | null;

  @Field(() => MoneyType, {
    nullable: true,
    description: 'What is still to be paid; null where only the lender knows.',
  })
  open?: MoneyType | null;

  /** The plan of the shop's own; undefined where a lender keeps it. */
  planId?: string;
  @Field(() => ID, {
    nullable: true,
    description: 'The payment of the order by which `payInstalments` knows it; null for a lender.',
  })
  paymentIntentId?: string;

  currency?: string;
}

@InputType({ description: 'The terms on which instalments are offered from now on.' })
export class SetInstalmentTermsInput {
  @Field(() => Int, { description: 'In how many instalments: 2 to 12.' })
  count!: number;

  @Field(() => String, { description: 'For purchases in this currency, ISO 4217.' })
  currency!: string;

  @Field(() => Int, { description: "The buyer's fee in hundredths of a percent of the total." })
  feeBasisPoints!: number;

  @Field(() => MinorUnitsScalar, { description: 'A fixed fee besides, in minor units.' })
  feeMinor!: number;

  @Field(() => MinorUnitsScalar, { description: 'The lowest total, in minor units.' })
  minimumMinor!: number;

  @Field(() => MinorUnitsScalar, {
    description: 'The highest total, in minor units; 0 where it is not offered any more.',
  })
  maximumMinor!: number;

  @Field(() => FundingEnum, {
    defaultValue: 'LENDER',
    description: 'Who waits for the money.',
  })
  funding!: Funding;

  @Field(() => String, {
    nullable: true,
    description: 'For purchases in this channel alone, such as WEB; in every channel without it.',
  })
  offeredInChannel?: string | null;

  @Field(() => [Int], {
    nullable: true,
    description:
      'Where the shop collects: how many days after each declined charge it tries again. 1, 3 and 7 where nothing is said.',
  })
  retryAfterDays?: number[] | null;

  @Field(() => IdempotencyKeyScalar, { description: 'Your own name for this request.' })
  idempotencyKey!: string;
}

@ObjectType({ implements: UserError, description: 'Such terms cannot be offered.' })
export class InvalidInstalmentTerms extends UserError {}

@ObjectType({ description: 'The terms are in force.' })
export class SetInstalmentTermsPayload {
  @Field(() => Int, { description: 'In how many instalments.' })
  count!: number;
}

export const SetInstalmentTermsResult = resultUnion(
  'SetInstalmentTermsResult',
  'The terms that are in force now, or why they stay as they were.',
  SetInstalmentTermsPayload,
  InvalidInstalmentTerms,
  IdempotencyKeyReused,
);
