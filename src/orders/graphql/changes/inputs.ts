import { Field, ID, InputType, Int } from 'type-graphql';
import { CartFulfilmentInput, CartLineInput } from '../../../carts/index.js';
import { AddressInput } from '../../../customers/index.js';
import { IdempotencyKeyScalar } from '../../../platform/graphql/scalars.js';

@InputType({ description: 'An order, as you have seen it.' })
export class ChangeOrderInput {
  @Field(() => ID, { description: 'The order.' })
  orderId!: string;

  @Field(() => Int, {
    nullable: true,
    description:
      'The version that you have seen: where the order has moved on since, you are refused. Left out: whatever it is.',
  })
  expectedVersion?: number | null;

  @Field(() => IdempotencyKeyScalar, { description: 'Your own name for this request.' })
  idempotencyKey!: string;
}

@InputType({ description: 'Units of a line that are not wanted any more.' })
export class CanceledLineInput {
  @Field(() => ID, { description: 'The line of the order.' })
  lineId!: string;

  @Field(() => Int, { description: 'How many units: 1 to 999.' })
  quantity!: number;
}

@InputType({ description: 'What is not wanted any more of an order.' })
export class CancelOrderLinesInput extends ChangeOrderInput {
  @Field(() => [CanceledLineInput], { description: 'Which lines: 1 to 100, each once.' })
  lines!: CanceledLineInput[];

  @Field(() => String, { nullable: true, description: 'Why, at most 500 characters.' })
  reason?: string | null;
}

@InputType({ description: 'What is added to an order.' })
export class AddOrderLinesInput extends ChangeOrderInput {
  @Field(() => [CartLineInput], {
    description: 'What to add, at the prices of now: 1 to 100 variants, each once.',
  })
  lines!: CartLineInput[];

  @Field(() => CartFulfilmentInput, {
    nullable: true,
    description:
      'Collected at which store, or sent to the address of the order. Left out: the way of the first goods that are still to come.',
  })
  fulfilment?: CartFulfilmentInput | null;
}

@InputType({ description: 'How the goods of an order are to reach their buyer from now on.' })
export class ChangeOrderDeliveryInput extends ChangeOrderInput {
  @Field(() => CartFulfilmentInput, {
    nullable: true,
    description: 'Collected at which store, or sent. Left out where only the address changes.',
  })
  fulfilment?: CartFulfilmentInput | null;

  @Field(() => [ID], {
    nullable: true,
    description: 'Only these lines; all that is still to come where it is left out.',
  })
  lineIds?: string[] | null;

  @Field(() => AddressInput, {
    nullable: true,
    description:
      'Where the goods are sent, in the same country; the address as it is where it is left out.',
  })
  shippingAddress?: AddressInput | null;
}
