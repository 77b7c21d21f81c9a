import { isRefusal, type Refusal } from '../../kernel/refusal.js';
import type { Work } from '../../platform/commands/work.js';
import { checkCode } from '../domain/code-tries.js';
import { isPickupCode } from '../domain/pickup-code.js';
import { pickupCodeSecret } from '../ports.js';
import { lockAtLocation } from './lock-at-location.js';

export interface CodeCheck {
  /** Why the goods stay where they are; null where the code is right. */
  readonly refused: Refusal<'WrongPickupCode'> | Refusal<'PickupCodeLocked'> | null;
}

/**
 * Compares a code in a transaction of its own that is always committed: a wrong try must be counted even
 * though nothing else happens. The row lock lets tries at the same time be counted one after the other.
 */
export async function checkPickupCode(
  work: Work,
  input: { readonly fulfilmentId: string; readonly code: string },
): Promise<CodeCheck> {
  const fulfilment = await lockAtLocation(work, input.fulfilmentId);
  const right = isPickupCode(work.port(pickupCodeSecret), fulfilment.id, input.code);
  const refused = checkCode(fulfilment, right, work.now);
  return { refused: isRefusal(refused) ? refused : null };
}
