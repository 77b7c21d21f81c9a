import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { PickedLineInput } from '../../../fulfilment/index.js';
import { describedEnum } from '../../../platform/graphql/described-enum.js';
import { resultUnion, UserError } from '../../../platform/graphql/results.js';
import { DateTimeScalar } from '../../../platform/graphql/scalars.js';
import type { OfflineKind, Proposal } from '../../domain/offline-operation.js';
import type { Replayed } from '../../offline/replay-operations.js';

export const OfflineKindEnum = describedEnum('OfflineKind', 'What was done without a network.', {
  ACCEPT: 'The task was taken on, as by `acceptFulfilment`.',
  PICK: 'Goods were looked for, as by `pickFulfilment`.',
  MARK_READY: 'The goods were put at the counter, as by `markPickupReady`.',
  HAND_OVER: 'The buyer has all the goods, as by `handOverOrder`.',
} satisfies Record<OfflineKind, string>);

export const OfflineOutcomeEnum = describedEnum('OfflineOutcome', 'What became of an operation.', {
  DONE: 'It is done, now or since it was sent before.',
  CONFLICT: 'It could not be done any more: nothing was changed.',
} satisfies Record<Replayed['outcome'], string>);

export const OfflineProposalEnum = describedEnum(
  'OfflineProposal',
  'What to do about an operation that could not be done.',
  {
    DISCARD: 'Forget it: somebody else has done it, or it is not to be done any more.',
    CORRECT: 'Look again, and write it down anew.',
    REPEAT: 'Do it once more with the buyer: the code, or who they are, was not right.',
    ASK_SUPERVISOR: 'Ask a supervisor.',
  } satisfies Record<Proposal, string>,
);

@InputType({
  description:
    'One thing that was done without a network. The device signs seven lines, separated by line feeds: counter, recordedAt (ISO 8601, UTC, with milliseconds), kind, taskId, the lines as `lineId=picked` with commas, pickupCode, and `checked` where identityChecked is true. What there is nothing to say of is an empty line.',
})
export class OfflineOperationInput {
  @Field(() => Int, {
    description: 'The number of the operation: it rises with each one of the device, from 1.',
  })
  counter!: number;

  @Field(() => DateTimeScalar, { description: 'When it was done, by the clock of the device.' })
  recordedAt!: Date;

  @Field(() => OfflineKindEnum, { description: 'What was done.' })
  kind!: OfflineKind;

  @Field(() => ID, { description: 'The task.' })
  taskId!: string;

  @Field(() => [PickedLineInput], { nullable: true, description: 'What was found, of a PICK.' })
  lines?: PickedLineInput[] | null;

  @Field(() => String, { nullable: true, description: 'The code of the buyer, of a HAND_OVER.' })
  pickupCode?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True where the collector has shown who they are, of a HAND_OVER.',
  })
  identityChecked?: boolean | null;

  @Field(() => String, { description: 'The Ed25519 signature of the device, in base64url.' })
  signature!: string;
}

@InputType({ description: 'What a device has done without a network.' })
export class ReplayOfflineOperationsInput {
  @Field(() => [OfflineOperationInput], {
    description: 'Up to 100 operations; they are done in the order of their counters.',
  })
  operations!: OfflineOperationInput[];
}

@ObjectType('OfflineResult', { description: 'What became of one operation.' })
export class OfflineResultType {
  @Field(() => Int, { description: 'The number of the operation.' })
  counter!: number;

  @Field(() => OfflineOutcomeEnum, { description: 'What became of it.' })
  outcome!: Replayed['outcome'];

  @Field(() => String, {
    nullable: true,
    description: 'The name of the refusal, such as TaskClaimed; null where it is done.',
  })
  code!: string | null;

  @Field(() => OfflineProposalEnum, {
    nullable: true,
    description: 'What to do about it; null where it is done.',
  })
  proposal!: Proposal | null;
}

@ObjectType({ description: 'What became of each operation, in the order of their counters.' })
export class ReplayOfflineOperationsPayload {
  @Field(() => [OfflineResultType], { description: 'One result for each operation.' })
  results!: OfflineResultType[];
}

@ObjectType({
  implements: UserError,
  description: 'The device has no key: it did not come in with a code.',
})
export class DeviceNotEnrolled extends UserError {}

export const ReplayOfflineOperationsResult = resultUnion(
  'ReplayOfflineOperationsResult',
  'What became of the operations, or why none was looked at.',
  ReplayOfflineOperationsPayload,
  DeviceNotEnrolled,
);
