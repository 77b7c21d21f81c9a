import { Field, ID, InputType } from 'type-graphql';
import { IdempotencyKeyScalar, MinorUnitsScalar } from '../../platform/graphql/scalars.js';
import { PaymentConsentInput } from './saved/inputs.js';

@InputType({ description: 'Which payment, and the card to pay it with.' })
export class ConfirmPaymentInput {
  @Field(() => ID, { description: 'The payment.' })
  paymentIntentId!: string;

  @Field(() => String, {
    nullable: true,
    description:
      "The token that the provider's card page has given: see `createCardSession`. Never a card number.",
  })
  paymentMethodToken?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Instead of a token: a payment method that the customer has saved.',
  })
  savedPaymentMethodId?: string | null;

  @Field(() => PaymentConsentInput, {
    nullable: true,
    description: 'Keeps the method once it has brought the money: what the customer agrees to.',
  })
  savePaymentMethod?: PaymentConsentInput | null;

  @Field(() => String, {
    nullable: true,
    description: 'Where the buyer comes back to after their bank, as http or https.',
  })
  returnUrl?: string | null;

  @Field(() => IdempotencyKeyScalar, { description: 'Your own name for this request.' })
  idempotencyKey!: string;
}

@InputType({ description: 'Which payment is given up.' })
export class CancelPaymentInput {
  @Field(() => ID, { description: 'The payment.' })
  paymentIntentId!: string;

  @Field(() => IdempotencyKeyScalar, { description: 'Your own name for this request.' })
  idempotencyKey!: string;
}

@InputType({ description: 'Where the card page leads back to.' })
export class CreateCardSessionInput {
  @Field(() => String, {
    nullable: true,
    description:
      'The page that gets the token as its parameter `token`: http or https. Needed unless the shop has set one up.',
  })
  returnUrl?: string | null;

  @Field(() => ID, { nullable: true, description: 'The cart that is being paid, for the traces.' })
  cartId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The ISO 4217 code of the currency, where the choice of a provider depends on it.',
  })
  currency?: string | null;

  @Field(() => MinorUnitsScalar, {
    nullable: true,
    description: 'About how much will be paid, where the choice of a provider depends on it.',
  })
  amountMinor?: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Where the buyer is, in two letters of ISO 3166-1, where the choice of a provider depends on it.',
  })
  country?: string | null;
}
