import { Field, ObjectType } from 'type-graphql';
import { IdempotencyKeyReused, resultUnion } from '../../../platform/graphql/results.js';
import { InvalidPaymentToken } from '../results.js';
import { PaymentMethodNotSavable, SavedPaymentMethodNotUsable } from './refusal-types.js';
import { SavedPaymentMethodType } from './types.js';

@ObjectType({
  description:
    'The provider was asked. That a bank refuses is a state of the method: then it is FAILED and `error` says why. A card that was kept before is the one there is.',
})
export class SavePaymentMethodPayload {
  @Field(() => SavedPaymentMethodType, { description: 'The method as it stands.' })
  paymentMethod!: unknown;
}

export const SavePaymentMethodResult = resultUnion(
  'SavePaymentMethodResult',
  'The method that is kept, or why nothing was asked for.',
  SavePaymentMethodPayload,
  InvalidPaymentToken,
  PaymentMethodNotSavable,
  IdempotencyKeyReused,
);

@ObjectType({ description: 'The method is offered first from now on.' })
export class SetDefaultPaymentMethodPayload {
  @Field(() => SavedPaymentMethodType, { description: 'The method.' })
  paymentMethod!: unknown;
}

export const SetDefaultPaymentMethodResult = resultUnion(
  'SetDefaultPaymentMethodResult',
  'The method that is offered first, or why it is not.',
  SetDefaultPaymentMethodPayload,
  SavedPaymentMethodNotUsable,
  IdempotencyKeyReused,
);

@ObjectType({
  description:
    'Nothing is paid with the method any more. REVOKING until the provider has let go of it, which is asked for as long as it takes.',
})
export class RevokePaymentMethodPayload {
  @Field(() => SavedPaymentMethodType, { description: 'The method.' })
  paymentMethod!: unknown;
}

export const RevokePaymentMethodResult = resultUnion(
  'RevokePaymentMethodResult',
  'The method that was revoked, or why it was not.',
  RevokePaymentMethodPayload,
  SavedPaymentMethodNotUsable,
  IdempotencyKeyReused,
);
