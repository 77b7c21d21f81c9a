import { Field, ID, Int, ObjectType } from 'type-graphql';
import { StreamEvent } from '../../platform/graphql/event-stream.js';
import { MoneyType } from '../../platform/graphql/money.js';
import { Node } from '../../platform/graphql/node.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import type { Alternative, DeclineCode } from '../domain/decline-codes.js';
import type { IntentState } from '../domain/intent-lifecycle.js';
import type { OperationKind, OperationPhase } from '../domain/operation.js';
import type { ActionReason, AttemptState, NextAction } from '../domain/payment-attempt.js';
import type { Initiator, ScaExemption, ScaResult } from '../domain/sca.js';
import {
  PaymentActionReasonEnum,
  PaymentAlternativeEnum,
  PaymentAttemptStateEnum,
  PaymentErrorCodeEnum,
  PaymentInitiatorEnum,
  PaymentIntentStateEnum,
  PaymentOperationKindEnum,
  PaymentOperationPhaseEnum,
  ScaExemptionEnum,
  ScaResultEnum,
} from './enums.js';

@ObjectType('PaymentIntent', {
  implements: Node,
  description:
    'The wish for one sum of money, and where that money is. It is paid by one attempt at a time; a declined one leaves it open for another.',
})
export class PaymentIntentType extends Node {
  @Field(() => PaymentIntentStateEnum, {
    description: 'Where it stands; derived from the amounts and the attempts.',
  })
  state!: IntentState;

  @Field(() => Int, {
    description:
      'Which of the payments of its order it is, from 1 on: money is drawn in this order, and given back from the last one backwards.',
  })
  tender!: number;

  @Field(() => Int, { description: 'Rises with every change.' })
  version!: number;
}

@ObjectType('PaymentCard', { description: 'What may be known of a card.' })
export class PaymentCardType {
  @Field(() => String, { description: 'The brand, as the provider names it.' })
  brand!: string;

  @Field(() => String, { description: 'The last four digits.' })
  last4!: string;
}

@ObjectType('PaymentError', { description: 'Why the last attempt brought no money.' })
export class PaymentErrorType {
  @Field(() => PaymentErrorCodeEnum, {
    description:
      'The reason. Those that would warn a thief are told to the back office only; others read DO_NOT_HONOR.',
  })
  code!: DeclineCode;

  @Field(() => String, { description: 'A sentence for the buyer, in the language of the request.' })
  message!: string;

  @Field(() => Boolean, { description: 'True where the same card may succeed as it is.' })
  retryable!: boolean;

  @Field(() => [PaymentAlternativeEnum], {
    description: 'What the buyer may do instead, the best first.',
  })
  alternatives!: readonly Alternative[];
}

@ObjectType('PaymentNextAction', { description: 'What the card holder has to do to go on.' })
export class PaymentNextActionType {
  @Field(() => String, { description: '`REDIRECT`: open `url` in the browser of the buyer.' })
  type!: NextAction['type'];

  @Field(() => String, {
    description: "The page of the buyer's bank; it leads back to the return address.",
  })
  url!: string;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Until when it can be done.' })
  expiresAt!: Date | null;

  @Field(() => PaymentActionReasonEnum, { description: 'Why it has to be done.' })
  reason!: ActionReason;
}

@ObjectType('StrongAuthentication', {
  description: 'Whether the card holder was authenticated, as European rules ask for it.',
})
export class StrongAuthenticationType {
  @Field(() => Boolean, { description: 'False where they need not be authenticated.' })
  required!: boolean;

  @Field(() => ScaExemptionEnum, { nullable: true, description: 'What the shop has asked for.' })
  exemption!: ScaExemption | null;

  @Field(() => ScaResultEnum, {
    nullable: true,
    description: 'What became of it; null where the provider has not said.',
  })
  result!: ScaResult | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "True where the card's bank bears a fraud; null where the provider has not said.",
  })
  liabilityShift!: boolean | null;
}

@ObjectType('PaymentAttempt', { description: 'One try to get the money from one card.' })
export class PaymentAttemptType {
  @Field(() => ID, { description: 'The opaque id of the attempt.' })
  id!: string;

  @Field(() => Int, { description: 'Its number on the intent, from 1.' })
  number!: number;

  @Field(() => PaymentAttemptStateEnum, { description: 'Where it stands.' })
  state!: AttemptState;

  @Field(() => String, { description: 'The channel in which it counts as made.' })
  channel!: string;

  @Field(() => String, { description: 'The family of the payment method: `CARD`.' })
  method!: string;

  @Field(() => String, { description: 'The payment provider that was asked.' })
  provider!: string;

  @Field(() => String, { nullable: true, description: "The provider's own name for the payment." })
  providerReference!: string | null;

  @Field(() => PaymentCardType, {
    nullable: true,
    description: 'The card, once the provider knows it.',
  })
  card!: PaymentCardType | null;

  @Field(() => PaymentInitiatorEnum, { description: 'Who has begun it.' })
  initiator!: Initiator;

  @Field(() => StrongAuthenticationType, {
    description: 'Whether the card holder was authenticated.',
  })
  sca!: StrongAuthenticationType;

  @Field(() => PaymentErrorType, { nullable: true, description: 'Why it brought no money.' })
  error!: PaymentErrorType | null;

  @Field(() => DateTimeScalar, { description: 'When it was asked for.' })
  requestedAt!: Date;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "When the provider's last word was heard.",
  })
  settledAt!: Date | null;
}

@ObjectType('PaymentOperation', {
  description: 'An authorisation, capture, void or refund, from the journal of the payment.',
})
export class PaymentOperationType {
  @Field(() => ID, { description: 'The opaque id of the operation.' })
  id!: string;

  @Field(() => PaymentOperationKindEnum, { description: 'What was asked of the provider.' })
  kind!: OperationKind;

  @Field(() => PaymentOperationPhaseEnum, { description: 'How far it has come.' })
  phase!: OperationPhase;

  @Field(() => MoneyType, { description: 'How much it is about.' })
  amount!: MoneyType;

  @Field(() => DateTimeScalar, { description: 'When it was asked for.' })
  requestedAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When its end was known.' })
  endedAt!: Date | null;

  @Field(() => String, { nullable: true, description: "The provider's own name for it." })
  providerReference!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The provider's own word for a failure. Null for the public.",
  })
  code!: string | null;

  @Field(() => String, { nullable: true, description: 'Why it was asked for.' })
  reason!: string | null;

  @Field(() => String, { description: 'What kind of actor asked for it.' })
  actorKind!: string;

  @Field(() => String, { description: 'The channel through which it was asked for.' })
  channel!: string;
}

@ObjectType('PaymentStep', { description: 'One thing that happened to a payment, in plain words.' })
export class PaymentStepType {
  @Field(() => DateTimeScalar, { description: 'When it happened.' })
  at!: Date;

  @Field(() => String, { description: 'What happened.' })
  what!: string;

  @Field(() => String, { nullable: true, description: 'Why, where there is more to say.' })
  why!: string | null;

  @Field(() => String, { description: 'What kind of actor did it.' })
  actorKind!: string;

  @Field(() => String, { description: 'The channel through which it was done.' })
  channel!: string;

  @Field(() => String, {
    nullable: true,
    description: "The provider's own name for the payment or operation.",
  })
  providerReference!: string | null;
}

@ObjectType('PaymentExplanation', {
  description: 'The story of a payment, in the language of the request.',
})
export class PaymentExplanationType {
  @Field(() => String, { description: 'Where it stands, in one sentence.' })
  summary!: string;

  @Field(() => [PaymentStepType], { description: 'What happened, in order.' })
  steps!: readonly PaymentStepType[];

  @Field(() => [String], {
    description: 'What you may do now: names of operations of this graph.',
  })
  nextActions!: readonly string[];
}

@ObjectType('PaymentIntentEvent', {
  implements: StreamEvent,
  description: 'Something that has happened to a payment.',
})
export class PaymentIntentEventType extends StreamEvent {
  @Field(() => PaymentIntentStateEnum, { description: 'Where the payment stood after it.' })
  state!: IntentState;

  @Field(() => PaymentIntentStateEnum, { description: 'Where it stood before.' })
  fromState!: IntentState;

  @Field(() => MoneyType, {
    nullable: true,
    description: 'How much this was about, where it was about a part of the money.',
  })
  operationAmount!: MoneyType | null;

  @Field(() => PaymentIntentType, { nullable: true, description: 'The payment as it is now.' })
  paymentIntent!: PaymentIntentType | null;
}
