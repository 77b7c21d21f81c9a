import { innerId } from '../../../platform/graphql/node.js';
import { RequestError } from '../../../platform/graphql/server/request-error.js';
import type { Consent } from '../../domain/saved-method.js';
import { consentOf } from './consent.js';
import type { PaymentConsentInput } from './inputs.js';

/** The fields in which an input says what is paid with. */
interface MethodFields {
  readonly paymentMethodToken?: string | null;
  readonly savedPaymentMethodId?: string | null;
  readonly savePaymentMethod?: PaymentConsentInput | null;
}

/** What somebody wants to pay with, and whether it is to be kept. */
export type MethodGiven = (
  | { readonly methodToken: string }
  | { readonly savedMethodId: string }
) & {
  readonly consent: Consent | null;
};

/** What an input says is paid with; null where it says nothing. Two things at once are the caller's mistake. */
export function methodGiven(input: MethodFields): MethodGiven | null {
  const { paymentMethodToken: methodToken, savedPaymentMethodId: saved } = input;
  const consent = input.savePaymentMethod ? consentOf(input.savePaymentMethod) : null;
  if (methodToken != null && saved != null)
    throw new RequestError(
      'BAD_USER_INPUT',
      'Give `paymentMethodToken` or `savedPaymentMethodId`, not both.',
    );
  if (methodToken != null) return { methodToken, consent };
  if (saved != null) return { savedMethodId: innerId('SavedPaymentMethod', saved), consent };
  if (consent) throw new RequestError('BAD_USER_INPUT', 'Say which payment method is to be kept.');
  return null;
}
