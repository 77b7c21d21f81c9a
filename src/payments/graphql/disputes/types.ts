import { Field, ObjectType } from 'type-graphql';
import { connectionOf } from '../../../platform/graphql/connection.js';
import { describedEnum } from '../../../platform/graphql/described-enum.js';
import { Node } from '../../../platform/graphql/node.js';
import type { DisputeState } from '../../disputes/lifecycle.js';

export const DisputeStateEnum = describedEnum('DisputeState', 'Where a dispute stands.', {
  OPENED: 'The card holder contests the payment; evidence may be given.',
  UNDER_REVIEW: 'The bank looks at the evidence.',
  WON: 'The bank has found for the shop; it may still come back once.',
  LOST: 'The money is gone.',
} satisfies Record<DisputeState, string>);

@ObjectType('Dispute', {
  implements: Node,
  description: 'Money of a payment that its card holder contests at their bank.',
})
export class DisputeType extends Node {
  @Field(() => DisputeStateEnum, { description: 'How far it has come.' })
  state!: DisputeState;

  @Field(() => String, { description: "Why, in the provider's own word." })
  reason!: string;

  @Field(() => String, { description: 'The payment provider that told of it.' })
  provider!: string;
}

export const DisputeConnection = connectionOf('Dispute', () => DisputeType);
