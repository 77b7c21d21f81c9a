import type { Work } from '../../platform/commands/work.js';
import type { Gateway } from '../../platform/gateway.js';
import { endingHolds } from '../data/ending-holds.js';
import { lockPayment } from '../data/store.js';
import { paymentProviders } from '../providers/registry.js';
import { askForRenewal } from './ask-for-renewal.js';

/**
 * Tells of the deposits, and of what is held for usage, whose hold ends soon: whoever still needs it asks its card
 * holder to pay again. Each in a transaction of its own, and once. What is held for goods is renewed by whoever sends
 * them. Safe to run anywhere at once.
 */
export async function tellOfEndingHolds(gateway: Gateway): Promise<number> {
  const providers = gateway.port(paymentProviders);
  const ending = await endingHolds(gateway.db, providers, gateway.clock.now());
  const ours = ending.filter(({ purpose }) => purpose !== 'PURCHASE' && purpose !== 'INSTALMENT');
  let told = 0;
  for (const { intentId } of ours)
    if (await gateway.runAsSystem('tellOfEndingHold', (work) => tell(work, intentId))) told += 1;
  return told;
}

/** False where somebody was faster. */
async function tell(work: Work, intentId: string): Promise<boolean> {
  const { intent } = await lockPayment(work, intentId);
  if (intent.renewalAskedAt !== null || intent.heldMinor === 0) return false;
  askForRenewal(work, intent);
  return true;
}
