import { Field, ID, Int, ObjectType } from 'type-graphql';
import { type RefundTender, RefundTenderEnum } from '../../payments/index.js';
import { connectionOf } from '../../platform/graphql/connection.js';
import { MoneyType } from '../../platform/graphql/money.js';
import { Node } from '../../platform/graphql/node.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import type { Disposition } from '../domain/return-lifecycle.js';
import {
  DispositionEnum,
  ReturnFaultEnum,
  ReturnMethodEnum,
  ReturnStateEnum,
  ShippingRefundEnum,
} from './enums.js';
import { ExchangePreviewType } from './exchange/replacement-types.js';

@ObjectType('ReturnReason', { description: 'Why goods may come back, and on which terms.' })
export class ReturnReasonType {
  @Field(() => String, { description: 'The name to give when goods are returned.' })
  code!: string;

  @Field(() => String, { description: 'A sentence for people, in the language of the request.' })
  label!: string;

  @Field(() => ReturnFaultEnum, { description: 'On whose side it lies.' })
  fault!: string;

  @Field(() => Int, {
    description: 'For how many days after the goods have left they can be returned for it.',
  })
  windowDays!: number;

  @Field(() => Boolean, { description: 'True where somebody of the shop has to agree first.' })
  needsApproval!: boolean;

  @Field(() => ShippingRefundEnum, { description: 'Whether the shipping is paid back as well.' })
  shippingRefund!: string;

  @Field(() => Boolean, { description: 'Whether it is offered.' })
  active!: boolean;
}

@ObjectType('ReturnDisposition', { description: 'What became of some units that came back.' })
export class ReturnDispositionType {
  @Field(() => ID, { description: 'The id to name these units by when they are judged again.' })
  id!: string;

  @Field(() => DispositionEnum, { description: 'What became of them.' })
  disposition!: Disposition;

  @Field(() => Int, { description: 'How many.' })
  quantity!: number;

  @Field(() => ID, {
    nullable: true,
    description: 'Where these units had been set aside before: the entry that said so.',
  })
  releases!: string | null;

  @Field(() => String, { nullable: true, description: 'What was seen.' })
  note!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it was judged so.' })
  at!: Date;
}

@ObjectType('ReturnLine', { description: 'Units of one order line that come back.' })
export class ReturnLineType {
  @Field(() => ID, { description: 'The id to name this line by when it is received.' })
  id!: string;

  @Field(() => ID, { description: 'The line of the order.' })
  orderLineId!: string;

  @Field(() => String, { description: 'The SKU of the goods.' })
  sku!: string;

  @Field(() => String, { description: 'The name of the goods, in the language of the request.' })
  title!: string;

  @Field(() => Int, { description: 'How many were announced.' })
  quantity!: number;

  @Field(() => Int, { nullable: true, description: 'How many have come; null before.' })
  received!: number | null;

  @Field(() => String, { nullable: true, description: 'What the buyer says of it.' })
  note!: string | null;
}

@ObjectType('ReturnOrder', {
  implements: Node,
  description: 'Goods of one order that come back together.',
})
export class ReturnOrderType extends Node {
  @Field(() => String, { description: 'The number that people see, and that is on the parcel.' })
  number!: string;

  @Field(() => ReturnStateEnum, { description: 'How far it is.' })
  state!: string;

  @Field(() => ReturnMethodEnum, { description: 'How the goods come back.' })
  method!: string;

  @Field(() => String, { nullable: true, description: 'What the buyer wanted to say.' })
  note!: string | null;
}

export const ReturnOrderConnection = connectionOf('ReturnOrder', () => ReturnOrderType);

@ObjectType('ReturnWindow', { description: 'Until when goods may be returned for a reason.' })
export class ReturnWindowType {
  @Field(() => ReturnReasonType, { description: 'Why the goods may come back.' })
  reason!: ReturnReasonType;

  @Field(() => DateTimeScalar, { description: 'Until when a return may be asked for.' })
  until!: Date;

  @Field(() => Boolean, { description: 'False where it is too late.' })
  isOpen!: boolean;
}

@ObjectType('ReturnableLine', { description: 'Goods of an order that may come back.' })
export class ReturnableLineType {
  @Field(() => ID, { description: 'The line of the order.' })
  orderLineId!: string;

  @Field(() => String, { description: 'The SKU of the goods.' })
  sku!: string;

  @Field(() => String, { description: 'The name of the goods, in the language of the request.' })
  title!: string;

  @Field(() => Int, { description: 'How many the buyer has, and has not announced.' })
  units!: number;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When the newest of them left for the buyer. Reasons count their days from it.',
  })
  leftAt!: Date | null;

  @Field(() => [ReturnWindowType], {
    description: 'The reasons that are offered, and until when; none where nothing has left.',
  })
  windows!: ReturnWindowType[];
}

@ObjectType('ReturnableOrder', {
  description: 'An order as a counter needs it to take goods back, wherever they were sold.',
})
export class ReturnableOrderType {
  @Field(() => ID, { description: 'The order.' })
  orderId!: string;

  @Field(() => String, { description: 'Its number.' })
  number!: string;

  @Field(() => DateTimeScalar, { description: 'When it was placed.' })
  placedAt!: Date;

  @Field(() => String, { description: 'The name of the buyer.' })
  buyerName!: string;

  @Field(() => [ReturnableLineType], { description: 'Its goods.' })
  lines!: ReturnableLineType[];
}

@ObjectType('RefundPlanLine', { description: 'What is given back for one line of an order.' })
export class RefundPlanLineType {
  @Field(() => ID, { description: 'The line of the order.' })
  orderLineId!: string;

  @Field(() => Int, { description: 'How many units; 0 where it is a part of their price.' })
  quantity!: number;

  @Field(() => MoneyType, { description: 'What they have cost, after discounts.' })
  goods!: MoneyType;

  @Field(() => MoneyType, {
    description:
      'What of that the shop keeps: fees, deductions, and discounts that do not hold any more.',
  })
  withheld!: MoneyType;

  @Field(() => MoneyType, { description: 'What is given back for it.' })
  amount!: MoneyType;
}

@ObjectType('RefundPlanTender', { description: 'One way in which money would go back.' })
export class RefundPlanTenderType {
  @Field(() => RefundTenderEnum, { description: 'How it goes back.' })
  tender!: RefundTender;

  @Field(() => Int, {
    nullable: true,
    description:
      'Which of the payments of the order gives it back; null where it goes another way.',
  })
  number!: number | null;

  @Field(() => MoneyType, { description: 'How much.' })
  amount!: MoneyType;
}

@ObjectType('RefundPlanInstalment', {
  description: 'What would become of an instalment that the buyer pays to the shop.',
})
export class RefundPlanInstalmentType {
  @Field(() => Int, { description: 'Its number; the first one is paid with the order.' })
  number!: number;

  @Field(() => String, { description: 'The day on which it is due, as `YYYY-MM-DD`.' })
  dueOn!: string;

  @Field(() => MoneyType, { description: 'What it comes to now.' })
  before!: MoneyType;

  @Field(() => MoneyType, { description: 'What it would come to.' })
  after!: MoneyType;
}

@ObjectType('RefundPlan', {
  description:
    'What would be given back now, to the cent. Nothing has happened; `executeRefundPlan` does it, and only this.',
})
export class RefundPlanType {
  @Field(() => String, { description: 'The name of this plan: it changes with any part of it.' })
  hash!: string;

  @Field(() => [RefundPlanLineType], { description: 'What is given back for which line.' })
  lines!: RefundPlanLineType[];

  @Field(() => MoneyType, { description: 'What the goods have cost.' })
  goods!: MoneyType;

  @Field(() => MoneyType, {
    description: 'What the buyer bears: the label, and what the staff deducts.',
  })
  fee!: MoneyType;

  @Field(() => MoneyType, {
    description: 'What was saved by discounts that do not hold for the goods that are kept.',
  })
  clawback!: MoneyType;

  @Field(() => MoneyType, {
    description: 'What earlier plans had kept for discounts, and is given back now.',
  })
  released!: MoneyType;

  @Field(() => MoneyType, { description: 'What is given back of the shipping.' })
  shipping!: MoneyType;

  @Field(() => MoneyType, { description: 'All that is given back.' })
  amount!: MoneyType;

  @Field(() => [RefundPlanTenderType], { description: 'Which payments give it back.' })
  tenders!: RefundPlanTenderType[];

  @Field(() => [RefundPlanInstalmentType], {
    description:
      'What would become of the instalments, where the order is paid in some: the last ones fall away first.',
  })
  instalments!: RefundPlanInstalmentType[];

  @Field(() => ExchangePreviewType, {
    nullable: true,
    description:
      'What `exchangeReturn` would come to instead, where other goods are kept for the return.',
  })
  exchange!: ExchangePreviewType | null;

  @Field(() => Boolean, {
    description: 'True where a second person has to agree, if you execute it.',
  })
  needsApproval!: boolean;
}
