import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { PageArguments } from '../../platform/graphql/connection.js';
import { IdempotencyKeyScalar } from '../../platform/graphql/scalars.js';
import type { Direction } from '../data/reads.js';
import type { TransferState } from '../domain/lifecycle.js';
import { TransferDirectionEnum, TransferStateEnum } from './types.js';

const keyed = { description: 'Your own name for this request.' };

@ArgsType()
export class TransfersArguments extends PageArguments {
  @Field(() => ID, { description: 'The location whose transfers are asked for.' })
  locationId!: string;

  @Field(() => TransferDirectionEnum, {
    nullable: true,
    description: 'Only what it sends, or only what it receives.',
  })
  direction?: Direction | null;

  @Field(() => [TransferStateEnum], {
    nullable: true,
    description: 'Only transfers in these states; all that still make work where it is left out.',
  })
  states?: TransferState[] | null;
}

@InputType({ description: 'What another location should send.' })
export class TransferGoodsInput {
  @Field(() => ID, { description: 'The variant.' })
  variantId!: string;

  @Field(() => Int, { description: 'How many units: 1 or more.' })
  quantity!: number;
}

@InputType({ description: 'Goods that one location should send to another.' })
export class RequestTransferInput {
  @Field(() => ID, { description: 'Who sends. One of both locations is yours.' })
  fromLocationId!: string;

  @Field(() => ID, { description: 'Who receives.' })
  toLocationId!: string;

  @Field(() => [TransferGoodsInput], {
    description: 'Which goods: at least one line, at most 100.',
  })
  lines!: TransferGoodsInput[];

  @Field(() => String, {
    description: 'Why: `sold out before the weekend`. At most 200 characters.',
  })
  reason!: string;

  @Field(() => IdempotencyKeyScalar, keyed)
  idempotencyKey!: string;
}

@InputType({ description: 'A number of units of one line of a transfer.' })
export class TransferUnitsInput {
  @Field(() => ID, { description: 'The line.' })
  lineId!: string;

  @Field(() => Int, { description: 'How many units.' })
  quantity!: number;
}

@InputType({ description: 'What leaves.' })
export class SendTransferInput {
  @Field(() => ID, { description: 'The transfer: one whose sender is a location of yours.' })
  transferId!: string;

  @Field(() => [TransferUnitsInput], {
    nullable: true,
    description:
      'What really goes, where it is less than was asked for: lines that are left out do not go. All of it where nothing is named.',
  })
  lines?: TransferUnitsInput[] | null;

  @Field(() => IdempotencyKeyScalar, keyed)
  idempotencyKey!: string;
}

@InputType({ description: 'What has arrived.' })
export class ReceiveTransferInput {
  @Field(() => ID, { description: 'The transfer: one whose receiver is a location of yours.' })
  transferId!: string;

  @Field(() => [TransferUnitsInput], {
    nullable: true,
    description:
      'What has arrived this time, where it is not all that is under way. The rest is still expected.',
  })
  lines?: TransferUnitsInput[] | null;

  @Field(() => IdempotencyKeyScalar, keyed)
  idempotencyKey!: string;
}

@InputType({ description: 'What will never arrive.' })
export class DeclareTransferLostInput {
  @Field(() => ID, { description: 'The transfer: one whose receiver is a location of yours.' })
  transferId!: string;

  @Field(() => [TransferUnitsInput], {
    nullable: true,
    description: 'What is given up, where it is not all that is under way.',
  })
  lines?: TransferUnitsInput[] | null;

  @Field(() => String, { description: 'Why, for the journal. At most 200 characters.' })
  reason!: string;

  @Field(() => IdempotencyKeyScalar, keyed)
  idempotencyKey!: string;
}

@InputType({ description: 'Which transfer will not take place.' })
export class CancelTransferInput {
  @Field(() => ID, { description: 'The transfer: from or to a location of yours.' })
  transferId!: string;

  @Field(() => String, { description: 'Why. At most 200 characters.' })
  reason!: string;

  @Field(() => IdempotencyKeyScalar, keyed)
  idempotencyKey!: string;
}
