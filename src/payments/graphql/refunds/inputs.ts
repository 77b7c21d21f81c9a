import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { PageArguments } from '../../../platform/graphql/connection.js';
import { IdempotencyKeyScalar } from '../../../platform/graphql/scalars.js';
import type { RefundApprovalState } from '../../refunds/lifecycles.js';
import { RefundApprovalStateEnum } from './types.js';

@ArgsType()
export class ApprovalsArguments extends PageArguments {
  @Field(() => RefundApprovalStateEnum, {
    nullable: true,
    description: 'Only those in this state; WAITING is the inbox.',
  })
  state?: RefundApprovalState | null;
}

@InputType({ description: 'Which refund may be made.' })
export class ApproveRefundInput {
  @Field(() => ID, { description: 'The refund.' })
  refundId!: string;

  @Field(() => String, {
    nullable: true,
    description: 'What you want to say about it, at most 500 characters.',
  })
  note?: string | null;

  @Field(() => IdempotencyKeyScalar, { description: 'Your own name for this request.' })
  idempotencyKey!: string;
}

@InputType({ description: 'Which refund will not be made, and why.' })
export class RejectRefundInput {
  @Field(() => ID, { description: 'The refund.' })
  refundId!: string;

  @Field(() => String, { description: 'Why, at most 500 characters.' })
  reason!: string;

  @Field(() => IdempotencyKeyScalar, { description: 'Your own name for this request.' })
  idempotencyKey!: string;
}
