import { Field, ID, InputType, Int } from 'type-graphql';
import { AddressInput } from '../../customers/index.js';
import { IdempotencyKeyScalar } from '../../platform/graphql/scalars.js';
import type { WayOut } from '../domain/cart-line.js';
import { maxNoteLength, maxQuantity } from '../domain/limits.js';
import { CartFulfilmentKindEnum } from './enums.js';

@InputType({ description: 'So many of a variant.' })
export class CartLineInput {
  @Field(() => ID, { description: 'What is picked.' })
  variantId!: string;

  @Field(() => Int, { defaultValue: 1, description: `How many: 1 to ${maxQuantity}.` })
  quantity!: number;
}

@InputType({ description: 'How to reach the buyer.' })
export class CartContactInput {
  @Field(() => String, { description: 'The e-mail address.' })
  email!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The phone number: E.164, or a French number as it is written in France.',
  })
  phone?: string | null;

  @Field(() => String, { description: 'The first name: 1 to 100 characters.' })
  firstName!: string;

  @Field(() => String, { description: 'The last name: 1 to 100 characters.' })
  lastName!: string;
}

@InputType({ description: 'How goods are to reach their buyer.' })
export class CartFulfilmentInput {
  @Field(() => CartFulfilmentKindEnum, { description: 'Collected, sent, or carried out.' })
  kind!: WayOut;

  @Field(() => ID, {
    nullable: true,
    description: 'The store, where they are collected or carried out.',
  })
  locationId?: string | null;
}

@InputType({ description: 'A new cart, with all that is known already.' })
export class CreateCartInput {
  @Field(() => [CartLineInput], { defaultValue: [], description: 'What is in it.' })
  lines!: CartLineInput[];

  @Field(() => CartContactInput, {
    nullable: true,
    description: 'How to reach the buyer; the account of a signed-in customer says it anyway.',
  })
  contact?: CartContactInput | null;

  @Field(() => CartFulfilmentInput, {
    nullable: true,
    description: 'How its goods reach the buyer.',
  })
  fulfilment?: CartFulfilmentInput | null;

  @Field(() => AddressInput, { nullable: true, description: 'Where the goods are sent.' })
  shippingAddress?: AddressInput | null;

  @Field(() => AddressInput, {
    nullable: true,
    description: 'Where the invoice goes; the shipping address where it is left out.',
  })
  billingAddress?: AddressInput | null;

  @Field(() => String, {
    nullable: true,
    description: `What the buyer wants to tell: at most ${maxNoteLength} characters.`,
  })
  note?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The currency, ISO 4217; the one of the shop where it is left out. It never changes.',
  })
  currency?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The customer for whom the cart is; only for the back office.',
  })
  customerId?: string | null;
}

@InputType({ description: 'A cart, as you have seen it.' })
export class CartInput {
  @Field(() => ID, { description: 'The cart.' })
  cartId!: string;

  @Field(() => Int, {
    nullable: true,
    description:
      'The version that you have seen: where somebody has changed the cart since, you are refused. Left out: whatever it is.',
  })
  expectedVersion?: number | null;
}

@InputType({ description: 'What to put into a cart.' })
export class AddCartLinesInput extends CartInput {
  @Field(() => [CartLineInput], {
    description:
      'What to add: 1 to 100 lines. More of what is there already makes its line longer; of several lines the one that goes the way of the cart.',
  })
  lines!: CartLineInput[];

  @Field(() => IdempotencyKeyScalar, {
    nullable: true,
    description: 'Your own name for this request, so that a repeated one adds nothing twice.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'How many of a line there are to be.' })
export class ChangedLineInput {
  @Field(() => ID, { description: 'The line.' })
  lineId!: string;

  @Field(() => Int, { description: `How many: 1 to ${maxQuantity}; 0 takes the line out.` })
  quantity!: number;
}

@InputType({ description: 'New quantities for lines of a cart.' })
export class ChangeCartLinesInput extends CartInput {
  @Field(() => [ChangedLineInput], { description: 'The lines, and how many there are to be.' })
  lines!: ChangedLineInput[];
}

@InputType({ description: 'Lines to take out of a cart.' })
export class RemoveCartLinesInput extends CartInput {
  @Field(() => [ID], { description: 'The lines.' })
  lineIds!: string[];
}

@InputType({ description: 'Units of a line that are to stand in one of their own.' })
export class SplitCartLineInput extends CartInput {
  @Field(() => ID, { description: 'The line that they leave.' })
  lineId!: string;

  @Field(() => Int, { description: 'How many leave it, at least one; at least one stays.' })
  quantity!: number;

  @Field(() => CartFulfilmentInput, {
    nullable: true,
    description:
      'How they reach the buyer; the way of the line that they leave where it is left out.',
  })
  fulfilment?: CartFulfilmentInput | null;

  @Field(() => IdempotencyKeyScalar, { description: 'Your own name for this request.' })
  idempotencyKey!: string;
}

@InputType({ description: 'How to reach the buyer of a cart.' })
export class SetCartContactInput extends CartInput {
  @Field(() => CartContactInput, { description: 'How to reach the buyer.' })
  contact!: CartContactInput;
}

@InputType({ description: 'Where goods and invoice of a cart go.' })
export class SetCartAddressesInput extends CartInput {
  @Field(() => AddressInput, {
    nullable: true,
    description: 'Where the goods are sent. Null takes it out, left out it stays.',
  })
  shippingAddress?: AddressInput | null;

  @Field(() => AddressInput, {
    nullable: true,
    description: 'Where the invoice goes. Null for the shipping address, left out it stays.',
  })
  billingAddress?: AddressInput | null;
}

@InputType({ description: 'How the goods of a cart are to reach their buyer.' })
export class ChooseCartFulfilmentInput extends CartInput {
  @Field(() => CartFulfilmentInput, { description: 'Collected at a store, or sent.' })
  fulfilment!: CartFulfilmentInput;

  @Field(() => [ID], {
    nullable: true,
    description: 'Only these lines; the whole cart where it is left out.',
  })
  lineIds?: string[] | null;
}

@InputType({ description: 'What the buyer of a cart wants to tell.' })
export class SetCartNoteInput extends CartInput {
  @Field(() => String, {
    nullable: true,
    description: `The words: at most ${maxNoteLength} characters. Null takes them out.`,
  })
  note?: string | null;
}

@InputType({ description: "A guest's cart that becomes yours." })
export class ClaimCartInput {
  @Field(() => ID, { description: 'The cart that was filled before signing in.' })
  cartId!: string;

  @Field(() => String, {
    nullable: true,
    description: "The guest's secret; the one of the `x-guest-token` header where it is left out.",
  })
  guestToken?: string | null;
}

@InputType({ description: 'A cart whose stock is to be kept.' })
export class HoldCartStockInput extends CartInput {
  @Field(() => IdempotencyKeyScalar, { description: 'Your own name for this request.' })
  idempotencyKey!: string;
}
