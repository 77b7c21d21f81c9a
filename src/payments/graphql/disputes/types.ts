import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../../../platform/graphql/connection.js';
import { Node } from '../../../platform/graphql/node.js';
import type { DisputeState } from '../../disputes/lifecycle.js';

export const DisputeStateEnum: Record<DisputeState, DisputeState> = {
  OPENED: 'OPENED',
  UNDER_REVIEW: 'UNDER_REVIEW',
  WON: 'WON',
  LOST: 'LOST',
};
registerEnumType(DisputeStateEnum, {
  name: 'DisputeState',
  description: 'Where a dispute stands.',
  valuesConfig: {
    OPENED: { description: 'The card holder contests the payment; evidence may be given.' },
    UNDER_REVIEW: { description: 'The bank looks at the evidence.' },
    WON: { description: 'The bank has found for the shop; it may still come back once.' },
    LOST: { description: 'The money is gone.' },
  },
});

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
