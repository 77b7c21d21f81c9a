import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { VariantType } from '../../catalog/index.js';
import { LocationType } from '../../locations/index.js';
import { connectionOf } from '../../platform/graphql/connection.js';
import { StreamEvent } from '../../platform/graphql/event-stream.js';
import { Node } from '../../platform/graphql/node.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import type { Direction } from '../data/reads.js';
import type { TransferState } from '../domain/lifecycle.js';

export const TransferStateEnum: Record<TransferState, TransferState> = {
  REQUESTED: 'REQUESTED',
  IN_TRANSIT: 'IN_TRANSIT',
  PARTIALLY_RECEIVED: 'PARTIALLY_RECEIVED',
  RECEIVED: 'RECEIVED',
  LOST: 'LOST',
  CANCELED: 'CANCELED',
};
registerEnumType(TransferStateEnum, {
  name: 'TransferState',
  description: 'How far a transfer is.',
  valuesConfig: {
    REQUESTED: { description: 'Asked for; the goods still lie at the sender.' },
    IN_TRANSIT: { description: 'All goods are on their way.' },
    PARTIALLY_RECEIVED: { description: 'A part is accounted for, the rest is on its way.' },
    RECEIVED: { description: 'All is accounted for, and some of it has arrived.' },
    LOST: { description: 'Nothing has arrived, and nothing will.' },
    CANCELED: { description: 'Nothing was sent.' },
  },
});

export const TransferDirectionEnum: Record<Direction, Direction> = {
  OUTGOING: 'OUTGOING',
  INCOMING: 'INCOMING',
};
registerEnumType(TransferDirectionEnum, {
  name: 'TransferDirection',
  description: 'Which end of a transfer a location is.',
  valuesConfig: {
    OUTGOING: { description: 'It sends the goods.' },
    INCOMING: { description: 'It receives them.' },
  },
});

@ObjectType('TransferLine', { description: 'Units of one variant that travel together.' })
export class TransferLineType {
  @Field(() => ID, { description: 'The id to name this line by.' })
  id!: string;

  @Field(() => VariantType, { nullable: true, description: 'What travels.' })
  variant!: VariantType | null;

  @Field(() => Int, { description: 'How many units were asked for.' })
  quantity!: number;

  @Field(() => Int, { description: 'How many have left the sender.' })
  sent!: number;

  @Field(() => Int, { description: 'How many have arrived.' })
  received!: number;

  @Field(() => Int, { description: 'How many were given up on the way.' })
  lost!: number;

  @Field(() => Int, { description: 'How many are on their way: sent less received less lost.' })
  inTransit!: number;
}

@ObjectType('Transfer', {
  implements: Node,
  description:
    'Goods that one location sends to another: for an order that is collected there, or to fill its shelves.',
})
export class TransferType extends Node {
  @Field(() => TransferStateEnum, { description: 'How far it is.' })
  state!: TransferState;

  @Field(() => LocationType, { nullable: true, description: 'Who sends.' })
  from!: LocationType | null;

  @Field(() => LocationType, { nullable: true, description: 'Who receives.' })
  to!: LocationType | null;

  @Field(() => [TransferLineType], { description: 'The goods.' })
  lines!: TransferLineType[];

  @Field(() => String, { description: 'Why it was asked for.' })
  reason!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The number of the order that the goods are for; null where they fill shelves.',
  })
  orderNumber!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it was asked for.' })
  requestedAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the goods left.' })
  sentAt!: Date | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      'When they can be unpacked, by the timetable of the route; null where it has none.',
  })
  expectedAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When all was accounted for.' })
  endedAt!: Date | null;

  @Field(() => Boolean, { description: 'True where the goods should have arrived by now.' })
  isLate!: boolean;

  @Field(() => [String], { description: 'The mutations that you can call now.' })
  nextActions!: string[];
}

@ObjectType('TransferEvent', {
  implements: StreamEvent,
  description: 'Something that happened to a transfer from or to a location.',
})
export class TransferEventType extends StreamEvent {
  @Field(() => TransferType, { nullable: true, description: 'The transfer as it is now.' })
  transfer!: TransferType | null;
}

export const TransferConnection = connectionOf('Transfer', () => TransferType);
