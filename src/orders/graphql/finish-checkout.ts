import { isRefusal } from '../../kernel/refusal.js';
import {
  driveAttempt,
  driveOperations,
  type FirstCall,
  intentsByOrderLoader,
  type ReadIntent,
} from '../../payments/index.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { alongOrder } from '../commands/along-order.js';
import { carryOutOrder } from '../commands/carry-out-order.js';
import type { PlacedOrder } from '../commands/order-cart.js';
import { orderLoader } from './loaders.js';

/** After the commit of an order: its money is asked for, what is carried out leaves, and the buyer sees how it stands. */
export async function finishCheckout(
  placed: PlacedOrder,
  firstCall: FirstCall,
  context: RequestContext,
) {
  await authorize(placed, firstCall, context);
  if (placed.isCarriedOut) await carryOut(placed, context);
  return placedPayload(placed, context);
}

/** Asks the providers, one after the other, and makes the order complete at once where all the money is promised. */
async function authorize(
  { orderId, attemptIds }: PlacedOrder,
  firstCall: FirstCall,
  { gateway }: RequestContext,
): Promise<void> {
  for (const attemptId of attemptIds)
    await driveAttempt(gateway, attemptId, { firstCall, along: alongOrder(orderId) });
}

/** What the seller has in hand leaves with its buyer; where it cannot be charged it stays on the list of the store. */
async function carryOut({ orderId }: PlacedOrder, context: RequestContext): Promise<void> {
  const { gateway, caller } = context;
  const left = await gateway.run(caller, { name: 'carryOutOrder' }, (work) =>
    carryOutOrder(work, { orderId }),
  );
  if (!isRefusal(left)) await driveOperations(gateway, left.operationIds);
}

async function placedPayload(placed: PlacedOrder, context: RequestContext) {
  const [order, intents] = await Promise.all([
    context.loaders.of(orderLoader).load(placed.orderId),
    context.loaders.of(intentsByOrderLoader).load(placed.orderId),
  ]);
  const paymentIntents = intents ?? [];
  const [paymentIntent = null] = paymentIntents;
  const nextAction = paymentIntents.map(nextActionOf).find((action) => action !== null) ?? null;
  return { order, paymentIntent, paymentIntents, nextAction };
}

function nextActionOf(paymentIntent: ReadIntent) {
  const { state, next_action: action } = paymentIntent;
  if (state === 'REQUIRES_ACTION' && action)
    return { type: 'REDIRECT', url: action.url, paymentIntent };
  if (state === 'REQUIRES_PAYMENT_METHOD')
    return { type: 'CONFIRM_PAYMENT', url: null, paymentIntent };
  return null;
}
