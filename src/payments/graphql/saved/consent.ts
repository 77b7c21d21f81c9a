import type { Consent } from '../../domain/saved-method.js';
import type { PaymentConsentInput } from './inputs.js';

/** What a customer agrees to, as the commands know it. */
export function consentOf(given: PaymentConsentInput): Consent {
  const { scope, textVersion, maxAmountMinor, currency, endsAt, makeDefault } = given;
  return {
    scope,
    textVersion,
    maxAmountMinor: maxAmountMinor ?? null,
    currency: currency ?? null,
    endsAt: endsAt?.toISOString() ?? null,
    makeDefault: makeDefault ?? false,
  };
}
