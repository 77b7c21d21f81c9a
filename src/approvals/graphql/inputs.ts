import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { PageArguments } from '../../platform/graphql/connection.js';
import { IdempotencyKeyScalar } from '../../platform/graphql/scalars.js';
import type { ApprovalState, Decision } from '../domain/approval-lifecycle.js';
import type { ApprovalKind } from '../domain/kinds.js';
import { ApprovalKindEnum, ApprovalStateEnum, DecisionEnum } from './types.js';

@ArgsType()
export class ApprovalsArguments extends PageArguments {
  @Field(() => ApprovalStateEnum, {
    nullable: true,
    description: 'Only those in this state; WAITING is the inbox.',
  })
  state?: ApprovalState | null;

  @Field(() => ApprovalKindEnum, {
    nullable: true,
    description: 'Only those that ask for this.',
  })
  kind?: ApprovalKind | null;

  @Field(() => ID, { nullable: true, description: 'Only those that were asked at this location.' })
  locationId?: string | null;
}

@InputType({ description: 'Which question is answered, and how.' })
export class DecideApprovalInput {
  @Field(() => ID, { description: 'The question.' })
  approvalId!: string;

  @Field(() => DecisionEnum, { description: 'The answer.' })
  decision!: Decision;

  @Field(() => String, {
    nullable: true,
    description: 'Why, at most 500 characters. Who declines has to say it.',
  })
  note?: string | null;

  @Field(() => IdempotencyKeyScalar, { description: 'Your own name for this request.' })
  idempotencyKey!: string;
}

@InputType({ description: 'Which question is taken back.' })
export class WithdrawApprovalInput {
  @Field(() => ID, { description: 'A question that you have asked.' })
  approvalId!: string;

  @Field(() => IdempotencyKeyScalar, { description: 'Your own name for this request.' })
  idempotencyKey!: string;
}
