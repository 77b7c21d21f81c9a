import type { Work } from '../../../platform/commands/work.js';
import { type FulfilmentNotReady, fulfilmentNotInState } from '../../domain/refusals.js';
import { fulfilmentNews } from '../../events.js';
import type { FulfilmentAnswer } from '../accept-fulfilment.js';
import { lockAtLocation } from '../lock-at-location.js';

/** The store gives goods only to somebody who shows who they are. Refused once they have left. */
export async function requireIdentityCheck(
  work: Work,
  input: { readonly fulfilmentId: string },
): Promise<FulfilmentAnswer | FulfilmentNotReady> {
  const pickup = await lockAtLocation(work, input.fulfilmentId);
  const { state, possible } = pickup;
  if (pickup.isEnded || pickup.kind !== 'PICKUP') return fulfilmentNotInState({ state, possible });
  pickup.askForIdentity('STORE');
  const { identityCheck } = pickup;
  work.emit(fulfilmentNews('IdentityCheckRequired', pickup, state, { identityCheck }));
  return { fulfilmentId: pickup.id, orderId: pickup.orderId };
}
