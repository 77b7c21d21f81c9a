import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../../platform/graphql/connection.js';
import { StreamEvent } from '../../platform/graphql/event-stream.js';
import { Node } from '../../platform/graphql/node.js';
import { storeReservationLifecycle } from '../domain/store-reservation-lifecycle.js';

export const StoreReservationStateEnum = Object.fromEntries(
  storeReservationLifecycle.states.map((state) => [state, state]),
);
registerEnumType(StoreReservationStateEnum, {
  name: 'StoreReservationState',
  description: 'Where a reservation in a store stands.',
  valuesConfig: {
    REQUESTED: { description: 'The store is asked; the goods are kept.' },
    CONFIRMED: { description: 'The store has the goods, and puts them aside.' },
    READY: { description: 'The goods wait; they are paid for when they are collected.' },
    COLLECTED: { description: 'It has become an order, which is paid in the store.' },
    REJECTED: { description: 'The store could not keep the goods.' },
    EXPIRED: { description: 'The store did not answer in time, or nobody came.' },
    CANCELED: { description: 'Whoever had asked for it gave it up.' },
  },
});

@ObjectType('StoreReservationLine', { description: 'Units of one variant that are kept.' })
export class StoreReservationLineType {
  @Field(() => ID, { description: 'The id to name this line by when a part is collected.' })
  id!: string;

  @Field(() => Int, { description: 'How many units.' })
  quantity!: number;
}

@ObjectType('StoreReservation', {
  implements: Node,
  description: 'Goods that a store keeps for somebody who comes, and pays there.',
})
export class StoreReservationType extends Node {
  @Field(() => String, { description: 'The number that people see and say on the phone.' })
  number!: string;

  @Field(() => StoreReservationStateEnum, { description: 'Where it stands.' })
  state!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Why it was rejected or given up, in the words of who did.',
  })
  reason!: string | null;
}

@ObjectType('StoreReservationEvent', {
  implements: StreamEvent,
  description: 'Something that happened to a reservation in a store.',
})
export class StoreReservationEventType extends StreamEvent {}

export const StoreReservationConnection = connectionOf(
  'StoreReservation',
  () => StoreReservationType,
);
