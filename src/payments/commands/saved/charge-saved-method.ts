import { dayMs, later } from '../../../kernel/clock.js';
import { isRefusal, type Refusal } from '../../../kernel/refusal.js';
import type { Work } from '../../../platform/commands/work.js';
import type { FirstCall } from '../../data/first-call.js';
import type { CaptureMethod, PaymentPurpose } from '../../domain/payment-wish.js';
import { type RequestedPayment, writePayment } from '../request-payment.js';
import { chooseAbsent } from './choose-absent.js';

/** How long a customer has to come and authenticate themselves, where their bank asks for it. */
const authenticateWithinMs = 3 * dayMs;

export interface ChargeSavedMethod {
  readonly methodId: string;
  /** Whose method it has to be, where somebody has said it. */
  readonly customerId?: string;
  /** Minor units; more than zero, and no more than the customer has agreed to for one charge. */
  readonly amountMinor: number;
  readonly currency: string;
  /** What the money is for; null where there is no order: then it is for what was used. */
  readonly orderId: string | null;
  /** The same in words for the customer; left out where an order or a plan says it. */
  readonly wantedFor?: string;
  /** Which of the payments of the order it is: the caller holds its lock. The only one, where nothing is said. */
  readonly tender?: number;
  /** Set where it is to hold anew what the capture of that payment gives up. */
  readonly restOf?: string;
  /** The plan of instalments that it pays a part of: then what was agreed to for that plan counts, and nothing else. */
  readonly planId?: string;
  /** AUTOMATIC where nothing is said: the money is taken at once. */
  readonly captureMethod?: CaptureMethod;
  /** Until when the customer may authenticate themselves, should their bank ask for it; three days where nothing is said. */
  readonly expiresAt?: Date;
  /** Set by a caller who calls the provider as soon as this is committed. */
  readonly firstCall?: FirstCall;
}

/**
 * Asks for money from a saved method in the absence of the customer, within what they have agreed to. Writes an
 * intent and its attempt; `driveAttempt` asks the provider after the commit and answers how it stands: CAPTURED,
 * REQUIRES_PAYMENT_METHOD (declined), UNKNOWN (it is being asked about), or REQUIRES_ACTION where the bank wants the
 * customer: the intent's next action is the address to send them to. Refuses a method that cannot be used
 * or is another customer's (SavedPaymentMethodNotUsable), and what is not agreed to (OutsideMandate). A revocation at the same time comes
 * either before it, and it is refused, or after it.
 */
export async function chargeSavedMethod(
  work: Work,
  input: ChargeSavedMethod,
): Promise<RequestedPayment | Refusal<'SavedPaymentMethodNotUsable'> | Refusal<'OutsideMandate'>> {
  const { amountMinor, currency, firstCall } = input;
  const found = await chooseAbsent(work, input);
  if (isRefusal(found)) return found;
  const { customerId, chosen } = found;
  const wish = {
    orderId: input.orderId,
    tender: input.tender ?? 1,
    owner: { customerId, guestKey: null },
    amountMinor,
    currency,
    captureMethod: input.captureMethod ?? 'AUTOMATIC',
    purpose: purposeOf(input),
    ...(input.wantedFor !== undefined && { wantedFor: input.wantedFor }),
    ...(input.restOf !== undefined && { restOf: input.restOf }),
    expiresAt: input.expiresAt ?? later(work.now, authenticateWithinMs),
  } as const;
  return writePayment(work, wish, chosen, { firstCall });
}

function purposeOf({ planId, orderId }: ChargeSavedMethod): PaymentPurpose {
  if (planId !== undefined) return 'INSTALMENT';
  return orderId === null ? 'USAGE' : 'PURCHASE';
}
