import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { readNewCart, requoteCart } from '../../carts/index.js';
import { isRefusal } from '../../kernel/refusal.js';
import { driveOperations, FirstCall } from '../../payments/index.js';
import { Allow, notPartners } from '../../platform/graphql/access.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { innerId } from '../../platform/graphql/node.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import { cancelOrder } from '../commands/cancel-order.js';
import { placeOrder } from '../commands/place-order.js';
import { checkedMethods } from './checked-methods.js';
import { checkedReturnUrl, checkedText } from './checked-text.js';
import { finishCheckout } from './finish-checkout.js';
import { CancelOrderInput, PlaceOrderInput } from './inputs.js';
import { orderLoader } from './loaders.js';
import { CancelOrderResult, PlaceOrderResult } from './results.js';

@Resolver()
export class CheckoutResolver {
  @Allow(notPartners)
  @Mutation(() => PlaceOrderResult, {
    description:
      'From cart to order in one step: the goods are reserved, the order is written, the payment is authorised. What the buyer carries out of the store leaves at once. On the shop floor, whoever fills a cart orders it. Safe to repeat with the same key.',
  })
  async placeOrder(
    @Arg('input', () => PlaceOrderInput, { description: 'The cart, and how it is paid.' })
    input: PlaceOrderInput,
    @Ctx() context: RequestContext,
  ) {
    const cart = await readCart(input, context);
    if (isRefusal(cart)) return cart;
    const firstCall = new FirstCall();
    const command = {
      cart,
      ...checkedMethods(input),
      returnUrl: checkedReturnUrl(input.returnUrl),
      expectedTotalMinor: input.expectedTotalMinor ?? null,
      firstCall,
    };
    const placed = await context.run('placeOrder', input, (work) => placeOrder(work, command));
    if (isRefusal(placed)) {
      if (placed.kind === 'PriceChanged' && typeof cart === 'string')
        await requoteCart(context, cart);
      return placed;
    }
    return finishCheckout(placed, firstCall, context);
  }

  @Allow(notPartners)
  @Mutation(() => CancelOrderResult, {
    description:
      'Cancels an order before any goods have left. The goods go back on sale, the payment is given back.',
  })
  async cancelOrder(
    @Arg('input', () => CancelOrderInput, { description: 'Which order.' })
    input: CancelOrderInput,
    @Ctx() context: RequestContext,
  ) {
    const command = {
      orderId: innerId('Order', input.orderId),
      reason: checkedText('reason', input.reason, 500),
    };
    const answer = await context.run('cancelOrder', input, (work) => cancelOrder(work, command));
    if (isRefusal(answer)) return answer;
    await driveOperations(context.gateway, answer.operationIds);
    return { order: await context.loaders.of(orderLoader).load(answer.orderId) };
  }
}

/** The cart that is ordered: its id, or what it is to be. */
async function readCart({ cartId, newCart }: PlaceOrderInput, context: RequestContext) {
  if (cartId != null && newCart == null) return innerId('Cart', cartId);
  if (newCart == null || cartId != null)
    throw new RequestError('BAD_USER_INPUT', 'Give either cartId or newCart.');
  const asked = await readNewCart(newCart, context);
  if (isRefusal(asked)) return asked;
  // An answer that gets lost is asked for again: a secret of ours would be lost with it.
  if (asked.guestToken !== null)
    throw new RequestError(
      'BAD_USER_INPUT',
      'A guest orders without a cart under a secret of their own: send one as x-guest-token, 32 random bytes in base64url.',
    );
  return asked.draft;
}
