import { isRefusal } from '../../kernel/refusal.js';
import type { Work } from '../../platform/commands/work.js';
import type { Fulfilment } from '../domain/fulfilment.js';
import type { FulfilmentNotReady } from '../domain/refusals.js';
import { fulfilmentNews } from '../events.js';

/** What was found sets out to where it is collected. The caller holds the lock and moves the stock. */
export function sendPickup(work: Work, fulfilment: Fulfilment): Fulfilment | FulfilmentNotReady {
  const from = fulfilment.state;
  const sent = fulfilment.sendForTransfer(work.now);
  if (isRefusal(sent)) return sent;
  work.emit(fulfilmentNews('PickupSent', fulfilment, from));
  return fulfilment;
}
