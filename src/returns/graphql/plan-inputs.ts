import { Field, ID, InputType } from 'type-graphql';
import {
  type RefundReason,
  RefundReasonEnum,
  type RefundTender,
  RefundTenderEnum,
} from '../../payments/index.js';
import { IdempotencyKeyScalar, MinorUnitsScalar } from '../../platform/graphql/scalars.js';
import type { ReturnMethod } from '../domain/return-lifecycle.js';
import { ReturnMethodEnum } from './enums.js';
import { ReturnLineInput } from './inputs.js';

const keyed = { description: 'Your own name for this request.' };

@InputType({
  description:
    'What is to be paid back: say `returnId`; or `orderId` with `lines` or with `goodwillMinor`.',
})
export class RefundPlanInput {
  @Field(() => ID, { nullable: true, description: 'A return that was inspected.' })
  returnId?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'With `returnId`, for the back office: before the goods have come, for what was announced. It is not paid back again when they come.',
  })
  inAdvance?: boolean | null;

  @Field(() => ID, { nullable: true, description: 'An order.' })
  orderId?: string | null;

  @Field(() => [ReturnLineInput], {
    nullable: true,
    description: 'Units that are paid back without coming back, or are about to come back.',
  })
  lines?: ReturnLineInput[] | null;

  @Field(() => ReturnMethodEnum, {
    nullable: true,
    description: 'With `lines`: how they would come back, as a label may cost something.',
  })
  method?: ReturnMethod | null;

  @Field(() => MinorUnitsScalar, {
    nullable: true,
    description: 'A sum as a gesture of goodwill, shared over what was paid for.',
  })
  goodwillMinor?: number | null;

  @Field(() => MinorUnitsScalar, {
    nullable: true,
    description: 'For the staff: what is kept of the price, as goods came back worn or not whole.',
  })
  deductionMinor?: number | null;

  @Field(() => RefundTenderEnum, {
    defaultValue: 'ORIGINAL',
    description:
      'How the money is to go back. Another way than it came needs a second person, however little it is.',
  })
  tender!: RefundTender;
}

@InputType({ description: 'The plan that was looked at, to be carried out.' })
export class ExecuteRefundPlanInput {
  @Field(() => RefundPlanInput, { description: 'What the plan was asked with.' })
  plan!: RefundPlanInput;

  @Field(() => String, { description: 'The hash of the plan that you have looked at.' })
  hash!: string;

  @Field(() => RefundReasonEnum, {
    nullable: true,
    description: 'Why, in a word that reports can count. Left out, the plan says it.',
  })
  reasonCode?: RefundReason | null;

  @Field(() => String, { description: 'Why, in your words: at most 500 characters.' })
  reason!: string;

  @Field(() => IdempotencyKeyScalar, keyed)
  idempotencyKey!: string;
}
