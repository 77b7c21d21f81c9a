import { Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import { isBackOffice } from '../../platform/auth/actor.js';
import { toCursor } from '../../platform/events/cursor.js';
import type { EventRow } from '../../platform/events/event.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { toGlobalId } from '../../platform/graphql/node.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import { attemptsLoader, journalLoader, type ReadIntent } from '../data/reads.js';
import type { CaptureMethod, PaymentPurpose } from '../domain/payment-wish.js';
import { paymentStream } from '../events.js';
import { type Explanation, explainPayment } from '../explain/explain.js';
import { CaptureMethodEnum, PaymentPurposeEnum } from './enums.js';
import {
  PaymentAttemptType,
  PaymentErrorType,
  PaymentExplanationType,
  PaymentIntentType,
  PaymentNextActionType,
  PaymentOperationType,
} from './types.js';
import { viewAttempt, viewError, viewNextAction, viewOperations } from './views.js';

/** What a payment tells beside its amounts. */
@Resolver(() => PaymentIntentType)
export class PaymentIntentFields {
  @FieldResolver(() => ID, { description: 'The opaque id.' })
  id(@Root() intent: ReadIntent): string {
    return toGlobalId('PaymentIntent', intent.id);
  }

  @FieldResolver(() => CaptureMethodEnum, { description: 'When the money is taken.' })
  captureMethod(@Root() intent: ReadIntent): CaptureMethod {
    return intent.capture_method;
  }

  @FieldResolver(() => PaymentPurposeEnum, { description: 'What the money is wanted for.' })
  purpose(@Root() intent: ReadIntent): PaymentPurpose {
    return intent.purpose;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The same in the words of whoever asked for it; null where an order says it.',
  })
  wantedFor(@Root() intent: ReadIntent): string | null {
    return intent.wanted_for;
  }

  @FieldResolver(() => DateTimeScalar, { description: 'When the money was asked for.' })
  createdAt(@Root() intent: ReadIntent): Date {
    return intent.created_at;
  }

  @FieldResolver(() => DateTimeScalar, { description: 'When it last changed.' })
  updatedAt(@Root() intent: ReadIntent): Date {
    return intent.updated_at;
  }

  @FieldResolver(() => DateTimeScalar, { description: 'Until when it can be paid.' })
  expiresAt(@Root() intent: ReadIntent): Date {
    return intent.expires_at;
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description: 'Until when the money is held on the card.',
  })
  authorizationExpiresAt(@Root() intent: ReadIntent): Date | null {
    return intent.authorization_expires_at;
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description:
      'Since when its card holder is asked to pay again, because the hold ends: until then `confirmPayment` takes a card whose hold replaces this one.',
  })
  renewalRequestedAt(@Root() intent: ReadIntent): Date | null {
    return intent.renewal_asked_at;
  }

  @FieldResolver(() => PaymentNextActionType, {
    nullable: true,
    description: 'What the card holder has to do now.',
  })
  nextAction(@Root() intent: ReadIntent): PaymentNextActionType | null {
    return intent.next_action && viewNextAction(intent.next_action);
  }

  @FieldResolver(() => PaymentErrorType, {
    nullable: true,
    description:
      'Why the last attempt was declined; null while another is under way, and once paid.',
  })
  lastError(@Root() intent: ReadIntent, @Ctx() context: RequestContext): PaymentErrorType | null {
    return viewError(intent.last_decline_code, context);
  }

  @FieldResolver(() => [PaymentAttemptType], { description: 'Every attempt, oldest first.' })
  async attempts(
    @Root() intent: ReadIntent,
    @Ctx() context: RequestContext,
  ): Promise<PaymentAttemptType[]> {
    const attempts = await context.loaders.of(attemptsLoader).load(intent.id);
    return (attempts ?? []).map((attempt) => viewAttempt(attempt, context));
  }

  @FieldResolver(() => [PaymentOperationType], {
    description: 'What was asked of the provider, and what came of it; oldest first.',
  })
  async operations(
    @Root() intent: ReadIntent,
    @Ctx() context: RequestContext,
  ): Promise<PaymentOperationType[]> {
    const journal = await context.loaders.of(journalLoader).load(intent.id);
    return viewOperations(journal ?? [], isBackOffice(context.actor));
  }

  @FieldResolver(() => PaymentExplanationType, {
    description: 'The story of this payment in plain words, and what you may do now.',
  })
  async explain(@Root() intent: ReadIntent, @Ctx() context: RequestContext): Promise<Explanation> {
    const { actor, locale } = context;
    return explainPayment(intent, await eventsOf(intent.id, context), actor, locale);
  }

  @FieldResolver(() => String, {
    description: 'Give it to `paymentIntentEvents` as `after` to hear of all that comes later.',
  })
  eventsCursor(@Root() intent: ReadIntent): string {
    return toCursor(paymentStream(intent.id), intent.events_seq);
  }
}

async function eventsOf(intentId: string, { gateway }: RequestContext): Promise<EventRow[]> {
  const stream = paymentStream(intentId);
  const events: EventRow[] = [];
  for (;;) {
    const more = await gateway.streams.readAfter(stream, events.at(-1)?.seq ?? 0);
    if (more.length === 0) return events;
    events.push(...more);
  }
}
