import { Field, ID, InputType, Int } from 'type-graphql';
import {
  DateTimeScalar,
  IdempotencyKeyScalar,
  MinorUnitsScalar,
} from '../../platform/graphql/scalars.js';
import type { Split } from '../domain/plan-shares.js';
import { SharedPaymentSplitEnum } from './types.js';

const keyed = { description: 'Your own name for this request.' };
const token = {
  description: "The payment provider's token, made by its hosted page. Never a card number.",
};
const back = {
  nullable: true,
  description: 'Where the payer comes back to after a step at the bank: an http(s) address.',
};

@InputType({ description: 'Units of one line of the cart, for one person.' })
export class ShareItemInput {
  @Field(() => ID, { description: 'The line of the cart.' })
  cartLineId!: string;

  @Field(() => Int, { description: 'How many of its units this person pays.' })
  quantity!: number;
}

@InputType({ description: 'The share of one person; you are one of them.' })
export class PaymentShareInput {
  @Field(() => String, {
    description: 'What the others may call this person: 1 to 60 characters.',
  })
  displayName!: string;

  @Field(() => MinorUnitsScalar, {
    nullable: true,
    description: 'What this person pays. For the split FIXED, and for no other.',
  })
  amountMinor?: number | null;

  @Field(() => [ShareItemInput], {
    nullable: true,
    description: 'What this person gets. For the split ITEM, and for no other.',
  })
  items?: ShareItemInput[] | null;
}

@InputType({ description: 'A cart that several people pay.' })
export class CreateSharedPaymentInput {
  @Field(() => ID, { description: 'The cart. It is locked, and becomes this one order.' })
  cartId!: string;

  @Field(() => SharedPaymentSplitEnum, { description: 'How the total is shared out.' })
  split!: Split;

  @Field(() => [PaymentShareInput], { description: 'Who pays: 2 to 20 people.' })
  shares!: PaymentShareInput[];

  @Field(() => DateTimeScalar, {
    description: 'Until when everybody must have promised: ten minutes to three days from now.',
  })
  deadline!: Date;

  @Field(() => MinorUnitsScalar, {
    nullable: true,
    description: 'The total that you showed the buyer. Another one is refused instead of shared.',
  })
  expectedTotalMinor?: number | null;

  @Field(() => IdempotencyKeyScalar, keyed)
  idempotencyKey!: string;
}

@InputType()
abstract class PayingInput {
  @Field(() => String, token)
  paymentMethodToken!: string;

  @Field(() => String, back)
  returnUrl?: string | null;

  @Field(() => IdempotencyKeyScalar, keyed)
  idempotencyKey!: string;
}

@InputType({ description: 'Paying the share behind a link.' })
export class PaySharedPaymentShareInput extends PayingInput {
  @Field(() => String, { description: 'The secret of the link.' })
  linkToken!: string;
}

@InputType({ description: 'Paying what the others have not promised.' })
export class TopUpSharedPaymentInput extends PayingInput {
  @Field(() => ID, { description: 'The shared payment.' })
  sharedPaymentId!: string;
}

@InputType({ description: 'Which shared payment to give up.' })
export class CancelSharedPaymentInput {
  @Field(() => ID, { description: 'The shared payment.' })
  sharedPaymentId!: string;

  @Field(() => String, { nullable: true, description: 'Why, at most 500 characters.' })
  reason?: string | null;

  @Field(() => IdempotencyKeyScalar, keyed)
  idempotencyKey!: string;
}
