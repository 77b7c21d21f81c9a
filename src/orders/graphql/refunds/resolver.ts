import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql';
import { readPage } from '../../../kernel/page.js';
import type { Refusal } from '../../../kernel/refusal.js';
import {
  newestFirst,
  RefundConnection,
  type RefundLineRow,
  RefundLineType,
  type RefundRow,
  RefundType,
  readRefundPage,
  refundedBy,
  refundListOrder,
  refundLoader,
  refundPayload,
  retryRefund,
  visibleIntent,
} from '../../../payments/index.js';
import { isBackOffice } from '../../../platform/auth/actor.js';
import { Allow, type Role } from '../../../platform/graphql/access.js';
import { checkedPage, PageArguments } from '../../../platform/graphql/connection.js';
import type { RequestContext } from '../../../platform/graphql/context.js';
import { innerId, innerIdOrNone, toGlobalId } from '../../../platform/graphql/node.js';
import { RequestError } from '../../../platform/graphql/server/request-error.js';
import { refundOrder } from '../../commands/refund-order.js';
import type { OrderView } from '../../data/reads.js';
import { linesByOrderLoader, orderLoader } from '../loaders.js';
import { OrderLineType, OrderType } from '../types.js';
import { visibleOrder } from '../visible.js';
import { askedRefund } from './asked-refund.js';
import { RefundOrderInput, RetryRefundInput } from './inputs.js';
import { NotSoManyUnits, RefundOrderResult, RetryRefundResult } from './results.js';

/** Who gives money back, at a desk or at the location that has served the buyer. */
const cashiers: readonly Role[] = ['ASSOCIATE', 'AGENT', 'SUPERVISOR', 'ADMIN'];

@Resolver()
export class RefundResolver {
  @Allow(cashiers)
  @Mutation(() => RefundOrderResult, {
    description:
      'Gives back money of an order: all of it, a sum, units of lines, or shipping. Above your limits it waits for a second person.',
  })
  async refundOrder(
    @Arg('input', () => RefundOrderInput, { description: 'What is given back, and why.' })
    input: RefundOrderInput,
    @Ctx() context: RequestContext,
  ) {
    const order = await visibleOrderBy(innerIdOrNone('Order', input.orderId), context);
    if (!order) throw new RequestError('NOT_FOUND', 'There is no such order.');
    const intentId = paymentNamed(input.paymentIntentId, context);
    const command = askedRefund(input, { orderId: order.id, intentId });
    const answer = await context.run('refundOrder', input, (work) => refundOrder(work, command));
    return refundPayload(answer, context);
  }

  @Allow(cashiers)
  @Mutation(() => RetryRefundResult, {
    description:
      'Sends again what of a failed refund has not arrived, the same way or, of an order, by another payment of it. It is never paid twice.',
  })
  async retryRefund(
    @Arg('input', () => RetryRefundInput, { description: 'Which refund, and how.' })
    input: RetryRefundInput,
    @Ctx() context: RequestContext,
  ) {
    const refund = await visibleRefund(innerIdOrNone('Refund', input.refundId), context);
    if (!refund) throw new RequestError('NOT_FOUND', 'There is no such refund.');
    const intentId = paymentNamed(input.paymentIntentId, context);
    const answer = await context.run('retryRefund', input, (work) =>
      retryRefund(work, { refundId: refund.id, intentId }),
    );
    return refundPayload(answer, context);
  }
}

/** The people of a location do not see payments, and so cannot name one. */
function paymentNamed(globalId: string | null | undefined, { actor }: RequestContext) {
  if (globalId == null) return null;
  if (!isBackOffice(actor)) throw new RequestError('NOT_FOUND', 'There is no such payment.');
  return innerId('PaymentIntent', globalId);
}

/** The refund as this caller may see it: whoever sees the order, or the payment that has none, sees its refunds. */
export async function visibleRefund(
  refundId: string | undefined,
  context: RequestContext,
): Promise<RefundRow | null> {
  const refund = refundId ? await context.loaders.of(refundLoader).load(refundId) : null;
  if (!refund) return null;
  const of = refundedBy(refund);
  const seen =
    'orderId' in of
      ? await visibleOrderBy(of.orderId, context)
      : await visibleIntent(of.paymentId, context);
  return seen ? refund : null;
}

async function visibleOrderBy(
  orderId: string | undefined,
  context: RequestContext,
): Promise<OrderView | null> {
  return orderId
    ? visibleOrder(await context.loaders.of(orderLoader).load(orderId), context)
    : null;
}

@Resolver(() => OrderType)
export class OrderRefundsResolver {
  @FieldResolver(() => RefundConnection, {
    description: 'What was given back of it, or is to be; newest first.',
  })
  refunds(
    @Root() row: OrderView,
    @Args(() => PageArguments) args: PageArguments,
    @Ctx() context: RequestContext,
  ) {
    const page = checkedPage(() => readPage(args, refundListOrder, newestFirst));
    return readRefundPage(context.db, { orderId: row.id }, page);
  }
}

@Resolver(() => RefundType)
export class RefundOrderResolver {
  @FieldResolver(() => OrderType, {
    nullable: true,
    description:
      'The order that was paid. Null where a payment without one is given back, and for a store that only took the goods back.',
  })
  order(@Root() row: RefundRow, @Ctx() context: RequestContext) {
    return visibleOrderBy(row.order_id ?? undefined, context);
  }
}

@Resolver(() => RefundLineType)
export class RefundLineOrderResolver {
  @FieldResolver(() => OrderLineType, { description: 'The line of the order that it is for.' })
  async orderLine(@Root() row: RefundLineRow, @Ctx() context: RequestContext) {
    const refund = await context.loaders.of(refundLoader).load(row.refund_id);
    if (!refund?.order_id) return null;
    const lines = await context.loaders.of(linesByOrderLoader).load(refund.order_id);
    return lines?.find((line) => line.id === row.order_line_id);
  }
}

@Resolver(() => NotSoManyUnits)
export class NotSoManyUnitsResolver {
  @FieldResolver(() => ID, { description: 'The line of the order.' })
  lineId(@Root() refused: Refusal<'NotSoManyUnits', { readonly orderLineId: string }>): string {
    return toGlobalId('OrderLine', refused.orderLineId);
  }
}
