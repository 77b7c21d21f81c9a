import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../platform/graphql/context.js';
import type { StreamedEvent } from '../../platform/graphql/event-stream.js';
import { MoneyType, toMoney } from '../../platform/graphql/money.js';
import { intentLoader, type ReadIntent } from '../data/reads.js';
import type { IntentState } from '../domain/intent-lifecycle.js';
import type { PaymentPayload } from '../events.js';
import { PaymentIntentStateEnum } from './enums.js';
import { PaymentIntentEventType, PaymentIntentType } from './types.js';

/** What an event of a payment tells beside the facts that all events have. */
@Resolver(() => PaymentIntentEventType)
export class PaymentIntentEventFields {
  @FieldResolver(() => PaymentIntentStateEnum, {
    description: 'Where the payment stood after it.',
  })
  state(@Root() event: StreamedEvent): IntentState {
    return payloadOf(event).state;
  }

  @FieldResolver(() => PaymentIntentStateEnum, { description: 'Where it stood before.' })
  fromState(@Root() event: StreamedEvent): IntentState {
    return payloadOf(event).from;
  }

  @FieldResolver(() => MoneyType, {
    nullable: true,
    description: 'How much this was about, where it was about a part of the money.',
  })
  operationAmount(@Root() event: StreamedEvent): MoneyType | null {
    const { operationMinor, amounts } = payloadOf(event);
    return operationMinor === undefined ? null : toMoney(operationMinor, amounts.currency);
  }

  /** The stream was opened by somebody who may see the payment, so whose it is was asked before. */
  @FieldResolver(() => PaymentIntentType, {
    nullable: true,
    description: 'The payment as it is now.',
  })
  paymentIntent(
    @Root() event: StreamedEvent,
    @Ctx() context: RequestContext,
  ): Promise<ReadIntent | null> {
    return context.loaders.of(intentLoader).load(payloadOf(event).intentId);
  }
}

function payloadOf(event: StreamedEvent): PaymentPayload {
  return event.payload as unknown as PaymentPayload;
}
