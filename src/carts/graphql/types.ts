import { Field, ID, Int, ObjectType } from 'type-graphql';
import { VariantType } from '../../catalog/index.js';
import { AddressType, CustomerType, StaffMemberType } from '../../customers/index.js';
import { LocationType } from '../../locations/index.js';
import type { Channel } from '../../platform/auth/actor.js';
import { StreamEvent } from '../../platform/graphql/event-stream.js';
import { MoneyType } from '../../platform/graphql/money.js';
import { Node } from '../../platform/graphql/node.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import { StockBandEnum } from '../../stock/index.js';
import type { CartState } from '../domain/cart-lifecycle.js';
import type { WayOut } from '../domain/cart-line.js';
import type { Missing } from '../domain/missing.js';
import type { ProblemKind } from '../domain/problems.js';
import {
  CartFulfilmentKindEnum,
  CartMissingEnum,
  CartProblemKindEnum,
  CartStateEnum,
} from './enums.js';
import { CartTotalsType } from './totals-types.js';

@ObjectType('CartContact', { simpleResolvers: true, description: 'How to reach the buyer.' })
export class CartContactType {
  @Field(() => String, { description: 'The e-mail address.' })
  email!: string;

  @Field(() => String, { nullable: true, description: 'The phone number, E.164.' })
  phone!: string | null;

  @Field(() => String, { description: 'The first name, as it was given.' })
  firstName!: string;

  @Field(() => String, { description: 'The last name, as it was given.' })
  lastName!: string;
}

@ObjectType('CartFulfilment', { description: 'How goods are to reach their buyer.' })
export class CartFulfilmentType {
  @Field(() => CartFulfilmentKindEnum, { description: 'Collected, sent, or carried out.' })
  kind!: WayOut;

  @Field(() => LocationType, {
    nullable: true,
    description: 'The store where they are collected; null where they are sent.',
  })
  location!: LocationType | null;
}

@ObjectType('CartLine', { description: 'So many of one variant that go one way, at its price.' })
export class CartLineType {
  @Field(() => ID, { description: 'The id to name this line by when it is changed.' })
  id!: string;

  @Field(() => VariantType, { description: 'What is picked.' })
  variant!: VariantType;

  @Field(() => Int, { description: 'How many, 1 to 999.' })
  quantity!: number;

  @Field(() => MoneyType, { description: 'What one costs, tax included, as it was quoted.' })
  unitPrice!: MoneyType;

  @Field(() => MoneyType, {
    nullable: true,
    description: 'What one used to cost; null where there is no reduction.',
  })
  compareAtPrice!: MoneyType | null;

  @Field(() => MoneyType, { description: 'What discounts take off all of them.' })
  discount!: MoneyType;

  @Field(() => MoneyType, { description: 'What all of them cost, less discounts, tax included.' })
  total!: MoneyType;

  @Field(() => Int, { description: 'The tax that is included, in basis points: 2000 is 20 %.' })
  taxRateBasisPoints!: number;

  @Field(() => CartFulfilmentType, {
    nullable: true,
    description: 'How it will reach the buyer; null before that is chosen.',
  })
  fulfilment!: CartFulfilmentType | null;

  @Field(() => DateTimeScalar, { description: 'When it was first put into the cart.' })
  addedAt!: Date;
}

@ObjectType('DeliveryGroup', { description: 'Lines that reach the buyer together.' })
export class DeliveryGroupType {
  @Field(() => CartFulfilmentKindEnum, {
    nullable: true,
    description: 'Collected, sent, or carried out; null for lines whose way is not chosen yet.',
  })
  kind!: WayOut | null;

  @Field(() => LocationType, { nullable: true, description: 'Where they are collected.' })
  location!: LocationType | null;

  @Field(() => [CartLineType], { description: 'What goes this way.' })
  lines!: CartLineType[];

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When an order of now could be collected; null where it is sent.',
  })
  readyAt!: Date | null;
}

@ObjectType('CartProblem', {
  description: 'What keeps one line from being bought as it is. The other lines go on.',
})
export class CartProblemType {
  @Field(() => CartProblemKindEnum, { description: 'Which problem it is.' })
  kind!: ProblemKind;

  @Field(() => CartLineType, { description: 'The line that has it.' })
  line!: CartLineType;

  @Field(() => String, { description: 'A sentence for people, in the language of the request.' })
  message!: string;

  @Field(() => Int, { description: 'How many are wanted.' })
  wanted!: number;

  @Field(() => StockBandEnum, {
    nullable: true,
    description: 'How many there are, where that is the problem.',
  })
  band!: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many there are exactly. Null for the public.',
  })
  available!: number | null;

  @Field(() => LocationType, { nullable: true, description: 'Where they were looked for.' })
  location!: LocationType | null;

  @Field(() => MoneyType, {
    nullable: true,
    description: 'What one costs now, where that is the problem.',
  })
  priceNow!: MoneyType | null;
}

@ObjectType('Cart', {
  implements: Node,
  description:
    'What a buyer has picked, in whichever channel. The same cart is seen by its buyer and by whoever helps.',
})
export class CartType extends Node {
  @Field(() => CartStateEnum, { description: 'Where it is on its way to an order.' })
  state!: CartState;

  @Field(() => Int, {
    description:
      'Rises with every change. Give it to `expectedVersion` to change only what you saw.',
  })
  version!: number;

  @Field(() => String, { description: 'The channel that sells: WEB, STORE, CALL_CENTRE ...' })
  channel!: Channel;

  @Field(() => String, { description: 'The currency of all its amounts, ISO 4217.' })
  currency!: string;

  @Field(() => [CartLineType], { description: 'What is in it, in the order in which it came in.' })
  lines!: CartLineType[];

  @Field(() => CartContactType, { nullable: true, description: 'How to reach the buyer.' })
  contact!: CartContactType | null;

  @Field(() => AddressType, { nullable: true, description: 'Where the goods are sent.' })
  shippingAddress!: AddressType | null;

  @Field(() => AddressType, {
    nullable: true,
    description: 'Where the invoice goes; null for the shipping address.',
  })
  billingAddress!: AddressType | null;

  @Field(() => CartFulfilmentType, {
    nullable: true,
    description: 'How its goods reach the buyer, where a line does not say otherwise.',
  })
  fulfilment!: CartFulfilmentType | null;

  @Field(() => [DeliveryGroupType], { description: 'Its lines by the way they go.' })
  deliveryGroups!: DeliveryGroupType[];

  @Field(() => CartTotalsType, { description: 'What it costs.' })
  totals!: CartTotalsType;

  @Field(() => [CartProblemType], { description: 'What keeps lines from being bought.' })
  problems!: CartProblemType[];

  @Field(() => [CartMissingEnum], { description: 'What is needed before it can be ordered.' })
  missing!: Missing[];

  @Field(() => String, { nullable: true, description: 'What the buyer wants to tell.' })
  note!: string | null;

  @Field(() => DateTimeScalar, { description: 'Until when these prices are kept for the buyer.' })
  quotedUntil!: Date;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Until when the stock of its lines is kept; null where none is.',
  })
  heldUntil!: Date | null;

  @Field(() => CustomerType, {
    nullable: true,
    description: 'Whose cart it is; null for a guest, and for those who may not see the customer.',
  })
  customer!: CustomerType | null;

  @Field(() => StaffMemberType, { nullable: true, description: 'Who helps the buyer.' })
  assistedBy!: StaffMemberType | null;

  @Field(() => DateTimeScalar, { description: 'When it was begun.' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When it was last changed.' })
  updatedAt!: Date;

  @Field(() => String, {
    description:
      'The cursor of its newest event: read the cart, then follow `cartEvents` after it.',
  })
  eventsCursor!: string;
}

@ObjectType('CartLineChange', { description: 'How a line has changed.' })
export class CartLineChangeType {
  @Field(() => VariantType, { nullable: true, description: 'What was changed.' })
  variant!: VariantType | null;

  @Field(() => Int, { description: 'How many there were; none for a new line.' })
  before!: number;

  @Field(() => Int, { description: 'How many there are; none for a line that was taken out.' })
  after!: number;
}

@ObjectType('CartEvent', {
  implements: StreamEvent,
  description: 'Something that was done to a cart, and by what kind of actor.',
})
export class CartEventType extends StreamEvent {
  @Field(() => Int, { description: 'The version of the cart after it.' })
  version!: number;

  @Field(() => [CartLineChangeType], { description: 'The lines that have changed.' })
  changes!: CartLineChangeType[];

  @Field(() => [String], { description: 'The fields that were set.' })
  fields!: string[];

  @Field(() => CartType, {
    nullable: true,
    description: 'The cart as it is now; null where it is no longer yours.',
  })
  cart!: CartType | null;
}
