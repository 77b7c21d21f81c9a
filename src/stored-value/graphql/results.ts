import { Field, ObjectType } from 'type-graphql';
import { type MoneyType as Amount, MoneyType } from '../../platform/graphql/money.js';
import { IdempotencyKeyReused, resultUnion, UserError } from '../../platform/graphql/results.js';
import { DateTimeScalar, MinorUnitsScalar } from '../../platform/graphql/scalars.js';
import { GiftCardBalanceType, GiftCardType, LoyaltyPointsType, StoreCreditType } from './types.js';

@ObjectType({
  implements: UserError,
  description: 'No gift card has this code. Nothing more is said of it.',
})
export class GiftCardUnknown extends UserError {}

@ObjectType({ implements: UserError, description: 'So much cannot be given, or changed, at once.' })
export class ValueNotAllowed extends UserError {
  @Field(() => MinorUnitsScalar, { description: 'The least that is possible, in minor units.' })
  minimumMinor!: number;

  @Field(() => MinorUnitsScalar, { description: 'The most that is possible, in minor units.' })
  maximumMinor!: number;
}

@ObjectType({ implements: UserError, description: 'The card would have expired already.' })
export class EndInThePast extends UserError {}

@ObjectType({ implements: UserError, description: 'The card was blocked before.' })
export class GiftCardIsBlocked extends UserError {}

@ObjectType({
  implements: UserError,
  description: 'Less is free than is to be taken off; what is held for orders stays.',
})
export class BalanceTooSmall extends UserError {
  @Field(() => MinorUnitsScalar, { description: 'What is free, in minor units.' })
  availableMinor!: number;
}

@ObjectType({ description: 'A gift card that can be paid with.' })
export class CreateGiftCardTokenPayload {
  @Field(() => String, {
    description:
      'What to pay with: give it as `paymentMethodToken`. Whoever has it can use the card.',
  })
  token!: string;

  @Field(() => DateTimeScalar, { description: 'Until when the token is good.' })
  expiresAt!: Date;

  @Field(() => GiftCardBalanceType, { description: 'The card that it stands for.' })
  giftCard!: GiftCardBalanceType;
}

export const CreateGiftCardTokenResult = resultUnion(
  'CreateGiftCardTokenResult',
  'A token for a gift card, or that there is none with this code.',
  CreateGiftCardTokenPayload,
  GiftCardUnknown,
);

@ObjectType({ description: 'The card was issued.' })
export class IssueGiftCardPayload {
  @Field(() => GiftCardType, { description: 'The new card.' })
  giftCard!: GiftCardType;

  @Field(() => String, {
    description:
      'The code of the card, for its holder. It is kept nowhere; the same request with the same key shows it again.',
  })
  code!: string;
}

export const IssueGiftCardResult = resultUnion(
  'IssueGiftCardResult',
  'The new card with its code, or why there is none.',
  IssueGiftCardPayload,
  ValueNotAllowed,
  EndInThePast,
  IdempotencyKeyReused,
);

@ObjectType({ description: 'The card was blocked.' })
export class BlockGiftCardPayload {
  @Field(() => GiftCardType, { description: 'The card as it is now.' })
  giftCard!: GiftCardType;
}

export const BlockGiftCardResult = resultUnion(
  'BlockGiftCardResult',
  'The blocked card, or why it stays as it was.',
  BlockGiftCardPayload,
  GiftCardIsBlocked,
  IdempotencyKeyReused,
);

@ObjectType({ description: 'The credit was given.' })
export class GrantStoreCreditPayload {
  @Field(() => StoreCreditType, { description: 'The account as it is now.' })
  storeCredit!: StoreCreditType;
}

export const GrantStoreCreditResult = resultUnion(
  'GrantStoreCreditResult',
  'The credit of the customer, or why it stays as it was.',
  GrantStoreCreditPayload,
  ValueNotAllowed,
  IdempotencyKeyReused,
);

@ObjectType({ description: 'The points were given.' })
export class GrantLoyaltyPointsPayload {
  @Field(() => LoyaltyPointsType, { description: 'The account as it is now.' })
  loyaltyPoints!: LoyaltyPointsType;
}

export const GrantLoyaltyPointsResult = resultUnion(
  'GrantLoyaltyPointsResult',
  'The points of the customer, or why they stay as they were.',
  GrantLoyaltyPointsPayload,
  ValueNotAllowed,
  IdempotencyKeyReused,
);

@ObjectType({ description: 'The correction was made.' })
export class AdjustStoredValuePayload {
  @Field(() => MoneyType, { description: 'What is on the account now, held or not.' })
  balance!: Amount;
}

export const AdjustStoredValueResult = resultUnion(
  'AdjustStoredValueResult',
  'What is on the account now, or why it stays as it was.',
  AdjustStoredValuePayload,
  BalanceTooSmall,
  ValueNotAllowed,
  IdempotencyKeyReused,
);
