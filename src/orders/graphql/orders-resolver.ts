import {
  Arg,
  Args,
  ArgsType,
  Ctx,
  Field,
  FieldResolver,
  ID,
  Query,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql';
import { CartType } from '../../carts/index.js';
import { readPage } from '../../kernel/page.js';
import { PaymentIntentType } from '../../payments/index.js';
import { Allow, buyers, everyone } from '../../platform/graphql/access.js';
import { checkedPage, PageArguments } from '../../platform/graphql/connection.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { followStream, lastSeen, type StreamedEvent } from '../../platform/graphql/event-stream.js';
import { innerId, innerIdOrNone } from '../../platform/graphql/node.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import {
  type OrderView,
  orderKeyTypes,
  orderListOrder,
  readOrderByNumber,
  readOrderPage,
} from '../data/reads.js';
import { orderByCartLoader, orderLoader } from './loaders.js';
import { OrderConnection, OrderEventType, OrderType } from './types.js';
import { visibleOrder } from './visible.js';

@ArgsType()
class OrdersArguments extends PageArguments {
  @Field(() => ID, {
    nullable: true,
    description: 'For the back office: the orders of this customer.',
  })
  customerId?: string | null;
}

@Resolver()
export class OrdersResolver {
  @Allow(everyone)
  @Query(() => OrderType, {
    nullable: true,
    description:
      'An order by its id or by its number: give one of them. Null where there is none, or it is not yours.',
  })
  async order(
    @Arg('id', () => ID, { nullable: true, description: 'The id of the order.' }) id: string | null,
    @Arg('number', () => String, { nullable: true, description: 'The number of the order.' })
    number: string | null,
    @Ctx() context: RequestContext,
  ): Promise<OrderView | null> {
    if ((id == null) === (number == null))
      throw new RequestError('BAD_USER_INPUT', 'Give `id` or `number`, one of them.');
    if (number != null) return byNumber(number, context);
    const orderId = innerIdOrNone('Order', id ?? '');
    return orderId
      ? visibleOrder(await context.loaders.of(orderLoader).load(orderId), context)
      : null;
  }

  @Allow(buyers)
  @Query(() => OrderConnection, {
    description: "Your orders, newest first. The back office sees everybody's.",
  })
  orders(@Args(() => OrdersArguments) args: OrdersArguments, @Ctx() context: RequestContext) {
    const page = checkedPage(() => readPage(args, orderListOrder, orderKeyTypes));
    const customerId = args.customerId == null ? null : innerId('Customer', args.customerId);
    return readOrderPage(context.db, context.actor, customerId, page);
  }

  @Allow(everyone)
  @Subscription(() => OrderEventType, {
    description:
      'What happens to an order, its payment and its goods, in one sequence. Without `after` it starts at the beginning.',
    subscribe: async ({ args, context: given }) => {
      const context = given as RequestContext;
      const { orderId: globalId, after } = args as { orderId: string; after?: string };
      const orderId = innerIdOrNone('Order', globalId);
      const row = orderId ? await context.loaders.of(orderLoader).load(orderId) : null;
      const order = await visibleOrder(row, context);
      if (!order) throw new RequestError('NOT_FOUND', 'There is no such order.');
      return followStream(context, `order:${order.id}`, after, 'BEGINNING');
    },
  })
  orderEvents(
    @Root() event: StreamedEvent,
    @Arg('orderId', () => ID, { description: 'The order.' }) _orderId: string,
    @Arg('after', () => String, lastSeen)
    _after?: string,
  ): StreamedEvent {
    return event;
  }
}

const numberShape = /^P\d{4}-\d{1,12}$/;

async function byNumber(number: string, context: RequestContext): Promise<OrderView | null> {
  if (!numberShape.test(number)) return null;
  return visibleOrder(await readOrderByNumber(context.db, number), context);
}

@Resolver(() => OrderEventType)
export class OrderEventResolver {
  @FieldResolver(() => OrderType, { description: 'The order as it is now.' })
  order(@Root() event: StreamedEvent, @Ctx() context: RequestContext) {
    return context.loaders.of(orderLoader).load(String(event.payload['orderId']));
  }
}

@Resolver(() => CartType)
export class CartOrderResolver {
  @FieldResolver(() => OrderType, { nullable: true, description: 'The order that it has become.' })
  order(@Root() cart: { readonly id: string }, @Ctx() context: RequestContext) {
    return context.loaders.of(orderByCartLoader).load(cart.id);
  }
}

@Resolver(() => PaymentIntentType)
export class IntentOrderResolver {
  @FieldResolver(() => OrderType, {
    nullable: true,
    description:
      'The order that is paid; null for somebody who pays a share of an order of others.',
  })
  async order(
    @Root() intent: { readonly order_id: string | null },
    @Ctx() context: RequestContext,
  ) {
    if (!intent.order_id) return null;
    return visibleOrder(await context.loaders.of(orderLoader).load(intent.order_id), context);
  }
}
