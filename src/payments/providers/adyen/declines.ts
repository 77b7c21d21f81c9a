import type { DeclineCode } from '../../domain/decline-codes.js';

/** Adyen's `refusalReasonCode` and the `reason` that its webhooks carry instead, as "Refusal reasons" lists them. */
const refusals: readonly (readonly [code: string, reason: string, ours: DeclineCode])[] = [
  ['2', 'Refused', 'DO_NOT_HONOR'],
  ['3', 'Referral', 'CALL_ISSUER'],
  ['4', 'Acquirer Error', 'PROCESSING_ERROR'],
  ['5', 'Blocked Card', 'RESTRICTED_CARD'],
  ['6', 'Expired Card', 'EXPIRED_CARD'],
  ['7', 'Invalid Amount', 'PROCESSING_ERROR'],
  ['8', 'Invalid Card Number', 'INCORRECT_NUMBER'],
  ['9', 'Issuer Unavailable', 'ISSUER_UNAVAILABLE'],
  ['10', 'Not supported', 'CARD_NOT_SUPPORTED'],
  ['11', '3D Not Authenticated', 'AUTHENTICATION_FAILED'],
  ['12', 'Not enough balance', 'INSUFFICIENT_FUNDS'],
  ['14', 'Acquirer Fraud', 'FRAUD_SUSPECTED'],
  ['15', 'Cancelled', 'AUTHENTICATION_REFUSED'],
  ['16', 'Shopper Cancelled', 'AUTHENTICATION_REFUSED'],
  ['17', 'Invalid Pin', 'DO_NOT_HONOR'],
  ['18', 'Pin tries exceeded', 'RESTRICTED_CARD'],
  ['19', 'Pin validation not possible', 'DO_NOT_HONOR'],
  ['20', 'FRAUD', 'FRAUD_SUSPECTED'],
  ['21', 'Not Submitted', 'PROCESSING_ERROR'],
  ['22', 'FRAUD-CANCELLED', 'FRAUD_SUSPECTED'],
  ['23', 'Transaction Not Permitted', 'NOT_PERMITTED'],
  ['24', 'CVC Declined', 'INCORRECT_SECURITY_CODE'],
  ['25', 'Restricted Card', 'RESTRICTED_CARD'],
  ['26', 'Revocation Of Auth', 'NOT_PERMITTED'],
  ['27', 'Declined Non Generic', 'DO_NOT_HONOR'],
  ['28', 'Withdrawal amount exceeded', 'LIMIT_EXCEEDED'],
  ['29', 'Withdrawal count exceeded', 'LIMIT_EXCEEDED'],
  ['31', 'Issuer Suspected Fraud', 'FRAUD_SUSPECTED'],
  ['32', 'AVS Declined', 'DO_NOT_HONOR'],
  ['33', 'Card requires online pin', 'NOT_PERMITTED'],
  ['34', 'No checking account available on Card', 'NOT_PERMITTED'],
  ['35', 'No savings account available on Card', 'NOT_PERMITTED'],
  ['36', 'Mobile pin required', 'NOT_PERMITTED'],
  ['38', 'Authentication required', 'AUTHENTICATION_FAILED'],
];

const byCode = new Map(refusals.map(([code, , ours]) => [code, ours]));
const byReason = new Map(refusals.map(([, reason, ours]) => [reason.toLowerCase(), ours]));

/** The shop's word for a refusal. One that we do not know says no more than that the bank declined. */
export function declineCodeOf(code: string | undefined, reason: string | undefined): DeclineCode {
  return (
    byCode.get(code ?? '') ?? byReason.get(reason?.trim().toLowerCase() ?? '') ?? 'DO_NOT_HONOR'
  );
}
