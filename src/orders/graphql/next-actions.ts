import { fulfilmentsByOrderLoader } from '../../fulfilment/index.js';
import { intentsByOrderLoader } from '../../payments/index.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import type { OrderView } from '../data/reads.js';
import { isOwn } from './visible.js';

/** The mutations that the buyer, or somebody who acts for them, can call now. */
export async function nextActionsOf(row: OrderView, context: RequestContext): Promise<string[]> {
  if (!isOwn(row, context)) return [];
  if (row.state === 'PENDING_PAYMENT') {
    const intents = (await context.loaders.of(intentsByOrderLoader).load(row.id)) ?? [];
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
