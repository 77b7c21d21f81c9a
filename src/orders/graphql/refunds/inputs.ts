import { Field, ID, InputType, Int } from 'type-graphql';
import type { RefundReason } from '../../../payments/index.js';
import { RefundReasonEnum } from '../../../payments/index.js';
import { IdempotencyKeyScalar, MinorUnitsScalar } from '../../../platform/graphql/scalars.js';

@InputType({ description: 'Units of a line that are paid back, or a part of their price.' })
export class RefundLineInput {
  @Field(() => ID, { description: 'The line of the order.' })
  lineId!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'How many units are paid back. Left out where a part of the price is.',
  })
  quantity?: number | null;

  @Field(() => MinorUnitsScalar, {
    nullable: true,
    description: 'How much, in minor units. Left out, it is what the units have cost.',
  })
  amountMinor?: number | null;
}

@InputType({
  description:
    'What of an order is given back, and why. Say `everything`, an `amountMinor`, or `lines` and `shippingMinor`.',
})
export class RefundOrderInput {
  @Field(() => ID, { description: 'The order.' })
  orderId!: string;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True for all that was paid and is not refunded.',
  })
  everything?: boolean | null;

  @Field(() => MinorUnitsScalar, {
    nullable: true,
    description: 'A sum that is shared over the lines and the shipping, by what is left of each.',
  })
  amountMinor?: number | null;

  @Field(() => [RefundLineInput], {
    nullable: true,
    description: 'What is for which line; each line once, at most 100.',
  })
  lines?: RefundLineInput[] | null;

  @Field(() => MinorUnitsScalar, { nullable: true, description: 'What is for shipping.' })
  shippingMinor?: number | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'The payment of the order that is to give it back; left out, the last tender gives first. For the back office.',
  })
  paymentIntentId?: string | null;

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

@InputType({ description: 'Which failed refund is sent again, and how.' })
export class RetryRefundInput {
  @Field(() => ID, { description: 'The refund.' })
  refundId!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The payment of the order that is to give it back; left out, the usual ones do.',
  })
  paymentIntentId?: string | null;

  @Field(() => IdempotencyKeyScalar, { description: 'Your own name for this request.' })
  idempotencyKey!: string;
}
