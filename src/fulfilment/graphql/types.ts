import { Field, ID, Int, InterfaceType, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../../platform/graphql/connection.js';
import { describedEnum } from '../../platform/graphql/described-enum.js';
import { StreamEvent } from '../../platform/graphql/event-stream.js';
import { Node } from '../../platform/graphql/node.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import type { FulfilmentRow } from '../data/tables.js';
import { type CaptureTrigger, captureTriggers } from '../domain/capture-trigger.js';
import type { IdentityCheck } from '../domain/identity-check.js';
import { counterLifecycle, pickupLifecycle, shipmentLifecycle } from '../domain/lifecycles.js';
import { typeNames } from './ids.js';

/** A GraphQL enum whose values are the states of lifecycles, spelled the same. */
function statesOf(...lifecycles: { readonly states: readonly string[] }[]): Record<string, string> {
  return Object.fromEntries(
    lifecycles.flatMap((lifecycle) => lifecycle.states).map((state) => [state, state]),
  );
}

const meanings: Record<string, { description: string }> = {
  PLANNED: { description: 'On the list of the location; nobody has taken it on.' },
  OFFERED: { description: 'Offered to the location, which may claim or reject it in time.' },
  ACCEPTED: { description: 'The location has taken the pickup on.' },
  CLAIMED: { description: 'The location has taken the shipment on.' },
  PICKING: { description: 'The goods are being collected from the shelves.' },
  IN_TRANSFER: { description: 'Goods are on their way from another location.' },
  READY: { description: 'The goods wait at the counter.' },
  CUSTOMER_ARRIVED: { description: 'The buyer is there, at the counter or in a bay.' },
  HANDED_OVER: { description: 'The buyer has the goods.' },
  NO_SHOW: { description: 'The buyer did not come in time; the goods are back on the shelf.' },
  REJECTED: { description: 'The location could not do it.' },
  CANCELED: { description: 'Cancelled before the goods left.' },
  PACKED: { description: 'Packed; waits for the carrier.' },
  SHIPPED: { description: 'The carrier has the parcel.' },
  DELIVERED: { description: 'The parcel has arrived.' },
  LOST: { description: 'The carrier has lost the parcel.' },
  RETURNED_TO_SENDER: { description: 'The parcel has come back.' },
};

export const FulfilmentStateEnum = statesOf(pickupLifecycle, shipmentLifecycle, counterLifecycle);
registerEnumType(FulfilmentStateEnum, {
  name: 'FulfilmentState',
  description: 'Where goods are on the way from the shelf to their buyer.',
  valuesConfig: meanings,
});

export const FulfilmentKindEnum = { PICKUP: 'PICKUP', SHIP: 'SHIP', COUNTER: 'COUNTER' } as const;
registerEnumType(FulfilmentKindEnum, {
  name: 'FulfilmentKind',
  description: 'How goods reach their buyer.',
  valuesConfig: {
    PICKUP: { description: 'The buyer fetches them at a location.' },
    SHIP: { description: 'They are sent to an address.' },
    COUNTER: { description: 'The buyer carries them out of a store at once.' },
  },
});

export const CaptureTriggerEnum = Object.fromEntries(
  captureTriggers.map((trigger) => [trigger, trigger]),
) as { readonly [Trigger in CaptureTrigger]: Trigger };
registerEnumType(CaptureTriggerEnum, {
  name: 'CaptureTrigger',
  description: 'When goods are charged.',
  valuesConfig: {
    AT_ORDER: { description: 'As soon as the order is confirmed.' },
    AT_READY: {
      description: 'When they have been found, and wait for their buyer or the carrier.',
    },
    AT_HANDOVER: { description: 'When the buyer takes them.' },
    AT_SHIPMENT: { description: 'When the carrier takes them.' },
    MANUAL: { description: 'When somebody of the staff says so: see `capturePayment`.' },
  },
});

export const IdentityCheckEnum = describedEnum<IdentityCheck>(
  'IdentityCheck',
  'Why the person at the counter must show who they are.',
  {
    PROXY: 'The buyer has sent somebody else.',
    VALUE: 'The goods are worth more than the store gives away for a code alone.',
    STORE: 'The people of the store ask for it.',
  },
);

@ObjectType('FulfilmentLine', {
  description: 'Units of one order line that go the same way together.',
})
export class FulfilmentLineType {
  @Field(() => ID, { description: 'The id to name this line by when it is picked.' })
  id!: string;

  @Field(() => String, { description: 'The SKU of the goods.' })
  sku!: string;

  @Field(() => String, { description: 'The name of the goods, in the language of the request.' })
  title!: string;

  @Field(() => Int, { description: 'How many units were asked for.' })
  quantity!: number;

  @Field(() => Int, { nullable: true, description: 'How many were found; null before picking.' })
  picked!: number | null;

  @Field(() => Int, { description: 'How many the buyer, or the carrier, has taken.' })
  handedOver!: number;

  @Field(() => Int, { description: 'How many the buyer did not want at the counter.' })
  refused!: number;
}

@InterfaceType('Fulfilment', {
  implements: Node,
  description: 'How some goods of an order reach their buyer.',
  resolveType: (row: FulfilmentRow) => typeNames[row.kind],
})
export abstract class FulfilmentType extends Node {
  @Field(() => FulfilmentKindEnum, { description: 'Which way the goods go.' })
  kind!: string;

  @Field(() => FulfilmentStateEnum, { description: 'Where the goods are.' })
  state!: string;

  @Field(() => CaptureTriggerEnum, { description: 'When the goods are charged.' })
  captureTrigger!: CaptureTrigger;

  @Field(() => DateTimeScalar, {
    description: 'When the buyer was told that the goods would be ready, or on their way.',
  })
  promisedAt!: Date;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When the goods left, or when it was clear that they never will.',
  })
  endedAt!: Date | null;
}

@ObjectType('Pickup', {
  implements: FulfilmentType,
  description: 'Goods that their buyer fetches at a location.',
})
export class PickupType extends FulfilmentType {
  @Field(() => DateTimeScalar, { nullable: true, description: 'Since when the goods wait.' })
  readyAt!: Date | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Until when the goods are kept at the counter; null before they are ready.',
  })
  keepUntil!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the buyer arrived.' })
  arrivedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'The bay in which the buyer waits.' })
  bay!: string | null;

  @Field(() => String, { nullable: true, description: 'What their car looks like.' })
  car!: string | null;

  @Field(() => String, { description: 'The name of the person who collects.' })
  collectorName!: string;
}

@ObjectType('Shipment', {
  implements: FulfilmentType,
  description: 'Goods that are sent to their buyer.',
})
export class ShipmentType extends FulfilmentType {
  @Field(() => String, { nullable: true, description: "The carrier's code for following it." })
  trackingCode!: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Until when the location may claim it; null where it was not asked.',
  })
  offeredUntil!: Date | null;
}

@ObjectType('CounterSale', {
  implements: FulfilmentType,
  description: 'Goods that their buyer carries out of a store at once.',
})
export class CounterSaleType extends FulfilmentType {}

@ObjectType('StoreTask', {
  implements: Node,
  description: 'Work for the people of a location, as the tablet shows it.',
})
export class StoreTaskType extends Node {
  @Field(() => FulfilmentKindEnum, { description: 'Which way the goods go.' })
  kind!: string;

  @Field(() => FulfilmentStateEnum, { description: 'How far the work is.' })
  state!: string;

  @Field(() => String, { description: 'The number of the order, as the buyer knows it.' })
  orderNumber!: string;

  @Field(() => String, { description: 'The name of the person who collects or receives.' })
  collectorName!: string;

  @Field(() => DateTimeScalar, { description: 'When it must be ready.' })
  promisedAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When the task came onto the list.' })
  plannedAt!: Date;

  @Field(() => String, { nullable: true, description: 'The bay in which the buyer waits.' })
  bay!: string | null;

  @Field(() => String, { nullable: true, description: 'What their car looks like.' })
  car!: string | null;
}

@ObjectType('StoreTaskEvent', {
  implements: StreamEvent,
  description: 'Something that happened to a task of a location.',
})
export class StoreTaskEventType extends StreamEvent {}

export const StoreTaskConnection = connectionOf('StoreTask', () => StoreTaskType);
