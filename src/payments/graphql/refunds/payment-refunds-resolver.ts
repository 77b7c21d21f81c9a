import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { isCurrency } from '../../../kernel/money.js';
import { readPage } from '../../../kernel/page.js';
import { Allow, desk } from '../../../platform/graphql/access.js';
import { checkedPage, PageArguments } from '../../../platform/graphql/connection.js';
import type { RequestContext } from '../../../platform/graphql/context.js';
import { RequestError } from '../../../platform/graphql/server/request-error.js';
import { typedText } from '../../../platform/graphql/typed-text.js';
import { intentLoader, type ReadIntent } from '../../data/reads.js';
import { newestFirst, readRefundPage, refundListOrder } from '../../refunds/reads.js';
import { type RefundPayment, refundPayment } from '../../refunds/refund-payment.js';
import type { RefundRow } from '../../refunds/tables.js';
import { positiveMinor } from '../hold-request.js';
import { PaymentIntentType } from '../types.js';
import { ownIntentId } from '../visible.js';
import { RefundPaymentInput } from './inputs.js';
import { refundPayload } from './resolver.js';
import { RefundPaymentResult } from './results.js';
import { RefundConnection, RefundType } from './types.js';

const maxReasonLength = 500;

/** What is given back of payments that have no order. */
@Resolver(() => PaymentIntentType)
export class PaymentRefundsResolver {
  @Allow(desk)
  @Mutation(() => RefundPaymentResult, {
    description:
      'Gives back money of a payment without an order: a deposit, what was used, a charge in the absence of its customer. Above your limits it waits for a second person.',
  })
  async refundPayment(
    @Arg('input', () => RefundPaymentInput, { description: 'What is given back, and why.' })
    input: RefundPaymentInput,
    @Ctx() context: RequestContext,
  ) {
    const intentId = await ownIntentId(input.paymentIntentId, context);
    const asked = { ...askedOf(input), intentId };
    const answer = await context.run('refundPayment', input, (work) => refundPayment(work, asked));
    return refundPayload(answer, context);
  }

  @FieldResolver(() => RefundConnection, {
    description:
      'What was given back of a payment without an order, or is to be; newest first. Of an order: see its `refunds`.',
  })
  refunds(
    @Root() { id: paymentId }: ReadIntent,
    @Args(() => PageArguments) args: PageArguments,
    @Ctx() context: RequestContext,
  ) {
    const page = checkedPage(() => readPage(args, refundListOrder, newestFirst));
    return readRefundPage(context.db, { paymentId }, page);
  }
}

/** The payment that a refund is of, where it is of no order. */
@Resolver(() => RefundType)
export class RefundIntentResolver {
  @FieldResolver(() => PaymentIntentType, {
    nullable: true,
    description: 'The payment that it is of, where that has no order; see `payments` otherwise.',
  })
  paymentIntent(@Root() row: RefundRow, @Ctx() context: RequestContext) {
    const { order_id: orderId, intent_id: intentId } = row;
    return orderId === null && intentId !== null
      ? context.loaders.of(intentLoader).load(intentId)
      : null;
  }
}

/** What is asked for; whatever cannot be meant is the mistake of whoever asks. */
function askedOf(input: RefundPaymentInput): Omit<RefundPayment, 'intentId'> {
  const { currency, reasonCode } = input;
  const amountMinor = positiveMinor('amountMinor', input.amountMinor);
  const reason = typedText('reason', input.reason, maxReasonLength);
  if (reason === null) throw new RequestError('BAD_USER_INPUT', 'Say why the money is given back.');
  if (!isCurrency(currency))
    throw new RequestError('BAD_USER_INPUT', '`currency` is an ISO 4217 code, such as EUR.');
  return { amountMinor, currency, reasonCode, reason };
}
