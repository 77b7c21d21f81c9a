import { later, minuteMs } from '../../kernel/clock.js';
import type { Refusal } from '../../kernel/refusal.js';
import type { Fulfilment } from './fulfilment.js';
import { pickupCodeLocked, wrongPickupCode } from './refusals.js';

const triesPerLock = 5;
const lockMs = 15 * minuteMs;

/**
 * Compares a code that was given at the counter. Wrong codes are counted, and too many in a row lock the pickup for a
 * quarter of an hour, so the few symbols of a code cannot be tried out.
 */
export function checkCode(
  pickup: Pick<Fulfilment, 'codeFailures' | 'codeLockedUntil'>,
  isRight: boolean,
  at: Date,
): Refusal<'WrongPickupCode'> | Refusal<'PickupCodeLocked'> | undefined {
  if (pickup.codeLockedUntil && pickup.codeLockedUntil > at)
    return pickupCodeLocked({ lockedUntil: pickup.codeLockedUntil });
  if (isRight) {
    pickup.codeFailures = 0;
    pickup.codeLockedUntil = null;
    return undefined;
  }
  pickup.codeFailures += 1;
  if (pickup.codeFailures < triesPerLock)
    return wrongPickupCode({ triesLeft: triesPerLock - pickup.codeFailures });
  pickup.codeFailures = 0;
  pickup.codeLockedUntil = later(at, lockMs);
  return pickupCodeLocked({ lockedUntil: pickup.codeLockedUntil });
}
