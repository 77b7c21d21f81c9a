import type Stripe from 'stripe';
import { textIn } from '../json.js';
import type { OperationOutcome, PaymentNews } from '../provider.js';
import { accountOf, isRefundUnderWay } from './account.js';
import { declineCodeOf } from './decline-codes.js';

/** What became of a payment, in the words of the shop; undefined for what we do not know. */
export function readPayment(view: Stripe.PaymentIntent): PaymentNews | undefined {
  const payment = accountOf(view);
  switch (view.status) {
    case 'requires_capture':
      return { kind: 'authorized', payment };
    case 'succeeded':
      return { kind: 'captured', payment };
    case 'processing':
    case 'requires_confirmation':
      return { kind: 'processing', payment };
    case 'canceled':
      return { kind: 'canceled', payment };
    case 'requires_action': {
      const url = textIn(view.next_action?.redirect_to_url, 'url');
      if (!url) return undefined;
      return { kind: 'requiresAction', payment, action: { type: 'REDIRECT', url } };
    }
    case 'requires_payment_method': {
      // It was confirmed when it was made: back to this state means that the card was not taken.
      const error = view.last_payment_error;
      const named = ['decline_code', 'code', 'type'].map((name) => textIn(error, name));
      const providerCode = named.find((name) => name !== undefined) ?? 'unknown';
      return { kind: 'declined', payment, code: declineCodeOf(providerCode), providerCode };
    }
    default:
      return undefined;
  }
}

/** What became of the operation with this key, as the payment's account shows it; undefined where it does not. */
export function readOperation(
  view: Stripe.PaymentIntent,
  key: string,
): OperationOutcome | undefined {
  const payment = accountOf(view);
  const found = payment.operations.find((each) => each.key === key);
  // Not seen would mean that it is sent again, and Stripe forgets a key sooner than a bank decides.
  if (!found)
    return isRefundUnderWay(view, key) ? { kind: 'unknown', reason: 'received' } : undefined;
  const { reference, amountMinor } = found;
  return found.succeeded
    ? { kind: 'succeeded', reference, amountMinor, payment }
    : { kind: 'failed', code: found.code ?? 'failed' };
}
