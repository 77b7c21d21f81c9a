import { isRefusal } from '../../kernel/refusal.js';
import type { Work } from '../../platform/commands/work.js';
import { letGoOfTask } from '../data/claims.js';
import type { Fulfilment } from '../domain/fulfilment.js';
import type { FulfilmentNotReady } from '../domain/refusals.js';
import { fulfilmentNews } from '../events.js';

/**
 * What was found sets out to where it is collected. Whoever has picked it is done with it, so the people there may claim
 * it. The caller holds the lock and moves the stock.
 */
export async function sendPickup(
  work: Work,
  fulfilment: Fulfilment,
): Promise<Fulfilment | FulfilmentNotReady> {
  const from = fulfilment.state;
  const sent = fulfilment.sendForTransfer(work.now);
  if (isRefusal(sent)) return sent;
  await letGoOfTask(work, fulfilment.id, true);
  work.emit(fulfilmentNews('PickupSent', fulfilment, from));
  return fulfilment;
}
