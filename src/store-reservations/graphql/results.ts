import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import {
  CartIncomplete,
  CartLimitReached,
  PickupNotOffered,
  VariantNotSold,
} from '../../carts/index.js';
import { InvalidContact } from '../../customers/index.js';
import { PlaceOrderPayload, TendersNotPossible, TotalChanged } from '../../orders/index.js';
import { InvalidPaymentToken } from '../../payments/index.js';
import { IdempotencyKeyReused, resultUnion, UserError } from '../../platform/graphql/results.js';
import { OutOfStock } from '../../stock/index.js';
import { most, type ReservationLimit } from '../domain/limits.js';
import { StoreReservationStateEnum, StoreReservationType } from './types.js';

const ReservationLimitEnum = Object.fromEntries(Object.keys(most).map((name) => [name, name]));
registerEnumType(ReservationLimitEnum, {
  name: 'StoreReservationLimit',
  description: 'What a store keeps only so much of.',
  valuesConfig: {
    LINES: { description: 'Different goods of one reservation.' },
    UNITS: { description: 'Units of the same goods.' },
    OPEN: { description: 'Open reservations of the same person.' },
  },
});

@ObjectType({
  implements: UserError,
  description: 'The step does not follow from where the reservation stands now.',
})
export class StoreReservationNotInState extends UserError {
  @Field(() => StoreReservationStateEnum, { description: 'Where it stands.' })
  state!: string;

  @Field(() => [String], { description: 'The steps that are possible now.' })
  possible!: string[];
}

@ObjectType({
  implements: UserError,
  description: 'It is more than a store keeps for somebody who has not paid.',
})
export class TooMuchReserved extends UserError {
  @Field(() => ReservationLimitEnum, { description: 'Of what it is too much.' })
  limit!: ReservationLimit;

  @Field(() => Int, { description: 'How much is possible.' })
  most!: number;
}

@ObjectType({ description: 'The reservation after the step.' })
export class StoreReservationPayload {
  @Field(() => StoreReservationType, { description: 'The reservation as it is now.' })
  storeReservation!: unknown;
}

@ObjectType({ description: 'The order that the reservation has become, as far as it has come.' })
export class CollectStoreReservationPayload extends PlaceOrderPayload {
  @Field(() => StoreReservationType, { description: 'The reservation as it is now.' })
  storeReservation!: unknown;
}

export const ReserveInStoreResult = resultUnion(
  'ReserveInStoreResult',
  'The reservation, or why there is none.',
  StoreReservationPayload,
  TooMuchReserved,
  OutOfStock,
  PickupNotOffered,
  VariantNotSold,
  CartLimitReached,
  InvalidContact,
  IdempotencyKeyReused,
);

export const StoreReservationResult = resultUnion(
  'StoreReservationResult',
  'The reservation, or why it stays as it is.',
  StoreReservationPayload,
  StoreReservationNotInState,
  IdempotencyKeyReused,
);

export const CollectStoreReservationResult = resultUnion(
  'CollectStoreReservationResult',
  'The order, or why there is none.',
  CollectStoreReservationPayload,
  StoreReservationNotInState,
  OutOfStock,
  TotalChanged,
  TendersNotPossible,
  InvalidPaymentToken,
  CartIncomplete,
  PickupNotOffered,
  VariantNotSold,
  CartLimitReached,
  IdempotencyKeyReused,
);
