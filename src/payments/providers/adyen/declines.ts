import type { DeclineCode } from '../../domain/decline-codes.js';

/**
 * Adyen's `refusalReasonCode`, and the `reason` that its webhooks carry instead, as its page "Refusal reasons" lists
 * them (https://docs.adyen.com/development-resources/refusal-reasons).
 */
const refusals: readonly (readonly [code: string, reason: string, ours: DeclineCode])[] = [
  ['2', 'Refused', 'DO_NOT_HONOR'],
  ['3', 'Referral', 'CALL_ISSUER'],
  ['4', 'Acquirer Error', 'PROCESSING_ERROR'],
  ['5', 'Blocked Card', 'RESTRICTED_CARD'],
  ['6', 'Expired Card', 'EXPIRED_CARD'],
  ['7', 'Invalid Amount', 'AMOUNT_NOT_SUPPORTED'],
  ['8', 'Invalid Card Number', 'INCORRECT_NUMBER'],
  ['9', 'Issuer Unavailable', 'ISSUER_UNAVAILABLE'],
  ['10', 'Not supported', 'CARD_NOT_SUPPORTED'],
  ['11', '3D Not Authenticated', 'AUTHENTICATION_FAILED'],
  ['12', 'Not enough balance', 'INSUFFICIENT_FUNDS'],
  ['14', 'Acquirer Fraud', 'FRAUD_SUSPECTED'],
  ['15', 'Cancelled', 'AUTHENTICATION_REFUSED'],
  ['16', 'Shopper Cancelled', 'AUTHENTICATION_REFUSED'],
  ['17', 'Invalid Pin', 'INCORRECT_PIN'],
  ['18', 'Pin tries exceeded', 'PIN_TRIES_EXCEEDED'],
  ['19', 'Pin validation not possible', 'PROCESSING_ERROR'],
  ['20', 'FRAUD', 'FRAUD_SUSPECTED'],
  ['21', 'Not Submitted', 'PROCESSING_ERROR'],
  ['22', 'FRAUD-CANCELLED', 'FRAUD_SUSPECTED'],
  ['23', 'Transaction Not Permitted', 'NOT_PERMITTED'],
  ['24', 'CVC Declined', 'INCORRECT_SECURITY_CODE'],
  ['25', 'Restricted Card', 'RESTRICTED_CARD'],
  ['26', 'Revocation Of Auth', 'CONSENT_WITHDRAWN'],
  ['27', 'Declined Non Generic', 'DO_NOT_HONOR'],
  ['28', 'Withdrawal amount exceeded', 'LIMIT_EXCEEDED'],
  ['29', 'Withdrawal count exceeded', 'FREQUENCY_EXCEEDED'],
  ['31', 'Issuer Suspected Fraud', 'FRAUD_SUSPECTED'],
  ['32', 'AVS Declined', 'ADDRESS_MISMATCH'],
  ['33', 'Card requires online pin', 'PIN_REQUIRED'],
  ['34', 'No checking account available on Card', 'ACCOUNT_NOT_FOUND'],
  ['35', 'No savings account available on Card', 'ACCOUNT_NOT_FOUND'],
  ['36', 'Mobile pin required', 'PIN_REQUIRED'],
  ['37', 'Contactless fallback', 'PROCESSING_ERROR'],
  ['38', 'Authentication required', 'AUTHENTICATION_REQUIRED'],
  ['39', 'RReq not received from DS', 'AUTHENTICATION_FAILED'],
  ['40', 'Current AID is in Penalty Box', 'ISSUER_UNAVAILABLE'],
  ['41', 'CVM Required Restart Payment', 'PIN_REQUIRED'],
  ['42', '3DS Authentication Error', 'AUTHENTICATION_FAILED'],
  ['43', 'Online PIN required', 'PIN_REQUIRED'],
  ['44', 'Try another interface', 'PROCESSING_ERROR'],
  ['45', 'Chip downgrade mode', 'PROCESSING_ERROR'],
  ['46', 'Transaction blocked by Adyen to prevent excessive retry fees', 'FREQUENCY_EXCEEDED'],
];

const byCode = new Map(refusals.map(([code, , ours]) => [code, ours]));
const byReason = new Map(refusals.map(([, reason, ours]) => [reason.toLowerCase(), ours]));

/** The shop's word for a refusal. One that we do not know says no more than that the bank declined. */
export function declineCodeOf(code: string | undefined, reason: string | undefined): DeclineCode {
  return (
    byCode.get(code ?? '') ?? byReason.get(reason?.trim().toLowerCase() ?? '') ?? 'DO_NOT_HONOR'
  );
}
