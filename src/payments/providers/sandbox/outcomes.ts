import type { MethodFamily } from '../../domain/method-families.js';
import type { Wallet } from '../../domain/saved-method.js';
import type { Sca, ScaResult } from '../../domain/sca.js';
import { asText } from '../json.js';
import type { KeptMethod } from '../kept-method.js';
import type {
  OperationOutcome,
  PaymentNews,
  ProviderDispute,
  ProviderOperation,
  ProviderPayment,
} from '../provider.js';
import { declineCodeOf } from './decline-codes.js';
import type { CardView, DisputeView, OperationView, PaymentView } from './views.js';

const walletNames: Readonly<Record<string, Wallet>> = {
  apple_pay: 'APPLE_PAY',
  google_pay: 'GOOGLE_PAY',
};

const scaResultOf: Readonly<Record<string, ScaResult>> = {
  pending: 'PENDING',
  challenged: 'CHALLENGED',
  frictionless: 'FRICTIONLESS',
  exempted: 'EXEMPTED',
  failed: 'FAILED',
  refused: 'REFUSED',
};

/** A payment of the sandbox in the words of the shop; undefined for a status that we do not know. */
export function readPayment(view: PaymentView): PaymentNews | undefined {
  const payment = paymentOf(view);
  switch (view.status) {
    case 'authorized':
    case 'captured':
      return { kind: view.status, payment };
    case 'requires_action':
      return (
        view.nextAction && { kind: 'requiresAction', payment, action: actionOf(view.nextAction) }
      );
    case 'declined': {
      const providerCode = view.declineCode ?? 'unknown';
      return { kind: 'declined', payment, code: declineCodeOf(providerCode), providerCode };
    }
    case 'canceled':
      return { kind: 'canceled', payment };
    default:
      return undefined;
  }
}

const disputeStates: Readonly<Record<string, ProviderDispute['state']>> = {
  opened: 'OPENED',
  under_review: 'UNDER_REVIEW',
  won: 'WON',
  lost: 'LOST',
};

/** A dispute of the sandbox in the words of the shop; undefined for a status that we do not know. */
export function readDispute(view: DisputeView): ProviderDispute | undefined {
  const state = disputeStates[view.status];
  const { id: reference, amount, reason, movements } = view;
  if (state === undefined || movements < 0 || movements > 3) return undefined;
  return {
    reference,
    state,
    amountMinor: amount.minor,
    currency: amount.currency,
    reason,
    evidenceDueAt: instant(view.evidenceDueAt),
    movements: movements as ProviderDispute['movements'],
  };
}

/** An operation of the sandbox, with the payment after it. */
export function readOperation(operation: OperationView, view: PaymentView): OperationOutcome {
  const { id, status, amount, failureCode = 'unknown' } = operation;
  return status === 'failed'
    ? { kind: 'failed', code: failureCode }
    : {
        kind: 'succeeded',
        reference: id,
        amountMinor: amount.minor,
        payment: paymentOf(view),
      };
}

/** How a payment stands in the sandbox's books. */
export function paymentOf(view: PaymentView): ProviderPayment {
  return {
    reference: view.id,
    key: view.idempotencyKey,
    ourReference: view.reference,
    currency: view.amount.currency,
    amountMinor: view.amount.minor,
    authorizedMinor: view.amountAuthorized.minor,
    capturedMinor: view.amountCaptured.minor,
    voidedMinor: view.amountVoided.minor,
    expiredMinor: view.amountExpired.minor,
    refundedMinor: view.amountRefunded.minor,
    card: cardOf(view.card),
    family: familyOfCard(view.card),
    authorizationExpiresAt: instant(view.authorizationExpiresAt),
    capturesOnce: view.capturesOnce === true ? true : undefined,
    sca: scaOf(view.authentication),
    kept: keptOf(view.savedCard, view.card),
    operations: view.operations.map(operationOf),
  };
}

function cardOf(card: CardView | undefined): ProviderPayment['card'] {
  if (!card) return undefined;
  const { brand, last4, fingerprint } = card;
  const known = typeof fingerprint === 'string' && fingerprint !== '' ? { fingerprint } : {};
  return { brand: asText(brand), last4: asText(last4).slice(-4), ...known };
}

/** The card that the sandbox keeps under that name; undefined where it keeps none. */
export function keptOf(
  reference: string | undefined,
  card: CardView | undefined,
): KeptMethod | undefined {
  const { brand, last4, fingerprint, expiryMonth, expiryYear } = card ?? {};
  const wallet = walletOf(card) ?? null;
  if (!reference || !brand || !last4 || !fingerprint || !expiryMonth || !expiryYear)
    return undefined;
  return { reference, fingerprint, brand, last4, wallet, expiryMonth, expiryYear };
}

/** What buyers know it as, where that is no plain card. */
function familyOfCard(card: CardView | undefined): MethodFamily | undefined {
  return walletOf(card) ?? (card?.virtual ? 'VIRTUAL_CARD' : undefined);
}

function walletOf(card: CardView | undefined): Wallet | undefined {
  return walletNames[card?.wallet ?? ''];
}

function scaOf(told: PaymentView['authentication']): Sca | undefined {
  const result = scaResultOf[told?.result ?? ''];
  return result && { result, liabilityShift: told?.liabilityShift === true };
}

function operationOf(view: OperationView): ProviderOperation {
  return {
    key: view.idempotencyKey,
    reference: view.id,
    succeeded: view.status === 'succeeded',
    amountMinor: view.amount.minor,
    code: view.failureCode,
  };
}

function actionOf({ url, expiresAt }: { readonly url: string; readonly expiresAt?: string }) {
  return { type: 'REDIRECT' as const, url, expiresAt };
}

function instant(text: string | undefined): Date | undefined {
  const time = Date.parse(text ?? '');
  return Number.isNaN(time) ? undefined : new Date(time);
}
