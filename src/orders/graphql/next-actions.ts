import { fulfilmentsByOrderLoader, untouchedStates } from '../../fulfilment/index.js';
import type { ReadIntent } from '../../payments/index.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import type { OrderView } from '../data/reads.js';
import { ownIntents } from './own-intents.js';
import { isOwn } from './visible.js';

/** The rest of the order, whose old hold was given up, is to be paid again. */
function isToBePaid({ state, rest_of }: ReadIntent): boolean {
  return rest_of !== null && state === 'REQUIRES_PAYMENT_METHOD';
}

const changes = ['cancelOrderLines', 'changeOrderDelivery', 'addOrderLines'];

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
  const isOpen = row.state === 'CONFIRMED' || row.state === 'IN_FULFILMENT';
  if (isOpen && found.some(({ state }) => untouchedStates.includes(state)))
    actions.push(...changes);
  if (isOpen && (await ownIntents(row, context)).some(isToBePaid)) actions.push('confirmPayment');
  return actions;
}
