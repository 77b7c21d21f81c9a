import { Field, ObjectType, registerEnumType } from 'type-graphql';
import {
  CartIncomplete,
  CartLimitReached,
  CartNotOpen,
  CountryNotServed,
  PickupNotOffered,
  PriceChanged,
  VariantNotSold,
} from '../../carts/index.js';
import { InvalidAddress, InvalidContact } from '../../customers/index.js';
import {
  FulfilmentNotInState,
  FulfilmentPayload,
  FulfilmentType,
  IdentityNotChecked,
  NothingPicked,
  NotSoManyWaiting,
  PickNotFinished,
  PickupCodeLocked,
  ShipmentInParcels,
  StoreTaskType,
  WrongPickupCode,
} from '../../fulfilment/index.js';
import { InstalmentsNotOffered } from '../../instalments/index.js';
import {
  InvalidPaymentToken,
  PaymentIntentType,
  PaymentMethodNotSavable,
  SavedPaymentMethodNotUsable,
} from '../../payments/index.js';
import { IdempotencyKeyReused, resultUnion, UserError } from '../../platform/graphql/results.js';
import { MinorUnitsScalar } from '../../platform/graphql/scalars.js';
import { OutOfStock } from '../../stock/index.js';
import { type TenderFault, tenderFaults } from '../domain/split-tender.js';
import { OrderStateEnum, OrderType } from './types.js';

export const TenderFaultEnum = Object.fromEntries(
  Object.keys(tenderFaults).map((reason) => [reason, reason]),
);
registerEnumType(TenderFaultEnum, {
  name: 'TenderFault',
  description: 'Why an order cannot be paid with the wished tenders.',
  valuesConfig: Object.fromEntries(
    Object.entries(tenderFaults).map(([reason, description]) => [reason, { description }]),
  ),
});

@ObjectType({
  implements: UserError,
  description: 'The order cannot be paid with these tenders. There is no order.',
})
export class TendersNotPossible extends UserError {
  @Field(() => TenderFaultEnum, { description: 'Why not.' })
  reason!: TenderFault;

  @Field(() => MinorUnitsScalar, { description: 'What the order costs.' })
  totalMinor!: number;

  @Field(() => String, { description: 'The currency of the total.' })
  currency!: string;
}

@ObjectType({ description: 'What the caller does next so that the payment can go on.' })
export class OrderNextAction {
  @Field(() => PaymentIntentType, { description: 'The payment that cannot go on without it.' })
  paymentIntent!: PaymentIntentType;

  @Field(() => String, {
    description:
      '`REDIRECT`: send the buyer to `url`. `CONFIRM_PAYMENT`: call `confirmPayment` with a token.',
  })
  type!: string;

  @Field(() => String, { nullable: true, description: 'Where the buyer is sent.' })
  url!: string | null;
}

@ObjectType({ description: 'The order, with its payment as far as it has come.' })
export class PlaceOrderPayload {
  @Field(() => OrderType, { description: 'The order that the cart has become.' })
  order!: OrderType;

  @Field(() => PaymentIntentType, {
    nullable: true,
    description: 'Its payment, the first where there are several; null where nothing is owed.',
  })
  paymentIntent!: PaymentIntentType | null;

  @Field(() => [PaymentIntentType], {
    description: 'All its payments, by their tender; none where nothing is owed.',
  })
  paymentIntents!: PaymentIntentType[];

  @Field(() => OrderNextAction, {
    nullable: true,
    description: 'What is needed next; null where the buyer has nothing more to do.',
  })
  nextAction!: OrderNextAction | null;
}

@ObjectType({ description: 'The order after the step.' })
export class OrderPayload {
  @Field(() => OrderType, { description: 'The order as it is now.' })
  order!: OrderType;
}

@ObjectType({ description: 'The goods are gone, and what they cost has been claimed.' })
export class HandOverOrderPayload {
  @Field(() => OrderType, { description: 'The order as it is now.' })
  order!: OrderType;

  @Field(() => FulfilmentType, { description: 'The goods as they are now.' })
  fulfilment!: FulfilmentType;

  @Field(() => StoreTaskType, { description: 'The same, as a task of the location.' })
  task!: StoreTaskType;
}

@ObjectType({ implements: UserError, description: 'The total is not the one you expected.' })
export class TotalChanged extends UserError {
  @Field(() => MinorUnitsScalar, { description: 'What you expected.' })
  expectedMinor!: number;

  @Field(() => MinorUnitsScalar, { description: 'What it is.' })
  totalMinor!: number;

  @Field(() => String, { description: 'The currency of both.' })
  currency!: string;
}

@ObjectType({ implements: UserError, description: 'The order can no longer be cancelled.' })
export class OrderNotCancelable extends UserError {
  @Field(() => OrderStateEnum, { description: 'The state of the order.' })
  state!: string;
}

@ObjectType({ implements: UserError, description: 'No pickup waits for its buyer.' })
export class NothingToCollect extends UserError {}

export const PlaceOrderResult = resultUnion(
  'PlaceOrderResult',
  'The order, or why there is none.',
  PlaceOrderPayload,
  OutOfStock,
  CartIncomplete,
  CartNotOpen,
  PriceChanged,
  TotalChanged,
  InstalmentsNotOffered,
  TendersNotPossible,
  InvalidPaymentToken,
  SavedPaymentMethodNotUsable,
  PaymentMethodNotSavable,
  IdempotencyKeyReused,
  VariantNotSold,
  CartLimitReached,
  PickupNotOffered,
  CountryNotServed,
  InvalidContact,
  InvalidAddress,
);

export const CancelOrderResult = resultUnion(
  'CancelOrderResult',
  'The cancelled order, or why it stays.',
  OrderPayload,
  OrderNotCancelable,
  IdempotencyKeyReused,
);

export const AnnounceArrivalResult = resultUnion(
  'AnnounceArrivalResult',
  'The order, or why there is nothing to wait for.',
  OrderPayload,
  NothingToCollect,
  FulfilmentNotInState,
  IdempotencyKeyReused,
);

@ObjectType({
  implements: UserError,
  description:
    'What the goods cost is not on hold any more, or another capture is under way: the goods stay. Cancel the order, or try again once that capture has ended.',
})
export class PaymentNotCollectable extends UserError {}

export const MarkPickupReadyResult = resultUnion(
  'MarkPickupReadyResult',
  'The ready pickup, or why it is not.',
  FulfilmentPayload,
  FulfilmentNotInState,
  PickNotFinished,
  NothingPicked,
  PaymentNotCollectable,
  IdempotencyKeyReused,
);

export const HandOverOrderResult = resultUnion(
  'HandOverOrderResult',
  'The order whose goods were handed over, or why they were not.',
  HandOverOrderPayload,
  IdentityNotChecked,
  NotSoManyWaiting,
  WrongPickupCode,
  PickupCodeLocked,
  FulfilmentNotInState,
  PaymentNotCollectable,
  IdempotencyKeyReused,
);

export const HandOverAtCounterResult = resultUnion(
  'HandOverAtCounterResult',
  'The order whose goods were carried out, or why they were not.',
  HandOverOrderPayload,
  FulfilmentNotInState,
  PaymentNotCollectable,
  IdempotencyKeyReused,
);

export const RejectFulfilmentResult = resultUnion(
  'RejectFulfilmentResult',
  'The rejected task, or why it stays.',
  FulfilmentPayload,
  FulfilmentNotInState,
  IdempotencyKeyReused,
);

export const ShipOrderResult = resultUnion(
  'ShipOrderResult',
  'The parcel that has left, or why it has not.',
  FulfilmentPayload,
  ShipmentInParcels,
  PaymentNotCollectable,
  FulfilmentNotInState,
  PickNotFinished,
  NothingPicked,
  IdempotencyKeyReused,
);
