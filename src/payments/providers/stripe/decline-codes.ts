import type { DeclineCode } from '../../domain/decline-codes.js';

/** Stripe's decline and error codes (https://docs.stripe.com/declines/codes) in the words of the shop. */
const codes: Readonly<Record<string, DeclineCode>> = {
  approve_with_id: 'ISSUER_UNAVAILABLE',
  authentication_required: 'AUTHENTICATION_FAILED',
  authentication_not_handled: 'AUTHENTICATION_FAILED',
  call_issuer: 'CALL_ISSUER',
  card_not_supported: 'CARD_NOT_SUPPORTED',
  card_velocity_exceeded: 'LIMIT_EXCEEDED',
  currency_not_supported: 'CURRENCY_NOT_SUPPORTED',
  do_not_honor: 'DO_NOT_HONOR',
  expired_card: 'EXPIRED_CARD',
  fraudulent: 'FRAUD_SUSPECTED',
  incorrect_cvc: 'INCORRECT_SECURITY_CODE',
  incorrect_number: 'INCORRECT_NUMBER',
  insufficient_funds: 'INSUFFICIENT_FUNDS',
  invalid_cvc: 'INCORRECT_SECURITY_CODE',
  invalid_expiry_month: 'INCORRECT_EXPIRY',
  invalid_expiry_year: 'INCORRECT_EXPIRY',
  invalid_number: 'INCORRECT_NUMBER',
  issuer_not_available: 'ISSUER_UNAVAILABLE',
  lost_card: 'LOST_CARD',
  merchant_blacklist: 'FRAUD_SUSPECTED',
  new_account_information_available: 'CALL_ISSUER',
  not_permitted: 'NOT_PERMITTED',
  payment_intent_authentication_failure: 'AUTHENTICATION_FAILED',
  pickup_card: 'STOLEN_CARD',
  processing_error: 'PROCESSING_ERROR',
  reenter_transaction: 'PROCESSING_ERROR',
  restricted_card: 'RESTRICTED_CARD',
  security_violation: 'FRAUD_SUSPECTED',
  service_not_allowed: 'NOT_PERMITTED',
  stolen_card: 'STOLEN_CARD',
  transaction_not_allowed: 'NOT_PERMITTED',
  try_again_later: 'ISSUER_UNAVAILABLE',
  withdrawal_count_limit_exceeded: 'LIMIT_EXCEEDED',
};

/** Stripe's word for a decline in ours; one that we do not know is a bank that said no. */
export function declineCodeOf(providerCode: string): DeclineCode {
  return codes[providerCode] ?? 'DO_NOT_HONOR';
}
