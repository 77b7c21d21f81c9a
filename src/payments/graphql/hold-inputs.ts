import { Field, ID, InputType } from 'type-graphql';
import {
  DateTimeScalar,
  IdempotencyKeyScalar,
  MinorUnitsScalar,
} from '../../platform/graphql/scalars.js';

const keyed = { description: 'Your own name for this request.' };

@InputType({ description: 'Money that is to be held, and is not taken by itself.' })
abstract class HoldInput {
  @Field(() => String, { description: 'The ISO 4217 code of the currency.' })
  currency!: string;

  @Field(() => String, {
    description: 'What it is for, in words that the customer will read; at most 200 characters.',
  })
  wantedFor!: string;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Until when it can be paid, at most 30 days ahead; a day where it is left out.',
  })
  payBy?: Date | null;

  @Field(() => String, {
    nullable: true,
    description:
      "The token that the provider's card page has given. Without one the customer pays with `confirmPayment`.",
  })
  paymentMethodToken?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Where the customer comes back to after their bank, as http or https.',
  })
  returnUrl?: string | null;

  @Field(() => IdempotencyKeyScalar, keyed)
  idempotencyKey!: string;
}

@InputType({ description: 'A deposit, as for a booking.' })
export class RequestDepositInput extends HoldInput {
  @Field(() => ID, { description: 'Who leaves the deposit.' })
  customerId!: string;

  @Field(() => MinorUnitsScalar, { description: 'How much is held; more than zero.' })
  amountMinor!: number;
}

@InputType({ description: 'The most that something may cost whose price is known afterwards.' })
export class AuthorizeUpToInput extends HoldInput {
  @Field(() => ID, {
    nullable: true,
    description: 'Who pays. Customers leave it out: it is them.',
  })
  customerId?: string | null;

  @Field(() => MinorUnitsScalar, { description: 'The most that may be taken; more than zero.' })
  upToMinor!: number;
}

@InputType({ description: 'How much of a held payment is taken.' })
export class CapturePaymentInput {
  @Field(() => ID, { description: 'The payment.' })
  paymentIntentId!: string;

  @Field(() => MinorUnitsScalar, {
    description: 'How much, more than zero and at most what is `capturable`.',
  })
  amountMinor!: number;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'True to release the rest. What was authorised up to a sum is captured once: its rest is always released.',
  })
  final!: boolean;

  @Field(() => IdempotencyKeyScalar, keyed)
  idempotencyKey!: string;
}

@InputType({ description: 'How much of a deposit is taken, and why.' })
export class CaptureDepositInput {
  @Field(() => ID, { description: 'The deposit.' })
  paymentIntentId!: string;

  @Field(() => MinorUnitsScalar, {
    description: 'How much, more than zero and at most what is held. The rest is released.',
  })
  amountMinor!: number;

  @Field(() => String, { description: 'Why, at most 200 characters.' })
  reason!: string;

  @Field(() => IdempotencyKeyScalar, keyed)
  idempotencyKey!: string;
}

@InputType({ description: 'Which hold is given up, and why.' })
export class ReleaseHoldInput {
  @Field(() => ID, { description: 'The payment.' })
  paymentIntentId!: string;

  @Field(() => String, { description: 'Why, at most 200 characters.' })
  reason!: string;

  @Field(() => IdempotencyKeyScalar, keyed)
  idempotencyKey!: string;
}
