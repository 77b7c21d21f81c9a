import { Field, ID, InputType, Int } from 'type-graphql';
import { CartContactInput, CartLineInput } from '../../carts/index.js';
import { TenderInput } from '../../orders/index.js';
import { IdempotencyKeyScalar, MinorUnitsScalar } from '../../platform/graphql/scalars.js';

const keyed = { description: 'Your own name for this request.' };
const which = { description: 'The reservation.' };

@InputType({ description: 'Goods that a store is to keep.' })
export class ReserveInStoreInput {
  @Field(() => ID, { description: 'The store.' })
  locationId!: string;

  @Field(() => [CartLineInput], {
    description: 'At most 10 different goods, and 5 units of each.',
  })
  lines!: CartLineInput[];

  @Field(() => CartContactInput, {
    nullable: true,
    description: 'How to reach you; the account of a signed-in customer says it anyway.',
  })
  contact?: CartContactInput | null;

  @Field(() => IdempotencyKeyScalar, keyed)
  idempotencyKey!: string;
}

@InputType({ description: 'Which reservation.' })
export class StoreReservationInput {
  @Field(() => ID, which)
  storeReservationId!: string;

  @Field(() => IdempotencyKeyScalar, keyed)
  idempotencyKey!: string;
}

@InputType({ description: 'Which reservation is given up, and why.' })
export class CancelStoreReservationInput extends StoreReservationInput {
  @Field(() => String, { nullable: true, description: 'Why, at most 500 characters.' })
  reason?: string | null;
}

@InputType({ description: 'Which reservation the store cannot keep, and why.' })
export class RejectStoreReservationInput extends StoreReservationInput {
  @Field(() => String, { description: 'Why, for whoever asked: 1 to 500 characters.' })
  reason!: string;
}

@InputType({ description: 'Units of a reservation that the buyer takes.' })
export class TakenLineInput {
  @Field(() => ID, { description: 'The line of the reservation.' })
  lineId!: string;

  @Field(() => Int, { description: 'How many units: 0 up to what is kept.' })
  quantity!: number;
}

@InputType({ description: 'What the buyer takes, and how it is paid.' })
export class CollectStoreReservationInput extends StoreReservationInput {
  @Field(() => [TakenLineInput], {
    nullable: true,
    description: 'Only these units; everything where it is left out.',
  })
  lines?: TakenLineInput[] | null;

  @Field(() => String, {
    nullable: true,
    description:
      "The payment provider's token. Without one the order waits for its payment, as after `placeOrder`.",
  })
  paymentMethodToken?: string | null;

  @Field(() => [TenderInput], {
    nullable: true,
    description: 'Instead of `paymentMethodToken`: several payments that together pay the order.',
  })
  tenders?: TenderInput[] | null;

  @Field(() => MinorUnitsScalar, {
    nullable: true,
    description: 'The total that you showed the buyer. Another one is refused instead of charged.',
  })
  expectedTotalMinor?: number | null;
}
