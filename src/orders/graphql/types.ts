import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { FulfilmentKindEnum } from '../../fulfilment/index.js';
import { connectionOf } from '../../platform/graphql/connection.js';
import { StreamEvent } from '../../platform/graphql/event-stream.js';
import { MoneyType } from '../../platform/graphql/money.js';
import { Node } from '../../platform/graphql/node.js';
import { orderLifecycle } from '../domain/order-lifecycle.js';

export const OrderStateEnum = Object.fromEntries(
  orderLifecycle.states.map((state) => [state, state]),
);
registerEnumType(OrderStateEnum, {
  name: 'OrderState',
  description: 'What an order goes through.',
  valuesConfig: {
    PENDING_PAYMENT: { description: 'Placed; the goods are kept while the payment is made.' },
    CONFIRMED: { description: 'The payment is promised; the goods will be prepared.' },
    IN_FULFILMENT: { description: 'Some goods have left, others have not.' },
    COMPLETED: { description: 'All goods have reached their buyer, or are on their way.' },
    PARTIALLY_CANCELED: { description: 'Some goods were delivered, the rest was cancelled.' },
    CLOSED: { description: 'Nothing about it is open.' },
    EXPIRED: { description: 'Nobody paid in time; the goods are back on sale.' },
    CANCELED: { description: 'Cancelled before any goods had left.' },
    ON_HOLD: { description: 'Stopped; somebody must look at it.' },
  },
});

@ObjectType('TaxLine', { description: 'The tax of one rate that is included in the total.' })
export class OrderTaxLineType {
  @Field(() => Int, { description: 'The rate in hundredths of a percent: 2000 is 20 %.' })
  rateBasisPoints!: number;

  @Field(() => MoneyType, { description: 'The amount without tax.' })
  net!: MoneyType;

  @Field(() => MoneyType, { description: 'The tax that the amount contains.' })
  tax!: MoneyType;

  @Field(() => MoneyType, { description: 'The amount with tax.' })
  gross!: MoneyType;
}

@ObjectType('OrderTotals', { description: 'What an order costs, tax included.' })
export class OrderTotalsType {
  @Field(() => MoneyType, { description: 'What the goods cost together, less discounts.' })
  items!: MoneyType;

  @Field(() => MoneyType, { description: 'What sending the goods costs.' })
  shipping!: MoneyType;

  @Field(() => MoneyType, { description: 'Everything together: what the buyer agreed to pay.' })
  total!: MoneyType;

  taxLines!: OrderTaxLineType[];
}

@ObjectType('OrderContact', { description: 'Who ordered, as they gave it.' })
export class OrderContactType {
  @Field(() => String, { description: 'The first name, as it was given.' })
  firstName!: string;

  @Field(() => String, { description: 'The last name, as it was given.' })
  lastName!: string;

  @Field(() => String, { nullable: true, description: 'E-mail address.' })
  email!: string | null;

  @Field(() => String, { nullable: true, description: 'Phone number as E.164.' })
  phone!: string | null;
}

@ObjectType('OrderLine', {
  implements: Node,
  description: 'Units of one variant, at the price that the buyer agreed to.',
})
export class OrderLineType extends Node {
  @Field(() => String, { description: 'The SKU when it was ordered.' })
  sku!: string;

  @Field(() => String, { description: 'The name of the goods, in the language of the request.' })
  title!: string;

  @Field(() => Int, { description: 'How many units were ordered.' })
  quantity!: number;

  @Field(() => Int, { description: 'How many have reached the buyer or the carrier.' })
  fulfilled!: number;

  @Field(() => Int, { description: 'How many were cancelled.' })
  cancelled!: number;

  @Field(() => Int, { description: 'How many came back.' })
  returned!: number;

  @Field(() => Int, {
    description:
      'How many have left and never reached the buyer: lost, on their way back to the shop, or charged and never carried out.',
  })
  undelivered!: number;

  @Field(() => FulfilmentKindEnum, { description: 'How these goods reach the buyer.' })
  fulfilmentKind!: string;
}

@ObjectType('Order', {
  implements: Node,
  description: 'What a buyer has asked for, on terms that both sides agreed to.',
})
export class OrderType extends Node {
  @Field(() => String, { description: 'The number that people see and say on the phone.' })
  number!: string;

  @Field(() => OrderStateEnum, { description: 'How far it is.' })
  state!: string;

  @Field(() => Int, {
    description:
      'Rises with every change. Give it to `expectedVersion` to change only what you saw.',
  })
  version!: number;

  @Field(() => String, { description: 'The channel through which it was placed.' })
  channel!: string;

  @Field(() => String, { nullable: true, description: 'What the buyer wanted to say.' })
  note!: string | null;
}

@ObjectType('OrderEvent', {
  implements: StreamEvent,
  description: 'Something that happened to an order, its payment or its goods.',
})
export class OrderEventType extends StreamEvent {}

export const OrderConnection = connectionOf('Order', () => OrderType);
