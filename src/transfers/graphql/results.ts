import { Field, ID, Int, ObjectType } from 'type-graphql';
import { IdempotencyKeyReused, resultUnion, UserError } from '../../platform/graphql/results.js';
import { OutOfStock } from '../../stock/index.js';
import { TransferStateEnum, TransferType } from './types.js';

@ObjectType({ description: 'The transfer after the step.' })
export class TransferPayload {
  @Field(() => TransferType, { description: 'The transfer as it is now.' })
  transfer!: TransferType;
}

@ObjectType({
  implements: UserError,
  description: 'The step does not follow from where the goods are now.',
})
export class TransferNotInState extends UserError {
  @Field(() => TransferStateEnum, { description: 'How far the transfer is.' })
  state!: string;

  @Field(() => [String], { description: 'The steps that are possible now.' })
  possible!: string[];
}

@ObjectType({
  implements: UserError,
  description:
    'A line is foreign or named twice, nothing is named, or more units than can be. Nothing was changed.',
})
export class WrongTransferUnits extends UserError {
  @Field(() => ID, {
    nullable: true,
    description: 'The line whose number cannot be; null where it is not about one line.',
  })
  lineId!: string | null;

  @Field(() => Int, { description: 'How many units of that line are possible.' })
  most!: number;
}

export const RequestTransferResult = resultUnion(
  'RequestTransferResult',
  'The transfer, or why it was not asked for.',
  TransferPayload,
  OutOfStock,
  IdempotencyKeyReused,
);

export const SendTransferResult = resultUnion(
  'SendTransferResult',
  'The transfer under way, or why nothing has left.',
  TransferPayload,
  TransferNotInState,
  WrongTransferUnits,
  OutOfStock,
  IdempotencyKeyReused,
);

export const CancelTransferResult = resultUnion(
  'CancelTransferResult',
  'The cancelled transfer, or why it goes on.',
  TransferPayload,
  TransferNotInState,
  IdempotencyKeyReused,
);
