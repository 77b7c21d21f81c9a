import { Field, ID, InputType } from 'type-graphql';
import { IdempotencyKeyReused, resultUnion } from '../../../platform/graphql/results.js';
import { IdempotencyKeyScalar } from '../../../platform/graphql/scalars.js';
import { FulfilmentNotInState, FulfilmentPayload, TaskClaimed } from '../results.js';

@InputType({ description: 'Which task you work on from now on.' })
export class ClaimTaskInput {
  @Field(() => ID, { description: 'The id of the store task, the pickup, or the shipment.' })
  taskId!: string;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Also where somebody else works on it; for supervisors.',
  })
  takeOver!: boolean;

  @Field(() => IdempotencyKeyScalar, { description: 'Your own name for this request.' })
  idempotencyKey!: string;
}

@InputType({ description: 'Which task is free for everybody again.' })
export class HandBackTaskInput {
  @Field(() => ID, { description: 'The id of the store task, the pickup, or the shipment.' })
  taskId!: string;

  @Field(() => IdempotencyKeyScalar, { description: 'Your own name for this request.' })
  idempotencyKey!: string;
}

export const ClaimTaskResult = resultUnion(
  'ClaimTaskResult',
  'The task that is yours, or why it is not.',
  FulfilmentPayload,
  TaskClaimed,
  FulfilmentNotInState,
  IdempotencyKeyReused,
);

export const HandBackTaskResult = resultUnion(
  'HandBackTaskResult',
  'The task that is free again, or why it is not.',
  FulfilmentPayload,
  TaskClaimed,
  IdempotencyKeyReused,
);
