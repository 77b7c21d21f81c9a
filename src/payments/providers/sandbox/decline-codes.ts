import type { DeclineCode } from '../../domain/decline-codes.js';

const codes: Readonly<Record<string, DeclineCode>> = {
  authentication_failed: 'AUTHENTICATION_FAILED',
  authentication_required: 'AUTHENTICATION_REQUIRED',
  capture_failed: 'PROCESSING_ERROR',
  card_used_up: 'CARD_USED_UP',
  challenge_refused: 'AUTHENTICATION_REFUSED',
  credit_refused: 'CREDIT_REFUSED',
  do_not_honor: 'DO_NOT_HONOR',
  expired_card: 'EXPIRED_CARD',
  fraud: 'FRAUD_SUSPECTED',
  incorrect_cvc: 'INCORRECT_SECURITY_CODE',
  insufficient_funds: 'INSUFFICIENT_FUNDS',
  invalid_token: 'INVALID_TOKEN',
  limit_exceeded: 'LIMIT_EXCEEDED',
  lost_card: 'LOST_CARD',
  processing_error: 'PROCESSING_ERROR',
  stolen_card: 'STOLEN_CARD',
};

const byCode = new Map(Object.entries(codes));

/** The sandbox's word for a decline in ours; one that we do not know is a bank that said no. */
export function declineCodeOf(providerCode: string): DeclineCode {
  return byCode.get(providerCode) ?? 'DO_NOT_HONOR';
}
