import { Field, ID, InputType, Int } from 'type-graphql';
import { IdempotencyKeyScalar, MinorUnitsScalar } from '../../platform/graphql/scalars.js';

const keyed = { description: 'Your own name for this request.' };
const which = { description: 'The visit.' };

@InputType({ description: 'A visit that is about to begin.' })
export class OpenVisitInput {
  @Field(() => ID, { description: 'The store.' })
  locationId!: string;

  @Field(() => MinorUnitsScalar, {
    description: 'The most that the basket may cost: it is held until the visit is over.',
  })
  upToMinor!: number;

  @Field(() => String, {
    nullable: true,
    description: 'The currency of the amount; that of the shop where it is left out.',
  })
  currency?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "The payment provider's token. Without one the payment waits for `confirmPayment`, and the gate for the payment.",
  })
  paymentMethodToken?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Instead of a token: a payment method that you have saved.',
  })
  savedPaymentMethodId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Where you come back to after a step at the bank: an http(s) address.',
  })
  returnUrl?: string | null;

  @Field(() => IdempotencyKeyScalar, keyed)
  idempotencyKey!: string;
}

@InputType({ description: 'Which visit.' })
export class VisitInput {
  @Field(() => ID, which)
  visitId!: string;

  @Field(() => IdempotencyKeyScalar, keyed)
  idempotencyKey!: string;
}

@InputType({ description: 'Somebody stands at the gate.' })
export class EnterStoreInput extends VisitInput {
  @Field(() => String, { description: 'The code that the visit has shown to its customer.' })
  entryCode!: string;
}

@InputType({ description: 'Units of one variant that were taken, or put back.' })
export class VisitPickInput {
  @Field(() => ID, { description: 'The variant.' })
  variantId!: string;

  @Field(() => Int, {
    description: 'How many were taken (more than zero) or put back (less): at most 99.',
  })
  delta!: number;
}

@InputType({ description: 'What the eyes of the store have seen.' })
export class RecordVisitPicksInput extends VisitInput {
  @Field(() => [VisitPickInput], { description: '1 to 100 variants, each once.' })
  picks!: VisitPickInput[];
}

@InputType({ description: 'Units of one variant of a basket.' })
export class VisitUnitsInput {
  @Field(() => ID, { description: 'The variant.' })
  variantId!: string;

  @Field(() => Int, { description: 'How many units: 1 to 99.' })
  quantity!: number;
}

@InputType({ description: 'What the basket of a visit really was.' })
export class CorrectVisitInput extends VisitInput {
  @Field(() => [VisitUnitsInput], {
    defaultValue: [],
    description: 'What was charged and is still in the store: it is refunded.',
  })
  notTaken!: VisitUnitsInput[];

  @Field(() => [VisitUnitsInput], {
    defaultValue: [],
    description: 'What was taken and not charged: it is charged within what is still held.',
  })
  taken!: VisitUnitsInput[];

  @Field(() => String, { description: 'Why, for the customer: 1 to 500 characters.' })
  reason!: string;
}
