import { maxAmountMinor } from '../../kernel/money.js';
import {
  type CaptureMethod,
  type Exemption,
  exemptions,
  type Initiator,
  initiators,
  type Usage,
  usages,
} from '../domain/payment.js';
import type { MoneyView } from './views.js';

export interface CreatePaymentBody {
  readonly reference: string;
  readonly amount: MoneyView;
  readonly paymentMethod: string;
  readonly captureMethod: CaptureMethod;
  readonly returnUrl?: string;
  readonly metadata?: Readonly<Record<string, string>>;
  readonly initiator?: Initiator;
  readonly exemption?: Exemption;
  readonly challenge?: boolean;
  readonly save?: { readonly customer: string; readonly usage: Usage };
}

export interface SaveCardBody {
  readonly paymentMethod: string;
  readonly customer: string;
  readonly usage: Usage;
}

export interface CaptureBody {
  readonly amount: MoneyView;
  readonly final?: boolean;
}

export interface RefundBody {
  readonly amount: MoneyView;
  readonly reason: string;
}

export interface CreditBody {
  readonly amount: MoneyView;
  readonly card: string;
  readonly reference: string;
}

export interface CardSessionBody {
  readonly returnUrl: string;
  readonly reference?: string;
}

const reference = { type: 'string', pattern: '^[\\x21-\\x7e]{1,128}$' };
// Whatever else a scheme can do in a browser (javascript:, data:, file:), a shop's page is reached by these two.
const returnUrl = { type: 'string', maxLength: 2000, pattern: '^https?://[^\\s\\\\]+$' };
const amount = {
  type: 'object',
  additionalProperties: false,
  required: ['minor', 'currency'],
  properties: {
    minor: { type: 'integer', minimum: 1, maximum: maxAmountMinor },
    currency: { type: 'string', enum: Intl.supportedValuesOf('currency') },
  },
};

const customer = { type: 'string', pattern: '^[\\x21-\\x7e]{1,128}$' };
const token = { type: 'string', pattern: '^tok_[A-Za-z0-9_]{1,100}$' };

export const createPaymentSchema = objectOf(
  {
    reference,
    amount,
    paymentMethod: { type: 'string', pattern: '^(tok|card)_[A-Za-z0-9_]{1,100}$' },
    captureMethod: { enum: ['manual', 'automatic'] },
    returnUrl,
    metadata: {
      type: 'object',
      maxProperties: 20,
      propertyNames: { maxLength: 40 },
      additionalProperties: { type: 'string', maxLength: 500 },
    },
    initiator: { enum: initiators },
    exemption: { enum: exemptions },
    challenge: { type: 'boolean' },
    save: objectOf({ customer, usage: { enum: usages } }, ['customer', 'usage']),
  },
  ['reference', 'amount', 'paymentMethod', 'captureMethod'],
);

export const saveCardSchema = objectOf(
  { paymentMethod: token, customer, usage: { enum: usages } },
  ['paymentMethod', 'customer', 'usage'],
);

export const captureSchema = objectOf({ amount, final: { type: 'boolean' } }, ['amount']);

export const refundSchema = objectOf(
  { amount, reason: { type: 'string', minLength: 1, maxLength: 200 } },
  ['amount', 'reason'],
);

export const creditSchema = objectOf({ amount, card: token, reference }, [
  'amount',
  'card',
  'reference',
]);

export const findCreditSchema = objectOf({ idempotencyKey: { type: 'string', maxLength: 255 } }, [
  'idempotencyKey',
]);

export const cardSessionSchema = objectOf({ returnUrl, reference }, ['returnUrl']);

export const findPaymentsSchema = {
  type: 'object',
  additionalProperties: false,
  minProperties: 1,
  maxProperties: 1,
  properties: { reference, idempotencyKey: { type: 'string', maxLength: 255 } },
};

export const booksSchema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    after: { type: 'string', pattern: '^\\d{1,9}$' },
    limit: { type: 'string', pattern: '^\\d{1,3}$' },
  },
};

export function objectOf(properties: object, required: readonly string[]) {
  return { type: 'object', additionalProperties: false, required, properties };
}
