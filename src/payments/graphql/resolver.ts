import { Arg, Ctx, ID, Mutation, Query, Resolver, Root, Subscription } from 'type-graphql';
import { isRefusal } from '../../kernel/refusal.js';
import { isBackOffice } from '../../platform/auth/actor.js';
import { Allow, buyers, everyone } from '../../platform/graphql/access.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { followStream, lastSeen, type StreamedEvent } from '../../platform/graphql/event-stream.js';
import { innerIdOrNone } from '../../platform/graphql/node.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import { cancelIntent } from '../commands/cancel-intent.js';
import { requestAuthorization } from '../commands/request-authorization.js';
import { FirstCall } from '../data/first-call.js';
import { findIntents } from '../data/reads.js';
import { driveAttempt } from '../driving/drive-attempt.js';
import { paymentStream } from '../events.js';
import { openCardSession } from './card-session.js';
import { checkedReturnUrl } from './checked-return-url.js';
import { CancelPaymentInput, ConfirmPaymentInput, CreateCardSessionInput } from './inputs.js';
import { CancelPaymentResult, ConfirmPaymentResult, CreateCardSessionResult } from './results.js';
import { methodGiven } from './saved/method-given.js';
import { PaymentIntentEventType, PaymentIntentType } from './types.js';
import { ownIntentId, visibleIntent } from './visible.js';

@Resolver()
export class PaymentResolver {
  @Allow(everyone)
  @Query(() => PaymentIntentType, {
    nullable: true,
    description: 'A payment of yours. Null where there is none.',
  })
  async paymentIntent(
    @Arg('id', () => ID, { description: 'The payment.' }) id: string,
    @Ctx() context: RequestContext,
  ) {
    const intentId = innerIdOrNone('PaymentIntent', id);
    return intentId === undefined ? null : visibleIntent(intentId, context);
  }

  @Allow(buyers)
  @Mutation(() => ConfirmPaymentResult, {
    description:
      'Pays with a card: one more attempt on the same payment, and its outcome. Safe to repeat with the same key. A decline is a state of the payment: see `lastError`.',
  })
  async confirmPayment(
    @Arg('input', () => ConfirmPaymentInput, { description: 'Which payment, and with which card.' })
    input: ConfirmPaymentInput,
    @Ctx() context: RequestContext,
  ) {
    const intentId = await ownIntentId(input.paymentIntentId, context);
    const returnUrl = checkedReturnUrl(input.returnUrl);
    const method = methodGiven(input);
    if (!method)
      throw new RequestError(
        'BAD_USER_INPUT',
        'Give `paymentMethodToken` or `savedPaymentMethodId`.',
      );
    const firstCall = new FirstCall();
    const asked = await context.run('confirmPayment', input, (work) =>
      requestAuthorization(work, { intentId, ...method, returnUrl, firstCall }),
    );
    if (isRefusal(asked)) return asked;
    await driveAttempt(context.gateway, asked.attemptId, { firstCall });
    return payload(intentId, context);
  }

  @Allow(buyers)
  @Mutation(() => CancelPaymentResult, {
    description:
      'Gives up a payment before anything is authorised. Should its money still arrive, it is given back by itself.',
  })
  async cancelPayment(
    @Arg('input', () => CancelPaymentInput, { description: 'Which payment.' })
    input: CancelPaymentInput,
    @Ctx() context: RequestContext,
  ) {
    const intentId = await ownIntentId(input.paymentIntentId, context);
    const reason = isBackOffice(context.actor) ? 'CANCELED_BY_STAFF' : 'CANCELED_BY_BUYER';
    const canceled = await context.run('cancelPayment', input, (work) =>
      cancelIntent(work, { intentId, reason }),
    );
    return isRefusal(canceled) ? canceled : payload(intentId, context);
  }

  @Allow(buyers)
  @Mutation(() => CreateCardSessionResult, {
    description:
      "Opens the provider's card page for one visit. The card is typed there, and comes back as a token: no card number ever comes near this graph.",
  })
  createCardSession(
    @Arg('input', () => CreateCardSessionInput, { description: 'Where the page leads back to.' })
    input: CreateCardSessionInput,
    @Ctx() context: RequestContext,
  ) {
    return openCardSession(input, context);
  }

  @Allow(everyone)
  @Subscription(() => PaymentIntentEventType, {
    description:
      'What happens to a payment of yours. Without `after` it starts at the beginning; with it, what was missed comes first.',
    subscribe: ({ args, context }) =>
      followPayment(args as PaymentEventsArguments, context as RequestContext) as never,
  })
  paymentIntentEvents(
    @Root() event: StreamedEvent,
    @Arg('paymentIntentId', () => ID, { description: 'The payment.' }) _paymentIntentId: string,
    @Arg('after', () => String, lastSeen)
    _after?: string,
  ): StreamedEvent {
    return event;
  }
}

interface PaymentEventsArguments {
  readonly paymentIntentId: string;
  readonly after?: string | null;
}

async function followPayment(
  { paymentIntentId, after }: PaymentEventsArguments,
  context: RequestContext,
): Promise<AsyncIterableIterator<StreamedEvent>> {
  const intentId = await ownIntentId(paymentIntentId, context);
  return followStream(context, paymentStream(intentId), after, 'BEGINNING');
}

/** Read anew: what the loaders hold was read before the command. */
async function payload(intentId: string, context: RequestContext) {
  const [paymentIntent] = await findIntents(context.db, [intentId]);
  return { paymentIntent };
}
