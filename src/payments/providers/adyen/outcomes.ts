import type { MethodFamily } from '../../domain/method-families.js';
import { asText, isRecord, textIn } from '../json.js';
import type {
  CompleteCall,
  NotAccepted,
  OperationOutcome,
  ProviderOutcome,
  ProviderPayment,
  UnknownOutcome,
} from '../provider.js';
import { adyenUnits } from './amounts.js';
import { declineCodeOf } from './declines.js';
import { readReference, referenceOf } from './references.js';

const unreadable: UnknownOutcome = { kind: 'unknown', reason: 'unreadable' };

/** The payment that an answer is about, as it was asked for. */
type AskedPayment = Omit<CompleteCall, 'query'>;

/** What Adyen tells of a payment beside what we have asked; every part may be missing. */
interface PaymentAnswer {
  readonly resultCode: string;
  readonly reference: string;
  readonly amountMinor: number;
  readonly authorizedMinor: number;
  readonly currency: string;
  readonly ourReference: string;
  readonly key: string;
  readonly card: ProviderPayment['card'];
  readonly family: MethodFamily | undefined;
}

/**
 * The answer to a payment call. Adyen answers with this call alone and keeps no running sums to be asked for, so
 * the account that comes with it is the account at this moment: held (and taken, where that was asked), and nothing
 * captured, refunded or given up later.
 */
export function readPaymentAnswer(body: unknown, call: AskedPayment): ProviderOutcome {
  const answer = paymentAnswer(body, call);
  if (!answer) return unreadable;
  switch (answer.resultCode) {
    case 'Authorised':
    case 'PartiallyAuthorised':
      return answer.reference === '' ? unreadable : success(answer, call);
    case 'RedirectShopper':
      return redirect(body, paymentOf(answer));
    case 'Pending':
    case 'Received':
    case 'PresentToShopper':
      return { kind: 'processing', payment: paymentOf(answer) };
    case 'Refused':
    case 'Error':
      return declined(body, answer);
    case 'Cancelled':
      return { kind: 'canceled', payment: paymentOf(answer) };
    default:
      return { kind: 'unknown', reason: 'result_not_known' };
  }
}

/**
 * The answer to what a card holder has brought back. It is bound to no call of ours, so it counts only where it bears
 * the reference of this very payment: what belongs to another one, or does not say, is left to the news.
 */
export function readCompletion(body: unknown, call: AskedPayment): ProviderOutcome | NotAccepted {
  const named = textIn(body, 'merchantReference');
  if (named === undefined) return { kind: 'unknown', reason: 'result_without_reference' };
  const { reference: ourReference, ...payment } = call;
  if (named !== referenceOf({ ...payment, ourReference })) return { kind: 'notAccepted' };
  return readPaymentAnswer(body, call);
}

/**
 * The answer to a capture, cancel or refund. `received` is all that Adyen ever says: whether it was done is told by
 * the webhook CAPTURE, CANCELLATION or REFUND, so until then the outcome is unknown for the reason `received`.
 */
export function readOperationAnswer(body: unknown): OperationOutcome {
  const status = textIn(body, 'status');
  return { kind: 'unknown', reason: status === 'received' ? 'received' : 'unreadable' };
}

function success(answer: PaymentAnswer, call: AskedPayment): ProviderOutcome {
  const { authorizedMinor } = answer;
  const isTaken = call.captureMethod === 'AUTOMATIC';
  const payment = { ...paymentOf(answer), authorizedMinor };
  return isTaken
    ? { kind: 'captured', payment: { ...payment, capturedMinor: authorizedMinor } }
    : { kind: 'authorized', payment };
}

/** Only an address can be handed to the card holder; 3-D Secure is asked for in that form. */
function redirect(body: unknown, payment: ProviderPayment): ProviderOutcome {
  const action = isRecord(body) ? body['action'] : undefined;
  const url = isRecord(action) && action['type'] === 'redirect' ? action['url'] : undefined;
  const isPost = isRecord(action) && asText(action['method'] ?? 'GET') !== 'GET';
  if (typeof url !== 'string' || !URL.canParse(url) || isPost)
    return { kind: 'unknown', reason: 'action_not_supported' };
  return { kind: 'requiresAction', payment, action: { type: 'REDIRECT', url } };
}

function declined(body: unknown, answer: PaymentAnswer): ProviderOutcome {
  const code = textIn(body, 'refusalReasonCode');
  const reason = textIn(body, 'refusalReason');
  const isError = answer.resultCode === 'Error';
  return {
    kind: 'declined',
    payment: paymentOf(answer),
    code: isError && code === undefined ? 'PROCESSING_ERROR' : declineCodeOf(code, reason),
    providerCode: (code ?? reason ?? answer.resultCode).slice(0, 100),
  };
}

function paymentAnswer(body: unknown, call: AskedPayment): PaymentAnswer | undefined {
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
    ...namesIn(body, call),
    card: cardOf(
      textIn(paymentMethod, 'brand'),
      textIn(additionalData, 'cardSummary'),
      textIn(additionalData, 'alias'),
    ),
    family: walletOf(textIn(paymentMethod, 'brand')),
  };
}

/** An answer belongs to the call that it answers; a reference in it that is not ours shows that it does not. */
function namesIn(body: unknown, call: AskedPayment): { ourReference: string; key: string } {
  const told = textIn(body, 'merchantReference');
  if (told === undefined) return { ourReference: call.reference, key: call.key };
  return readReference(told) ?? { ourReference: told, key: call.key };
}

function paymentOf(answer: PaymentAnswer): ProviderPayment {
  const { reference, key, ourReference, currency, amountMinor, card, family } = answer;
  return { ...nothingHeld, reference, key, ourReference, currency, amountMinor, card, family };
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

/** Adyen adds the wallet to the brand of the card in it: `visa_applepay`. */
export function walletOf(brand: string | undefined): MethodFamily | undefined {
  if (brand?.endsWith('_applepay')) return 'APPLE_PAY';
  return brand?.endsWith('_googlepay') ? 'GOOGLE_PAY' : undefined;
}

/**
 * Adyen names the card where the account is set up to (additional data: `alias`, which stands for one card number and
 * can pay for nothing: https://docs.adyen.com/unified-commerce/collect-data).
 */
export function cardOf(
  brand: string | undefined,
  summary: string | undefined,
  alias: string | undefined,
): ProviderPayment['card'] {
  const scheme = brand?.replace(/_(applepay|googlepay)$/, '');
  return scheme && /^\d{4}$/.test(summary ?? '')
    ? { brand: scheme, last4: summary ?? '', ...(alias && { fingerprint: alias }) }
    : undefined;
}
