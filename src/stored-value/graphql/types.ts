import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../../platform/graphql/connection.js';
import { MoneyType } from '../../platform/graphql/money.js';
import { Node } from '../../platform/graphql/node.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import type { EntryKind } from '../data/tables.js';
import type { GiftCardState } from '../domain/gift-card.js';

export const GiftCardStateEnum: Record<GiftCardState, GiftCardState> = {
  ACTIVE: 'ACTIVE',
  BLOCKED: 'BLOCKED',
  EXPIRED: 'EXPIRED',
};
registerEnumType(GiftCardStateEnum, {
  name: 'GiftCardState',
  description: 'Whether a gift card can be used.',
  valuesConfig: {
    ACTIVE: { description: 'It can be paid with.' },
    BLOCKED: { description: 'It was blocked for good.' },
    EXPIRED: { description: 'Its time is over; a refund makes it good again.' },
  },
});

const EntryKindEnum: Record<EntryKind, EntryKind> = {
  ISSUE: 'ISSUE',
  HOLD: 'HOLD',
  CAPTURE: 'CAPTURE',
  RELEASE: 'RELEASE',
  REFUND: 'REFUND',
  ADJUST: 'ADJUST',
  EXPIRE: 'EXPIRE',
};
registerEnumType(EntryKindEnum, {
  name: 'ValueEntryKind',
  description: 'What happened to a gift card, to credit, or to points.',
  valuesConfig: {
    ISSUE: { description: 'They were given.' },
    HOLD: { description: 'Some were held for an order.' },
    CAPTURE: { description: 'Some of what was held has paid an order.' },
    RELEASE: { description: 'Some of what was held is free again.' },
    REFUND: { description: 'Some came back from an order.' },
    ADJUST: { description: 'Somebody of the staff has corrected them.' },
    EXPIRE: { description: 'Their time was over.' },
  },
});

@ObjectType('ValueEntry', {
  simpleResolvers: true,
  description: 'A line in the journal of a gift card, of credit, or of points. It never changes.',
})
export class ValueEntryType {
  @Field(() => ID, { description: 'The opaque id of this line.' })
  id!: string;

  @Field(() => EntryKindEnum, { description: 'What happened.' })
  kind!: EntryKind;

  @Field(() => MoneyType, { description: 'How much more (or less, below zero) there is.' })
  balanceChange!: MoneyType;

  @Field(() => MoneyType, { description: 'How much more (or less, below zero) is held.' })
  heldChange!: MoneyType;

  @Field(() => String, { nullable: true, description: 'Why, where somebody has said so.' })
  reason!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it happened.' })
  at!: Date;
}

export const ValueEntryConnection = connectionOf('ValueEntry', () => ValueEntryType);

@ObjectType('GiftCard', {
  implements: Node,
  description: 'A gift card, as the back office sees it. Its code is shown once, to who issues it.',
})
export class GiftCardType extends Node {
  @Field(() => GiftCardStateEnum, { simple: true, description: 'Whether it can be used.' })
  state!: GiftCardState;

  @Field(() => String, {
    simple: true,
    description: 'The last four symbols of its code, by which people tell cards apart.',
  })
  last4!: string;
}

@ObjectType('GiftCardBalance', {
  simpleResolvers: true,
  description: 'What whoever holds a gift card may know of it.',
})
export class GiftCardBalanceType {
  @Field(() => GiftCardStateEnum, { description: 'Whether it can be used.' })
  state!: GiftCardState;

  @Field(() => String, { description: 'The last four symbols of its code.' })
  last4!: string;

  @Field(() => MoneyType, { description: 'What can be paid with it now.' })
  available!: MoneyType;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Until when it can be used; null where that is not limited.',
  })
  expiresAt!: Date | null;
}

@ObjectType('StoreCredit', {
  description: 'What a customer has to their credit, in one currency.',
})
export class StoreCreditType {
  @Field(() => ID, { description: 'The opaque id of this account.' })
  id!: string;
}

@ObjectType('LoyaltyPoints', {
  description: 'The points of a customer, worth money in one currency.',
})
export class LoyaltyPointsType {
  @Field(() => ID, { description: 'The opaque id of this account.' })
  id!: string;

  @Field(() => Int, { description: 'How many points can be used now.' })
  points!: number;
}
