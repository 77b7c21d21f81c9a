import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { LocationType } from '../../locations/index.js';
import { PaymentIntentType } from '../../payments/index.js';
import { MoneyType } from '../../platform/graphql/money.js';
import { Node } from '../../platform/graphql/node.js';
import {
  DateTimeScalar,
  IdempotencyKeyScalar,
  MinorUnitsScalar,
} from '../../platform/graphql/scalars.js';
import type { PayoutReason } from '../data/tables.js';
import type { PayoutState, TillSessionState } from '../domain/lifecycles.js';
import { PayoutReasonEnum, PayoutStateEnum, TillSessionStateEnum } from './enums.js';

const keyed = { description: 'Your own name for this request.' };

@ObjectType('TillSession', {
  implements: Node,
  description: 'A till of a location, from its float to its count.',
})
export class TillSessionType extends Node {
  @Field(() => TillSessionStateEnum, { description: 'Whether it is open.' })
  state!: TillSessionState;

  @Field(() => LocationType, { nullable: true, description: 'Where it stands.' })
  location!: LocationType | null;

  @Field(() => MoneyType, { description: 'What should lie in it.' })
  cash!: MoneyType;

  @Field(() => MoneyType, {
    nullable: true,
    description: 'What was counted; null while it is open.',
  })
  counted!: MoneyType | null;

  @Field(() => DateTimeScalar, { description: 'When it was opened.' })
  openedAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was counted and closed.' })
  closedAt!: Date | null;
}

@ObjectType('Payout', {
  implements: Node,
  description: 'Money that has to go out by hand: from a till, or by an order to the bank.',
})
export class PayoutType extends Node {
  @Field(() => PayoutStateEnum, { description: 'Whether it has gone.' })
  state!: PayoutState;

  @Field(() => PayoutReasonEnum, { description: 'Why it has to go out.' })
  reason!: PayoutReason;

  @Field(() => MoneyType, { description: 'How much.' })
  amount!: MoneyType;

  @Field(() => Boolean, {
    description: 'True where it is handed out from a till; otherwise the bank sends it.',
  })
  inCash!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'The line of the bank whose money goes back, where it is one.',
  })
  returnsBankLine!: string | null;

  @Field(() => DateTimeScalar, { description: 'Since when it is owed.' })
  owedSince!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it went out.' })
  paidAt!: Date | null;
}

@InputType({ description: 'A float for a till.' })
export class OpenTillInput {
  @Field(() => ID, { description: 'The location: one where you work.' })
  locationId!: string;

  @Field(() => MinorUnitsScalar, { description: 'What lies in it at the beginning; may be 0.' })
  floatMinor!: number;

  @Field(() => String, { defaultValue: 'EUR', description: 'The ISO 4217 code of its currency.' })
  currency!: string;

  @Field(() => IdempotencyKeyScalar, keyed)
  idempotencyKey!: string;
}

@InputType({ description: 'A till and what was counted in it.' })
export class CloseTillInput {
  @Field(() => ID, { description: 'The till.' })
  tillSessionId!: string;

  @Field(() => MinorUnitsScalar, { description: 'What was counted in it.' })
  countedMinor!: number;

  @Field(() => IdempotencyKeyScalar, keyed)
  idempotencyKey!: string;
}

@InputType({ description: 'Cash for a payment.' })
export class TakeCashInput {
  @Field(() => ID, { description: 'The till that it goes into.' })
  tillSessionId!: string;

  @Field(() => ID, { description: 'What is paid.' })
  paymentIntentId!: string;

  @Field(() => MinorUnitsScalar, { description: 'What the buyer gives: the amount, or more.' })
  tenderedMinor!: number;

  @Field(() => IdempotencyKeyScalar, keyed)
  idempotencyKey!: string;
}

@InputType({ description: 'Cash that is owed.' })
export class PayOutCashInput {
  @Field(() => ID, { description: 'What is owed.' })
  payoutId!: string;

  @Field(() => ID, { description: 'The till that it comes from.' })
  tillSessionId!: string;

  @Field(() => IdempotencyKeyScalar, keyed)
  idempotencyKey!: string;
}

@ObjectType({ description: 'The till after it was opened.' })
export class OpenTillPayload {
  @Field(() => TillSessionType, { description: 'The till.' })
  tillSession!: TillSessionType;
}

@ObjectType({ description: 'The till after it was counted.' })
export class CloseTillPayload {
  @Field(() => TillSessionType, { description: 'The till.' })
  tillSession!: TillSessionType;

  @Field(() => MoneyType, { description: 'What was too much, or (below zero) too little.' })
  difference!: MoneyType;
}

@ObjectType({ description: 'The payment after the cash was taken.' })
export class TakeCashPayload {
  @Field(() => PaymentIntentType, { description: 'The payment.' })
  paymentIntent!: PaymentIntentType;

  @Field(() => TillSessionType, { description: 'The till with the cash in it.' })
  tillSession!: TillSessionType;

  @Field(() => MoneyType, { description: 'What the buyer gets back.' })
  change!: MoneyType;
}

@ObjectType({ description: 'The payment after cash was given back.' })
export class CashPaidOutPayload {
  @Field(() => PaymentIntentType, {
    nullable: true,
    description: 'The payment; null where what is handed out was paid another way.',
  })
  paymentIntent!: PaymentIntentType | null;

  @Field(() => TillSessionType, { description: 'The till without that cash.' })
  tillSession!: TillSessionType;

  @Field(() => PayoutType, { description: 'What was handed out.' })
  payout!: PayoutType;
}
