import type { Work } from '../../platform/commands/work.js';
import type { PaymentIntent } from '../domain/payment-intent.js';
import { tellOfPayment } from '../events.js';

/**
 * The hold ends, and the card holder has to pay again for the money to be held for longer: `confirmPayment` is open to
 * them until then. Where a part was taken no other hold can take its place, so nobody is asked. The caller holds the
 * lock of the intent.
 */
export function askForRenewal(work: Work, intent: PaymentIntent): void {
  const from = intent.state;
  intent.askRenewal(work.now);
  if (!intent.mayBeReplaced) return;
  tellOfPayment(work, 'PaymentRenewalRequested', intent, from, {
    operationMinor: intent.heldMinor,
    heldUntil: intent.authorizationExpiresAt,
    reason: 'HOLD_ENDS',
  });
}
