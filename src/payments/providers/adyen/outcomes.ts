import { isRecord, textIn } from '../json.js';
import type {
  AuthorizeCall,
  OperationOutcome,
  ProviderOutcome,
  ProviderPayment,
  UnknownOutcome,
} from '../provider.js';
import { adyenUnits } from './amounts.js';
import { declineCodeOf } from './declines.js';

const unreadable: UnknownOutcome = { kind: 'unknown', reason: 'unreadable' };

/** What Adyen tells of a payment beside what we have asked; every part may be missing. */
interface PaymentAnswer {
  readonly resultCode: string;
  readonly reference: string;
  readonly amountMinor: number;
  readonly authorizedMinor: number;
  readonly currency: string;
  readonly ourReference: string;
  readonly card: ProviderPayment['card'];
}

/**
 * The answer to a payment call. Adyen answers with this call alone and keeps no running sums to be asked for, so
 * the account that comes with it is the account at this moment: held (and taken, where that was asked), and nothing
 * captured, refunded or given up later.
 */
export function readPaymentAnswer(body: unknown, call: AuthorizeCall): ProviderOutcome {
  const answer = paymentAnswer(body, call);
  if (!answer) return unreadable;
  switch (answer.resultCode) {
    case 'Authorised':
    case 'PartiallyAuthorised':
      return answer.reference === '' ? unreadable : success(answer, call);
    case 'RedirectShopper':
      return redirect(body, paymentOf(answer, call));
    case 'Pending':
    case 'Received':
    case 'PresentToShopper':
      return { kind: 'processing', payment: paymentOf(answer, call) };
    case 'Refused':
    case 'Error':
      return declined(body, answer, call);
    case 'Cancelled':
      return { kind: 'canceled', payment: paymentOf(answer, call) };
    default:
      return { kind: 'unknown', reason: 'result_not_known' };
  }
}

/**
 * The answer to a capture, cancel or refund. `received` is all that Adyen ever says: whether it was done is told by
 * the webhook CAPTURE, CANCELLATION or REFUND, so until then the outcome is unknown for the reason `received`.
 */
export function readOperationAnswer(body: unknown): OperationOutcome {
  const status = textIn(body, 'status');
  return { kind: 'unknown', reason: status === 'received' ? 'received' : 'unreadable' };
}

function success(answer: PaymentAnswer, call: AuthorizeCall): ProviderOutcome {
  const { authorizedMinor } = answer;
  const isTaken = call.captureMethod === 'AUTOMATIC';
  const payment = { ...paymentOf(answer, call), authorizedMinor };
  return isTaken
    ? { kind: 'captured', payment: { ...payment, capturedMinor: authorizedMinor } }
    : { kind: 'authorized', payment };
}

/** Only an address can be handed to the card holder; 3-D Secure is asked for in that form. */
function redirect(body: unknown, payment: ProviderPayment): ProviderOutcome {
  const action = isRecord(body) ? body['action'] : undefined;
  const url = isRecord(action) && action['type'] === 'redirect' ? action['url'] : undefined;
  const isPost = isRecord(action) && String(action['method'] ?? 'GET') !== 'GET';
  if (typeof url !== 'string' || !URL.canParse(url) || isPost)
    return { kind: 'unknown', reason: 'action_not_supported' };
  return { kind: 'requiresAction', payment, action: { type: 'REDIRECT', url } };
}

function declined(body: unknown, answer: PaymentAnswer, call: AuthorizeCall): ProviderOutcome {
  const code = textIn(body, 'refusalReasonCode');
  const reason = textIn(body, 'refusalReason');
  const isError = answer.resultCode === 'Error';
  return {
    kind: 'declined',
    payment: paymentOf(answer, call),
    code: isError && code === undefined ? 'PROCESSING_ERROR' : declineCodeOf(code, reason),
    providerCode: (code ?? reason ?? answer.resultCode).slice(0, 100),
  };
}

function paymentAnswer(body: unknown, call: AuthorizeCall): PaymentAnswer | undefined {
  const resultCode = textIn(body, 'resultCode');
  if (resultCode === undefined || !isRecord(body)) return undefined;
  const { amount, additionalData, paymentMethod } = body;
  const currency = textIn(amount, 'currency') ?? call.currency;
  const value = isRecord(amount) ? amount['value'] : undefined;
  const told = typeof value === 'number' ? adyenUnits.ours(value, currency) : call.amountMinor;
  if (told === undefined) return undefined;
  // Of a part that was authorised the amount tells only the part.
  const isPart = resultCode === 'PartiallyAuthorised';
  return {
    resultCode,
    reference: textIn(body, 'pspReference') ?? '',
    amountMinor: isPart ? call.amountMinor : told,
    authorizedMinor: told,
    currency,
    ourReference: textIn(body, 'merchantReference') ?? call.reference,
    card: cardOf(textIn(paymentMethod, 'brand'), textIn(additionalData, 'cardSummary')),
  };
}

function paymentOf(answer: PaymentAnswer, call: AuthorizeCall): ProviderPayment {
  const { reference, ourReference, currency, amountMinor, card } = answer;
  return { ...nothingHeld, reference, key: call.key, ourReference, currency, amountMinor, card };
}

/** The sums of a payment of which nothing is held. */
export const nothingHeld = {
  authorizedMinor: 0,
  capturedMinor: 0,
  voidedMinor: 0,
  expiredMinor: 0,
  refundedMinor: 0,
  operations: [],
} as const;

export function cardOf(
  brand: string | undefined,
  summary: string | undefined,
): ProviderPayment['card'] {
  return brand && /^\d{4}$/.test(summary ?? '') ? { brand, last4: summary ?? '' } : undefined;
}
