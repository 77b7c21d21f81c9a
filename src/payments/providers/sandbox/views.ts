import { isRecord } from '../json.js';

/** The shapes of the sandbox's answers, as far as this adapter reads them. */
export interface MoneyView {
  readonly minor: number;
  readonly currency: string;
}

export interface OperationView {
  readonly id: string;
  readonly status: 'succeeded' | 'failed';
  readonly amount: MoneyView;
  readonly idempotencyKey: string;
  readonly failureCode?: string;
}

export interface CardView {
  readonly brand: string;
  readonly last4: string;
  readonly fingerprint?: string;
  readonly expiryMonth?: number;
  readonly expiryYear?: number;
  readonly wallet?: string;
  readonly virtual?: boolean;
}

export interface DisputeView {
  readonly id: string;
  readonly status: string;
  readonly amount: MoneyView;
  readonly reason: string;
  readonly movements: number;
  readonly evidenceDueAt?: string;
}

export interface PaymentView {
  readonly id: string;
  readonly status: string;
  readonly reference: string;
  readonly idempotencyKey: string;
  readonly amount: MoneyView;
  readonly amountAuthorized: MoneyView;
  readonly amountCaptured: MoneyView;
  readonly amountVoided: MoneyView;
  readonly amountExpired: MoneyView;
  readonly amountRefunded: MoneyView;
  readonly card?: CardView;
  readonly authentication?: { readonly result: string; readonly liabilityShift: boolean };
  readonly savedCard?: string;
  readonly declineCode?: string;
  readonly nextAction?: { readonly url: string; readonly expiresAt?: string };
  readonly authorizationExpiresAt?: string;
  readonly capturesOnce?: unknown;
  readonly createdAt?: string;
  readonly operations: readonly OperationView[];
  readonly disputes?: readonly unknown[];
}

/** True where the value can be read as a payment; what a provider sends is not trusted to be whole. */
export function isPaymentView(value: unknown): value is PaymentView {
  if (!isRecord(value)) return false;
  const { operations, nextAction } = value;
  return (
    ['id', 'status', 'reference', 'idempotencyKey'].every(
      (name) => typeof value[name] === 'string',
    ) &&
    [
      'amount',
      'amountAuthorized',
      'amountCaptured',
      'amountVoided',
      'amountExpired',
      'amountRefunded',
    ].every((name) => isMoneyView(value[name])) &&
    Array.isArray(operations) &&
    operations.every(isOperationView) &&
    (value['disputes'] === undefined || Array.isArray(value['disputes'])) &&
    (nextAction === undefined || (isRecord(nextAction) && typeof nextAction['url'] === 'string'))
  );
}

export function isOperationView(value: unknown): value is OperationView {
  return (
    isRecord(value) &&
    typeof value['id'] === 'string' &&
    typeof value['idempotencyKey'] === 'string' &&
    (value['status'] === 'succeeded' || value['status'] === 'failed') &&
    isMoneyView(value['amount'])
  );
}

export function isDisputeView(value: unknown): value is DisputeView {
  return (
    isRecord(value) &&
    ['id', 'status', 'reason'].every((name) => typeof value[name] === 'string') &&
    Number.isSafeInteger(value['movements']) &&
    isMoneyView(value['amount'])
  );
}

export function isMoneyView(value: unknown): value is MoneyView {
  return (
    isRecord(value) &&
    Number.isSafeInteger(value['minor']) &&
    Number(value['minor']) >= 0 &&
    typeof value['currency'] === 'string'
  );
}
