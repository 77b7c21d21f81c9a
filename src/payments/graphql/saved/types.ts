import { Field, ObjectType } from 'type-graphql';
import { connectionOf } from '../../../platform/graphql/connection.js';
import { MoneyType } from '../../../platform/graphql/money.js';
import { Node } from '../../../platform/graphql/node.js';
import { DateTimeScalar } from '../../../platform/graphql/scalars.js';
import type { ConsentScope, SavedMethodState, Wallet } from '../../domain/saved-method.js';
import { PaymentErrorType } from '../types.js';
import { ConsentScopeEnum, SavedPaymentMethodStateEnum, WalletEnum } from './enums.js';

@ObjectType('PaymentConsent', {
  simpleResolvers: true,
  description: 'What a customer has agreed to when a payment method was kept.',
})
export class PaymentConsentType {
  @Field(() => ConsentScopeEnum, { description: 'What the method may be used for.' })
  scope!: ConsentScope;

  @Field(() => String, { description: 'Which text the customer has seen.' })
  textVersion!: string;

  @Field(() => MoneyType, {
    nullable: true,
    description: 'The most that one charge in their absence may take.',
  })
  maxAmount!: MoneyType | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Until when they may be charged in their absence.',
  })
  endsAt!: Date | null;

  @Field(() => DateTimeScalar, { description: 'When they have agreed.' })
  agreedAt!: Date;
}

@ObjectType('SavedPaymentMethod', {
  implements: Node,
  simpleResolvers: true,
  description: 'A payment method that a customer has kept, and may revoke at any time.',
})
export class SavedPaymentMethodType extends Node {
  @Field(() => SavedPaymentMethodStateEnum, { description: 'Where it stands.' })
  state!: SavedMethodState;

  @Field(() => String, { description: 'What buyers know it as: `CARD`, `APPLE_PAY` ...' })
  family!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The brand of the card, as the provider names it. Null until it is kept.',
  })
  brand!: string | null;

  @Field(() => String, { nullable: true, description: 'The last four digits.' })
  last4!: string | null;

  @Field(() => WalletEnum, { nullable: true, description: 'The wallet it was taken from.' })
  wallet!: Wallet | null;

  @Field(() => String, {
    nullable: true,
    description: 'The last month in which the card is good, as `2040-12`.',
  })
  goodUntil!: string | null;

  @Field(() => Boolean, { description: 'True where the card is past its last month.' })
  isExpired!: boolean;

  @Field(() => Boolean, { description: 'True for the one that is offered first.' })
  isDefault!: boolean;

  @Field(() => PaymentConsentType, {
    nullable: true,
    description: 'What the customer has agreed to; null once that has ended.',
  })
  consent!: PaymentConsentType | null;

  @Field(() => PaymentErrorType, { nullable: true, description: 'Why it was not kept.' })
  error!: PaymentErrorType | null;

  @Field(() => DateTimeScalar, { description: 'When the customer has asked for it.' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was last paid with.' })
  lastUsedAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was revoked.' })
  revokedAt!: Date | null;
}

export const SavedPaymentMethodConnection = connectionOf(
  'SavedPaymentMethod',
  () => SavedPaymentMethodType,
);
