import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { StreamEvent } from '../../platform/graphql/event-stream.js';
import { Node } from '../../platform/graphql/node.js';
import { visitLifecycle } from '../domain/visit-lifecycle.js';

export const VisitStateEnum = Object.fromEntries(
  visitLifecycle.states.map((state) => [state, state]),
);
registerEnumType(VisitStateEnum, {
  name: 'VisitState',
  description: 'Where a visit stands.',
  valuesConfig: {
    OPENED: { description: 'The customer has a code for the gate, for half an hour.' },
    INSIDE: { description: 'The customer is in the store.' },
    LEFT: { description: 'The customer has left; the basket can be corrected for a day.' },
    CLOSED: { description: 'Nothing about it is open.' },
    ABANDONED: { description: 'It came to nothing; what was held is given back.' },
  },
});

@ObjectType('VisitItem', { description: 'Units of one variant in the basket of a visit.' })
export class VisitItemType {
  @Field(() => Int, { description: 'How many units.' })
  quantity!: number;
}

@ObjectType('Visit', {
  implements: Node,
  description: 'A customer who walks into a store, takes what they want, and walks out.',
})
export class VisitType extends Node {
  @Field(() => VisitStateEnum, { description: 'Where it stands.' })
  state!: string;
}

@ObjectType('VisitEvent', {
  implements: StreamEvent,
  description: 'Something that happened in a visit.',
})
export class VisitEventType extends StreamEvent {}
