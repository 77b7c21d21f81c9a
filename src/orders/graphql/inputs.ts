import { Field, ID, InputType, Int } from 'type-graphql';
import { CreateCartInput } from '../../carts/index.js';
import { InstalmentPlanInput } from '../../instalments/index.js';
import { PaymentConsentInput } from '../../payments/index.js';
import { IdempotencyKeyScalar, MinorUnitsScalar } from '../../platform/graphql/scalars.js';

const keyed = { description: 'Your own name for this request.' };
const task = { description: 'The id of the pickup, the shipment, or the store task.' };

@InputType({ description: 'One of several payments of an order.' })
export class TenderInput {
  @Field(() => MinorUnitsScalar, {
    nullable: true,
    description:
      'How much it pays, more than zero. Without it, it pays what the others leave: one tender at the most.',
  })
  amountMinor?: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      "The payment provider's token for it. Without one this tender waits for `confirmPayment`.",
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
}

@InputType({ description: 'From cart to order: give `cartId`, or `newCart`.' })
export class PlaceOrderInput {
  @Field(() => ID, {
    nullable: true,
    description: 'The cart. It is locked, and becomes this one order.',
  })
  cartId?: string | null;

  @Field(() => CreateCartInput, {
    nullable: true,
    description:
      'What is bought, for somebody who has no cart: it is written together with the order, or neither is. A guest sends a secret of their own as `x-guest-token`, 32 random bytes in base64url, and sees the order with it from then on.',
  })
  newCart?: CreateCartInput | null;

  @Field(() => String, {
    nullable: true,
    description:
      "The payment provider's token, made by its hosted page. Without one the order waits for `confirmPayment`.",
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

  @Field(() => [TenderInput], {
    nullable: true,
    description:
      'Instead of `paymentMethodToken`: several payments, 10 at the most, that together pay the order. They are authorised one after the other; money is drawn from the first one first, and goes back to the last one first.',
  })
  tenders?: TenderInput[] | null;

  @Field(() => InstalmentPlanInput, {
    nullable: true,
    description:
      'Pays in instalments that the shop funds: the first one now with this method, which is kept for the others. See `instalmentOffers`.',
  })
  instalments?: InstalmentPlanInput | null;

  @Field(() => String, {
    nullable: true,
    description: 'Where the buyer comes back to after a step at the bank: an http(s) address.',
  })
  returnUrl?: string | null;

  @Field(() => MinorUnitsScalar, {
    nullable: true,
    description: 'The total that you showed the buyer. Another one is refused instead of charged.',
  })
  expectedTotalMinor?: number | null;

  @Field(() => IdempotencyKeyScalar, keyed)
  idempotencyKey!: string;
}

@InputType({ description: 'Which order to cancel.' })
export class CancelOrderInput {
  @Field(() => ID, { description: 'The order.' })
  orderId!: string;

  @Field(() => String, { nullable: true, description: 'Why, at most 500 characters.' })
  reason?: string | null;

  @Field(() => IdempotencyKeyScalar, keyed)
  idempotencyKey!: string;
}

@InputType({ description: 'The buyer is there.' })
export class AnnounceArrivalInput {
  @Field(() => ID, { description: 'The order.' })
  orderId!: string;

  @Field(() => ID, {
    nullable: true,
    description:
      'Where the buyer is, where goods of the order wait in several stores; all of them are told where it is left out.',
  })
  locationId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The bay of the car park, at most 20 characters; null at the counter.',
  })
  bay?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What the car looks like, at most 100 characters.',
  })
  car?: string | null;

  @Field(() => IdempotencyKeyScalar, keyed)
  idempotencyKey!: string;
}

@InputType({ description: 'Goods that their buyer carries out.' })
export class HandOverAtCounterInput {
  @Field(() => ID, task)
  fulfilmentId!: string;

  @Field(() => IdempotencyKeyScalar, keyed)
  idempotencyKey!: string;
}

@InputType({ description: 'Which pickup is ready.' })
export class MarkPickupReadyInput {
  @Field(() => ID, task)
  fulfilmentId!: string;

  @Field(() => IdempotencyKeyScalar, keyed)
  idempotencyKey!: string;
}

@InputType({ description: 'What becomes of the units of one line at the counter.' })
export class HandedOverLineInput {
  @Field(() => ID, { description: 'The id of the fulfilment line.' })
  lineId!: string;

  @Field(() => Int, { description: 'How many units the buyer takes along now.' })
  taken!: number;

  @Field(() => Int, {
    defaultValue: 0,
    description: 'How many units they do not want at all: these go back on sale and are not paid.',
  })
  refused!: number;
}

@InputType({ description: 'Goods for the person who knows the code.' })
export class HandOverOrderInput {
  @Field(() => ID, task)
  fulfilmentId!: string;

  @Field(() => String, {
    description:
      'The pickup code that the buyer shows, typed or as a scanner reads their QR code. Case, spaces and dashes do not count.',
  })
  pickupCode!: string;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'True where you have seen an identity document of the collector: asked for where the task says `identityCheck`.',
  })
  identityChecked?: boolean | null;

  @Field(() => [HandedOverLineInput], {
    nullable: true,
    description:
      'Where not all is taken: what becomes of the lines. What is neither taken nor refused goes on waiting. Without it all that waits is handed over.',
  })
  lines?: HandedOverLineInput[] | null;

  @Field(() => IdempotencyKeyScalar, keyed)
  idempotencyKey!: string;
}

@InputType({ description: 'What the location cannot do, and why.' })
export class RejectFulfilmentInput {
  @Field(() => ID, task)
  fulfilmentId!: string;

  @Field(() => String, { description: 'Why, at most 500 characters.' })
  reason!: string;

  @Field(() => IdempotencyKeyScalar, keyed)
  idempotencyKey!: string;
}

@InputType({ description: 'A parcel that has left.' })
export class ShipOrderInput {
  @Field(() => ID, task)
  fulfilmentId!: string;

  @Field(() => String, {
    nullable: true,
    description: "The carrier's code for following it, at most 60 characters.",
  })
  trackingCode?: string | null;

  @Field(() => IdempotencyKeyScalar, keyed)
  idempotencyKey!: string;
}
