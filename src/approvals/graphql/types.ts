import { Field, ID, ObjectType } from 'type-graphql';
import { connectionOf } from '../../platform/graphql/connection.js';
import { describedEnum } from '../../platform/graphql/described-enum.js';
import { StreamEvent } from '../../platform/graphql/event-stream.js';
import { Node } from '../../platform/graphql/node.js';
import type { ApprovalState, Decision } from '../domain/approval-lifecycle.js';
import { type ApprovalKind, approvalKinds } from '../domain/kinds.js';

export const ApprovalStateEnum = describedEnum('ApprovalState', 'What was answered.', {
  WAITING: 'Nobody has decided yet.',
  GRANTED: 'A second person has agreed.',
  DECLINED: 'A second person has turned it down.',
  WITHDRAWN: 'Whoever has asked has taken it back.',
  EXPIRED: 'Nobody has decided in time.',
} satisfies Record<ApprovalState, string>);

export const ApprovalKindEnum = describedEnum<ApprovalKind>(
  'ApprovalKind',
  'What a second person is asked for.',
  approvalKinds,
);

export const DecisionEnum = describedEnum('ApprovalDecision', 'The answer of a second person.', {
  GRANT: 'It may be done.',
  DECLINE: 'It may not.',
} satisfies Record<Decision, string>);

@ObjectType('Approval', {
  implements: Node,
  description:
    'The question to a second person whether something may be done that is beyond what one may do alone. What asks for it goes on by itself once it is granted.',
})
export class ApprovalType extends Node {
  @Field(() => ApprovalKindEnum, { description: 'What is asked for.' })
  kind!: ApprovalKind;

  @Field(() => ApprovalStateEnum, { description: 'What was answered.' })
  state!: ApprovalState;

  @Field(() => String, { description: 'The rule that asks for a second person: PER_REFUND ...' })
  because!: string;

  @Field(() => String, {
    nullable: true,
    description: 'What whoever has decided wanted to say.',
  })
  note!: string | null;

  @Field(() => ID, { description: 'The opaque id of the question.' })
  declare id: string;
}

/** A page of the inbox of approvals. */
export const ApprovalConnection = connectionOf('Approval', () => ApprovalType);

@ObjectType('ApprovalEvent', {
  implements: StreamEvent,
  description: 'Something that a second person was asked for, or has decided.',
})
export class ApprovalEventType extends StreamEvent {}
