import { describe, expect, it } from 'vitest';
import { type DeclineCode, declineReasons } from '../../../src/payments/domain/decline-codes.js';
import { declineCodeOf as ofAdyen } from '../../../src/payments/providers/adyen/declines.js';
import { declineCodeOf as ofSandbox } from '../../../src/payments/providers/sandbox/decline-codes.js';
import { declineCodeOf as ofStripe } from '../../../src/payments/providers/stripe/decline-codes.js';
import { type TestToken, testTokens } from '../../../src/sandbox/index.js';

type Table = Readonly<Partial<Record<DeclineCode, readonly (string | number)[]>>>;

/** One line for each code of a table: the provider's word, and ours. */
function lines(table: Table): [string, DeclineCode][] {
  return Object.entries(table).flatMap(([ours, theirs]) =>
    theirs.map((each): [string, DeclineCode] => [String(each), ours as DeclineCode]),
  );
}

const stripe: Table = {
  ACCOUNT_NOT_FOUND: ['invalid_account', 'invalid_customer_account'],
  ADDRESS_MISMATCH: ['incorrect_address', 'incorrect_zip'],
  AMOUNT_NOT_SUPPORTED: ['invalid_amount'],
  AUTHENTICATION_EXPIRED: ['payment_intent_payment_attempt_expired'],
  AUTHENTICATION_FAILED: ['payment_intent_authentication_failure'],
  AUTHENTICATION_REFUSED: ['payment_method_customer_decline'],
  AUTHENTICATION_REQUIRED: [
    'authentication_required',
    'authentication_not_handled',
    'mobile_device_authentication_required',
  ],
  BLOCKED_HERE: ['merchant_blacklist'],
  CALL_ISSUER: ['call_issuer', 'new_account_information_available'],
  CARD_NOT_SUPPORTED: ['card_not_supported', 'testmode_decline'],
  CONSENT_WITHDRAWN: [
    'revocation_of_all_authorizations',
    'revocation_of_authorization',
    'stop_payment_order',
  ],
  CURRENCY_NOT_SUPPORTED: ['currency_not_supported'],
  DO_NOT_HONOR: [
    ...['do_not_honor', 'do_not_try_again', 'generic_decline', 'no_action_taken', 'card_declined'],
    ...['partner_generic_decline', 'payment_method_provider_decline', 'made_up_yesterday'],
  ],
  DUPLICATE_PAYMENT: ['duplicate_transaction'],
  EXPIRED_CARD: ['expired_card'],
  FRAUD_SUSPECTED: ['fraudulent'],
  FREQUENCY_EXCEEDED: ['withdrawal_count_limit_exceeded', 'card_decline_rate_limit_exceeded'],
  INCORRECT_EXPIRY: ['invalid_expiry_month', 'invalid_expiry_year'],
  INCORRECT_NUMBER: ['incorrect_number', 'invalid_number'],
  INCORRECT_PIN: ['incorrect_pin', 'invalid_pin'],
  INCORRECT_SECURITY_CODE: ['incorrect_cvc', 'invalid_cvc'],
  INSUFFICIENT_FUNDS: ['insufficient_funds'],
  ISSUER_UNAVAILABLE: [
    'issuer_not_available',
    'payment_method_not_available',
    'payment_method_provider_timeout',
  ],
  LIMIT_EXCEEDED: ['card_velocity_exceeded'],
  LOST_CARD: ['lost_card'],
  NOT_PERMITTED: ['not_permitted', 'service_not_allowed', 'transaction_not_allowed'],
  PICK_UP_CARD: ['pickup_card'],
  PIN_REQUIRED: ['offline_pin_required', 'online_or_offline_pin_required'],
  PIN_TRIES_EXCEEDED: ['pin_try_exceeded'],
  PROCESSING_ERROR: ['processing_error'],
  RESTRICTED_CARD: ['restricted_card'],
  SECURITY_VIOLATION: ['security_violation'],
  STOLEN_CARD: ['stolen_card'],
  TRY_AGAIN_LATER: ['approve_with_id', 'reenter_transaction', 'try_again_later'],
};

const adyen: Table = {
  ACCOUNT_NOT_FOUND: [34, 35, 'No savings account available on Card'],
  ADDRESS_MISMATCH: [32, 'AVS Declined'],
  AMOUNT_NOT_SUPPORTED: [7, 'Invalid Amount'],
  AUTHENTICATION_FAILED: [11, 39, 42, '3D Not Authenticated', '3DS Authentication Error'],
  AUTHENTICATION_REFUSED: [15, 16, 'Cancelled', 'Shopper Cancelled'],
  AUTHENTICATION_REQUIRED: [38, 'Authentication required'],
  CALL_ISSUER: [3, 'Referral'],
  CARD_NOT_SUPPORTED: [10, 'Not supported'],
  CONSENT_WITHDRAWN: [26, 'Revocation Of Auth'],
  DO_NOT_HONOR: [2, 27, 'Refused', ' refused ', 'made up yesterday', 99, ''],
  EXPIRED_CARD: [6, 'Expired Card'],
  FRAUD_SUSPECTED: [14, 20, 22, 31, 'FRAUD', 'FRAUD-CANCELLED'],
  FREQUENCY_EXCEEDED: [29, 46, 'Withdrawal count exceeded'],
  INCORRECT_NUMBER: [8, 'Invalid Card Number'],
  INCORRECT_PIN: [17, 'Invalid Pin'],
  INCORRECT_SECURITY_CODE: [24, 'CVC Declined'],
  INSUFFICIENT_FUNDS: [12, 'Not enough balance'],
  ISSUER_UNAVAILABLE: [9, 40, 'Issuer Unavailable'],
  LIMIT_EXCEEDED: [28, 'Withdrawal amount exceeded'],
  NOT_PERMITTED: [23, 'Transaction Not Permitted'],
  PIN_REQUIRED: [33, 36, 41, 43, 'Card requires online pin'],
  PIN_TRIES_EXCEEDED: [18, 'Pin tries exceeded'],
  PROCESSING_ERROR: [4, 19, 21, 37, 44, 45, 'Acquirer Error'],
  RESTRICTED_CARD: [5, 25, 'Blocked Card'],
};

describe('a decline in the words of the shop', () => {
  it.each(lines(stripe))('of Stripe: %s is %s', (theirs, ours) => {
    expect(ofStripe(theirs)).toBe(ours);
  });

  it.each(lines(adyen))('of Adyen: %s is %s, as code or as reason', (theirs, ours) => {
    const isCode = /^\d+$/.test(theirs);
    expect(isCode ? ofAdyen(theirs, undefined) : ofAdyen(undefined, theirs)).toBe(ours);
  });

  it('trusts the code of Adyen more than its reason', () => {
    expect(ofAdyen('12', 'Refused')).toBe('INSUFFICIENT_FUNDS');
    expect(ofAdyen('99', 'Expired Card')).toBe('EXPIRED_CARD');
  });

  it('is known for every decline that the sandbox can play', () => {
    const played = Object.values<TestToken>(testTokens).flatMap(
      ({ declineCode }) => declineCode ?? [],
    );
    const others = ['invalid_token', 'challenge_refused', 'authentication_failed'];
    const words = [...played, ...others].filter((each) => each !== 'do_not_honor');
    expect(words.length).toBeGreaterThan(8);
    for (const word of words) {
      expect(Object.keys(declineReasons), word).toContain(ofSandbox(word));
      expect(ofSandbox(word), word).not.toBe('DO_NOT_HONOR');
    }
    expect(ofSandbox('do_not_honor')).toBe('DO_NOT_HONOR');
  });
});
