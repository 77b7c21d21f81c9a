import type { Conflict } from '../../domain/operation.js';
import type { PaymentAttempt } from '../../domain/payment-attempt.js';
import type { PaymentIntent } from '../../domain/payment-intent.js';
import type { ProviderCapabilities, ProviderPayment } from '../../providers/provider.js';

/**
 * What in the provider's account of a payment is not what we asked for; undefined where all is right. Nothing of
 * an account that disagrees is ever applied.
 */
export function disagreement(
  intent: PaymentIntent,
  attempt: PaymentAttempt,
  payment: ProviderPayment,
  capabilities: ProviderCapabilities,
): Conflict | undefined {
  if (payment.ourReference !== intent.id || payment.key !== attempt.id) return 'REFERENCE_DIFFERS';
  const known = attempt.providerReference;
  if (known !== null && known !== payment.reference) return 'REFERENCE_DIFFERS';
  if (payment.currency !== intent.currency) return 'CURRENCY_DIFFERS';
  if (payment.amountMinor !== intent.amountMinor) return 'AMOUNT_DIFFERS';
  return authorizedRightly(payment, capabilities) ? undefined : 'AMOUNT_DIFFERS';
}

function authorizedRightly(
  { amountMinor, authorizedMinor, capturedMinor, voidedMinor, expiredMinor }: ProviderPayment,
  { partialAuthorization }: ProviderCapabilities,
): boolean {
  if (capturedMinor + voidedMinor + expiredMinor > authorizedMinor) return false;
  if (authorizedMinor === 0 || authorizedMinor === amountMinor) return true;
  return partialAuthorization && authorizedMinor < amountMinor;
}
