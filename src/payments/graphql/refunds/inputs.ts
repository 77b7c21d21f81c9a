import { Field, ID, InputType } from 'type-graphql';
import { IdempotencyKeyScalar, MinorUnitsScalar } from '../../../platform/graphql/scalars.js';
import type { RefundReason } from '../../refunds/reasons.js';
import { RefundReasonEnum } from './types.js';

@InputType({ description: 'What of a payment without an order is given back, and why.' })
export class RefundPaymentInput {
  @Field(() => ID, { description: 'The payment. One of an order is refused: see `refundOrder`.' })
  paymentIntentId!: string;

  @Field(() => MinorUnitsScalar, {
    description: 'How much, more than zero and at most what is `refundable`.',
  })
  amountMinor!: number;

  @Field(() => String, {
    description: 'The ISO 4217 code of the currency that you mean. Another one is refused.',
  })
  currency!: string;

  @Field(() => RefundReasonEnum, { description: 'Why, in a word that reports can count.' })
  reasonCode!: RefundReason;

  @Field(() => String, { description: 'Why, in your words: at most 500 characters.' })
  reason!: string;

  @Field(() => IdempotencyKeyScalar, { description: 'Your own name for this request.' })
  idempotencyKey!: string;
}

@InputType({ description: 'Which refund may be made.' })
export class ApproveRefundInput {
  @Field(() => ID, { description: 'The refund.' })
  refundId!: string;

  @Field(() => String, {
    nullable: true,
    description: 'What you want to say about it, at most 500 characters.',
  })
  note?: string | null;

  @Field(() => IdempotencyKeyScalar, { description: 'Your own name for this request.' })
  idempotencyKey!: string;
}

@InputType({ description: 'Which refund will not be made, and why.' })
export class RejectRefundInput {
  @Field(() => ID, { description: 'The refund.' })
  refundId!: string;

  @Field(() => String, { description: 'Why, at most 500 characters.' })
  reason!: string;

  @Field(() => IdempotencyKeyScalar, { description: 'Your own name for this request.' })
  idempotencyKey!: string;
}
