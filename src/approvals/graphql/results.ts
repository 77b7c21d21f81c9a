import { Field, ObjectType } from 'type-graphql';
import { IdempotencyKeyReused, resultUnion, UserError } from '../../platform/graphql/results.js';
import type { ApprovalState } from '../domain/approval-lifecycle.js';
import { ApprovalStateEnum, ApprovalType } from './types.js';

@ObjectType({
  implements: UserError,
  description: 'Whoever has asked for something does not decide about it.',
})
export class FourEyesRequired extends UserError {}

@ObjectType({
  implements: UserError,
  description: 'It is decided already, was taken back, or nobody has decided in time.',
})
export class ApprovalClosed extends UserError {
  @Field(() => ApprovalStateEnum, { description: 'What became of it.' })
  state!: ApprovalState;
}

@ObjectType({ description: 'The question after the step.' })
export class ApprovalPayload {
  @Field(() => ApprovalType, { description: 'The question as it is now.' })
  approval!: ApprovalType;
}

export const DecideApprovalResult = resultUnion(
  'DecideApprovalResult',
  'The question with its answer, or why it has none of yours.',
  ApprovalPayload,
  FourEyesRequired,
  ApprovalClosed,
  IdempotencyKeyReused,
);

export const WithdrawApprovalResult = resultUnion(
  'WithdrawApprovalResult',
  'The question that was taken back, or why it stays.',
  ApprovalPayload,
  ApprovalClosed,
  IdempotencyKeyReused,
);
