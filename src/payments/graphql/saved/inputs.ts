import { Field, ID, InputType } from 'type-graphql';
import {
  DateTimeScalar,
  IdempotencyKeyScalar,
  MinorUnitsScalar,
} from '../../../platform/graphql/scalars.js';
import type { ConsentScope } from '../../domain/saved-method.js';
import { ConsentScopeEnum } from './enums.js';

const keyed = { description: 'Your own name for this request.' };
const method = { description: 'The saved payment method.' };

@InputType({
  description:
    'What the customer agrees to, so that a payment method is kept. For charges in their absence a limit and an end are needed; for those of one order that order sets them.',
})
export class PaymentConsentInput {
  @Field(() => ConsentScopeEnum, { description: 'What the method may be used for.' })
  scope!: ConsentScope;

  @Field(() => String, {
    description:
      'Which text the customer has seen: letters, digits, dots and dashes, at most 60 of them.',
  })
  textVersion!: string;

  @Field(() => MinorUnitsScalar, {
    nullable: true,
    description: 'The most that one charge in their absence may take.',
  })
  maxAmountMinor?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'The currency of that amount, by ISO 4217.',
  })
  currency?: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Until when they may be charged in their absence.',
  })
  endsAt?: Date | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True to have it offered first. The first method is in any case.',
  })
  makeDefault?: boolean | null;
}

@InputType({ description: 'A payment method to be kept without a payment.' })
export class SavePaymentMethodInput {
  @Field(() => String, {
    description:
      "The token that the provider's card page has given: see `createCardSession`. Never a card number.",
  })
  paymentMethodToken!: string;

  @Field(() => PaymentConsentInput, { description: 'What the customer agrees to.' })
  consent!: PaymentConsentInput;

  @Field(() => IdempotencyKeyScalar, keyed)
  idempotencyKey!: string;
}

@InputType({ description: 'Which payment method is to be offered first.' })
export class SetDefaultPaymentMethodInput {
  @Field(() => ID, method)
  paymentMethodId!: string;

  @Field(() => IdempotencyKeyScalar, keyed)
  idempotencyKey!: string;
}

@InputType({ description: 'Which payment method is revoked.' })
export class RevokePaymentMethodInput {
  @Field(() => ID, method)
  paymentMethodId!: string;

  @Field(() => IdempotencyKeyScalar, keyed)
  idempotencyKey!: string;
}
