import { Field, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { MoneyType } from '../../platform/graphql/money.js';
import { IdempotencyKeyReused, resultUnion, UserError } from '../../platform/graphql/results.js';
import { IdempotencyKeyScalar, MinorUnitsScalar } from '../../platform/graphql/scalars.js';
import type { Funding } from '../domain/terms.js';

const FundingEnum: Record<Funding, Funding> = { LENDER: 'LENDER' };
registerEnumType(FundingEnum, {
  name: 'InstalmentFunding',
  description: 'Who waits for the money of a plan.',
  valuesConfig: {
    LENDER: {
      description: 'A lender pays the shop at once, and collects the instalments itself.',
    },
  },
});

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
