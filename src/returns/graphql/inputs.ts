import { Field, ID, InputType, Int } from 'type-graphql';
import { IdempotencyKeyScalar, MinorUnitsScalar } from '../../platform/graphql/scalars.js';
import type { Disposition, ReturnMethod } from '../domain/return-lifecycle.js';
import { DispositionEnum, ReturnMethodEnum } from './enums.js';

const keyed = { description: 'Your own name for this request.' };

@InputType({ description: 'Units of an order line that come back, and why.' })
export class ReturnLineInput {
  @Field(() => ID, { description: 'The line of the order; each once.' })
  orderLineId!: string;

  @Field(() => Int, { description: 'How many units.' })
  quantity!: number;

  @Field(() => String, { description: 'Why: the code of one of `returnReasons`.' })
  reasonCode!: string;

  @Field(() => String, { nullable: true, description: 'What you see: at most 500 characters.' })
  note?: string | null;
}

@InputType({ description: 'Other goods for those that come back.' })
export class ReplacementInput {
  @Field(() => ID, {
    description:
      'The cart with these goods, complete but for the payment: it is set aside, and its goods are kept at the prices of today.',
  })
  cartId!: string;

  @Field(() => MinorUnitsScalar, {
    nullable: true,
    description: 'What they cost, as it was shown; another total is refused.',
  })
  expectedTotalMinor?: number | null;
}

@InputType({ description: 'Other goods that are to be kept for a return.' })
export class ChooseReplacementInput extends ReplacementInput {
  @Field(() => ID, { description: 'The return.' })
  returnId!: string;

  @Field(() => IdempotencyKeyScalar, keyed)
  idempotencyKey!: string;
}

@InputType({ description: 'Goods of an order that are to come back.' })
export class WantedReturnInput {
  @Field(() => ID, { description: 'The order, as its buyer or `returnableOrders` names it.' })
  orderId!: string;

  @Field(() => [ReturnLineInput], { description: 'What comes back: 1 to 100 lines.' })
  lines!: ReturnLineInput[];

  @Field(() => String, {
    nullable: true,
    description: 'What the buyer wants to say: at most 500 characters.',
  })
  note?: string | null;

  @Field(() => ReplacementInput, {
    nullable: true,
    description: 'What the buyer wants instead of the money. It is reserved at once.',
  })
  replacement?: ReplacementInput | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'For supervisors: take the goods back although it is too late.',
  })
  outsideWindow!: boolean;

  @Field(() => IdempotencyKeyScalar, keyed)
  idempotencyKey!: string;
}

@InputType({ description: 'Goods that their buyer wants to give back.' })
export class RequestReturnInput extends WantedReturnInput {
  @Field(() => ReturnMethodEnum, { description: 'How the goods come back.' })
  method!: ReturnMethod;
}

@InputType({ description: 'Goods that lie on a counter.' })
export class OpenReturnAtCounterInput extends WantedReturnInput {
  @Field(() => ID, { description: 'The location of the counter: one where you work.' })
  locationId!: string;
}

@InputType({ description: 'A return that is meant.' })
export class ReturnOrderInput {
  @Field(() => ID, { description: 'The return.' })
  returnId!: string;

  @Field(() => IdempotencyKeyScalar, keyed)
  idempotencyKey!: string;
}

@InputType({ description: 'A return that the shop does not accept.' })
export class DeclineReturnInput {
  @Field(() => ID, { description: 'The return.' })
  returnId!: string;

  @Field(() => String, { description: 'Why, as the buyer reads it: at most 500 characters.' })
  reason!: string;

  @Field(() => IdempotencyKeyScalar, keyed)
  idempotencyKey!: string;
}

@InputType({ description: 'A parcel that was given to a carrier.' })
export class MarkReturnSentInput {
  @Field(() => ID, { description: 'The return.' })
  returnId!: string;

  @Field(() => String, { nullable: true, description: "The carrier's code for following it." })
  trackingCode?: string | null;

  @Field(() => IdempotencyKeyScalar, keyed)
  idempotencyKey!: string;
}

@InputType({ description: 'How many units of a line have come.' })
export class ReceivedLineInput {
  @Field(() => ID, { description: 'The line of the return; each once.' })
  lineId!: string;

  @Field(() => Int, { description: 'How many have come; may be 0.' })
  quantity!: number;
}

@InputType({ description: 'Goods that have come back.' })
export class ReceiveReturnInput {
  @Field(() => ID, { description: 'The return.' })
  returnId!: string;

  @Field(() => ID, { description: 'Where they are now: a location where you work.' })
  locationId!: string;

  @Field(() => [ReceivedLineInput], {
    nullable: true,
    description:
      'What was counted; left out where everything has come. A line that is not named has not.',
  })
  lines?: ReceivedLineInput[] | null;

  @Field(() => IdempotencyKeyScalar, keyed)
  idempotencyKey!: string;
}

@InputType({ description: 'What becomes of units of a line.' })
export class InspectedUnitsInput {
  @Field(() => ID, { description: 'The line of the return. It may be named several times.' })
  lineId!: string;

  @Field(() => DispositionEnum, { description: 'What becomes of these units.' })
  disposition!: Disposition;

  @Field(() => Int, { description: 'How many.' })
  quantity!: number;

  @Field(() => String, { nullable: true, description: 'What you see: at most 500 characters.' })
  note?: string | null;
}

@InputType({ description: 'What was seen of all units that have come.' })
export class InspectReturnInput {
  @Field(() => ID, { description: 'The return.' })
  returnId!: string;

  @Field(() => [InspectedUnitsInput], {
    description: 'What becomes of each unit: together exactly those that were received.',
  })
  units!: InspectedUnitsInput[];

  @Field(() => IdempotencyKeyScalar, keyed)
  idempotencyKey!: string;
}

@InputType({ description: 'Units that were set aside, and what becomes of them.' })
export class ReleaseFromQuarantineInput {
  @Field(() => ID, { description: 'The entry that had set them aside.' })
  dispositionId!: string;

  @Field(() => Int, { description: 'How many of them.' })
  quantity!: number;

  @Field(() => Boolean, {
    description: 'True where they are sold again; false where they are damaged.',
  })
  restock!: boolean;

  @Field(() => String, { nullable: true, description: 'What you see: at most 500 characters.' })
  note?: string | null;

  @Field(() => IdempotencyKeyScalar, keyed)
  idempotencyKey!: string;
}
