import { fulfilmentsByOrderLoader } from '../../fulfilment/index.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import type { OrderView } from '../data/reads.js';
import { ownIntents } from './own-intents.js';
import { isOwn } from './visible.js';

/** The mutations that the buyer, or somebody who acts for them, can call now. */
export async function nextActionsOf(row: OrderView, context: RequestContext): Promise<string[]> {
  if (!isOwn(row, context)) return [];
  if (row.state === 'PENDING_PAYMENT') {
    const intents = await ownIntents(row, context);
    const canPay = intents.some((intent) => intent.state === 'REQUIRES_PAYMENT_METHOD');
    return canPay ? ['confirmPayment', 'cancelOrder'] : ['cancelOrder'];
  }
  const found = (await context.loaders.of(fulfilmentsByOrderLoader).load(row.id)) ?? [];
  const actions: string[] = [];
  if (found.some((each) => each.kind === 'PICKUP' && each.state === 'READY'))
    actions.push('announceArrival');
  if (row.state === 'CONFIRMED') actions.push('cancelOrder');
  return actions;
}
