import { Field, ObjectType } from 'type-graphql';
import {
  FulfilmentNotInState,
  FulfilmentPayload,
  NothingPicked,
  PickNotFinished,
} from '../../../fulfilment/index.js';
import { IdempotencyKeyReused, resultUnion } from '../../../platform/graphql/results.js';
import {
  TransferNotInState,
  TransferPayload,
  TransferType,
  WrongTransferUnits,
} from '../../../transfers/index.js';
import { PaymentNotCollectable } from '../results.js';

@ObjectType({ description: 'The pickup whose goods are under way.' })
export class SendPickupPayload extends FulfilmentPayload {
  @Field(() => TransferType, { description: 'How they travel.' })
  transfer!: TransferType;
}

export const SendPickupResult = resultUnion(
  'SendPickupResult',
  'The pickup whose goods are under way, or why they stay.',
  SendPickupPayload,
  FulfilmentNotInState,
  PickNotFinished,
  NothingPicked,
  IdempotencyKeyReused,
);

export const ReceiveTransferResult = resultUnion(
  'ReceiveTransferResult',
  'The transfer with what has arrived, or why nothing was recorded.',
  TransferPayload,
  TransferNotInState,
  WrongTransferUnits,
  PaymentNotCollectable,
  IdempotencyKeyReused,
);

export const DeclareTransferLostResult = resultUnion(
  'DeclareTransferLostResult',
  'The transfer without what is lost, or why nothing was recorded.',
  TransferPayload,
  TransferNotInState,
  WrongTransferUnits,
  PaymentNotCollectable,
  IdempotencyKeyReused,
);
