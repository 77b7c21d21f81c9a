import type { DeclineCode } from '../../domain/decline-codes.js';

/**
 * Stripe's decline codes of cards and of local methods (https://docs.stripe.com/declines/codes), and the error codes
 * that come instead of one (https://docs.stripe.com/error-codes), in the words of the shop.
 */
const codes: Readonly<Record<string, DeclineCode>> = {
  approve_with_id: 'TRY_AGAIN_LATER',
  authentication_not_handled: 'AUTHENTICATION_REQUIRED',
  authentication_required: 'AUTHENTICATION_REQUIRED',
  call_issuer: 'CALL_ISSUER',
  card_not_supported: 'CARD_NOT_SUPPORTED',
  card_velocity_exceeded: 'LIMIT_EXCEEDED',
  currency_not_supported: 'CURRENCY_NOT_SUPPORTED',
  do_not_honor: 'DO_NOT_HONOR',
  do_not_try_again: 'DO_NOT_HONOR',
  duplicate_transaction: 'DUPLICATE_PAYMENT',
  expired_card: 'EXPIRED_CARD',
  fraudulent: 'FRAUD_SUSPECTED',
  generic_decline: 'DO_NOT_HONOR',
  incorrect_address: 'ADDRESS_MISMATCH',
  incorrect_cvc: 'INCORRECT_SECURITY_CODE',
  incorrect_number: 'INCORRECT_NUMBER',
  incorrect_pin: 'INCORRECT_PIN',
  incorrect_zip: 'ADDRESS_MISMATCH',
  insufficient_funds: 'INSUFFICIENT_FUNDS',
  invalid_account: 'ACCOUNT_NOT_FOUND',
  invalid_amount: 'AMOUNT_NOT_SUPPORTED',
  invalid_cvc: 'INCORRECT_SECURITY_CODE',
  invalid_expiry_month: 'INCORRECT_EXPIRY',
  invalid_expiry_year: 'INCORRECT_EXPIRY',
  invalid_number: 'INCORRECT_NUMBER',
  invalid_pin: 'INCORRECT_PIN',
  issuer_not_available: 'ISSUER_UNAVAILABLE',
  lost_card: 'LOST_CARD',
  merchant_blacklist: 'BLOCKED_HERE',
  mobile_device_authentication_required: 'AUTHENTICATION_REQUIRED',
  new_account_information_available: 'CALL_ISSUER',
  no_action_taken: 'DO_NOT_HONOR',
  not_permitted: 'NOT_PERMITTED',
  offline_pin_required: 'PIN_REQUIRED',
  online_or_offline_pin_required: 'PIN_REQUIRED',
  pickup_card: 'PICK_UP_CARD',
  pin_try_exceeded: 'PIN_TRIES_EXCEEDED',
  processing_error: 'PROCESSING_ERROR',
  reenter_transaction: 'TRY_AGAIN_LATER',
  restricted_card: 'RESTRICTED_CARD',
  revocation_of_all_authorizations: 'CONSENT_WITHDRAWN',
  revocation_of_authorization: 'CONSENT_WITHDRAWN',
  security_violation: 'SECURITY_VIOLATION',
  service_not_allowed: 'NOT_PERMITTED',
  stolen_card: 'STOLEN_CARD',
  stop_payment_order: 'CONSENT_WITHDRAWN',
  testmode_decline: 'CARD_NOT_SUPPORTED',
  transaction_not_allowed: 'NOT_PERMITTED',
  try_again_later: 'TRY_AGAIN_LATER',
  withdrawal_count_limit_exceeded: 'FREQUENCY_EXCEEDED',

  invalid_customer_account: 'ACCOUNT_NOT_FOUND',
  partner_generic_decline: 'DO_NOT_HONOR',

  card_decline_rate_limit_exceeded: 'FREQUENCY_EXCEEDED',
  card_declined: 'DO_NOT_HONOR',
  payment_intent_authentication_failure: 'AUTHENTICATION_FAILED',
  payment_intent_payment_attempt_expired: 'AUTHENTICATION_EXPIRED',
  payment_method_customer_decline: 'AUTHENTICATION_REFUSED',
  payment_method_not_available: 'ISSUER_UNAVAILABLE',
  payment_method_provider_decline: 'DO_NOT_HONOR',
  payment_method_provider_timeout: 'ISSUER_UNAVAILABLE',
};

const byCode = new Map(Object.entries(codes));

/** Stripe's word for a decline in ours; one that we do not know is a bank that said no. */
export function declineCodeOf(providerCode: string): DeclineCode {
  return byCode.get(providerCode) ?? 'DO_NOT_HONOR';
}
