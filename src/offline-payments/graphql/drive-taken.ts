import { alongOrder } from '../../orders/index.js';
import { driveAttempt, findIntents, type ReadIntent } from '../../payments/index.js';
import type { RequestContext } from '../../platform/graphql/context.js';

/** Lets the payment know of what was handed over, and its order with it; answers the payment as it is then. */
export async function driveTaken(
  taken: { readonly attemptId: string; readonly intentId: string },
  { gateway, db }: RequestContext,
): Promise<ReadIntent | undefined> {
  const [before] = await findIntents(db, [taken.intentId]);
  const along = before?.order_id ? { along: alongOrder(before.order_id) } : {};
  await driveAttempt(gateway, taken.attemptId, along);
  const [paymentIntent] = await findIntents(db, [taken.intentId]);
  return paymentIntent;
}
