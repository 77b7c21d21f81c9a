import { redactCardNumbers } from '../../../kernel/card-number.js';
import { asText, isRecord, textIn } from '../json.js';
import type { ProviderNews, ProviderPayment } from '../provider.js';
import { adyenUnits } from './amounts.js';
import { declineCodeOf } from './declines.js';
import { disputeEvents, newsOfDispute } from './disputes.js';
import { HmacValidator, type NotificationRequestItem } from './library.js';
import { cardOf, nothingHeld, walletOf } from './outcomes.js';
import { type PaymentReference, readReference } from './references.js';

/** One thing that Adyen tells, as far as this adapter reads it. */
interface Item {
  readonly pspReference: string;
  readonly originalReference: string | undefined;
  readonly merchantReference: string;
  readonly merchantAccountCode: string;
  readonly eventCode: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly success: boolean;
  readonly reason: string | undefined;
  readonly paymentMethod: string | undefined;
  readonly extras: unknown;
}

type SignedItem = NotificationRequestItem & {
  readonly amount: { readonly value: number; readonly currency: string };
};

const name = /^[A-Za-z0-9]{1,40}$/;
const validator = new HmacValidator();

/**
 * True where the item carries Adyen's signature with one of our keys. It covers references, account, amount, event
 * and success, joined by colons; reason, date and additional data are not signed, so nothing that they say moves
 * money.
 */
export function isSigned(item: object, hmacKeys: readonly string[]): boolean {
  const data = isRecord(item) ? item['additionalData'] : undefined;
  if (textIn(data, 'hmacSignature') === undefined || !isItemShape(item)) return false;
  // Every key is tried, so that the time does not tell which of them was right.
  return hmacKeys.map((key) => validator.validateHMAC(item, key)).includes(true);
}

/**
 * The parts of an item that are signed, well formed: a colon in the wrong place could otherwise move a word from
 * one part into the next, and the signature would be the same.
 */
function isItemShape(value: object): value is SignedItem {
  if (!isRecord(value) || !isRecord(value['amount'])) return false;
  const { value: sum, currency } = value['amount'];
  const original = value['originalReference'] ?? '';
  const success = value['success'];
  return (
    typeof sum === 'number' &&
    Number.isSafeInteger(sum) &&
    /^[A-Z]{3}$/.test(String(currency)) &&
    name.test(textIn(value, 'pspReference') ?? '') &&
    (original === '' || name.test(String(original))) &&
    typeof value['merchantReference'] === 'string' &&
    /^[^:]{1,100}$/.test(textIn(value, 'merchantAccountCode') ?? '') &&
    /^[A-Z_]{1,60}$/.test(textIn(value, 'eventCode') ?? '') &&
    (success === 'true' || success === 'false')
  );
}

/** Under which the same news comes again: Adyen repeats an item with the same event, reference and success. */
export function eventIdOf(item: object): string {
  return ['eventCode', 'pspReference', 'success'].map((part) => textIn(item, part)).join(':');
}

const keptNames = [
  'pspReference',
  'originalReference',
  'merchantReference',
  'merchantAccountCode',
  'eventCode',
  'eventDate',
  'amount',
  'success',
  'paymentMethod',
] as const;

/** What of an item is kept: what is read of it. Adyen sends names and addresses of shoppers as well. */
export function keptPart(item: object): object {
  if (!isRecord(item)) return {};
  return {
    ...Object.fromEntries(keptNames.map((each) => [each, item[each]])),
    reason: redactCardNumbers(textIn(item, 'reason') ?? ''),
    additionalData: {
      cardSummary: textIn(item['additionalData'], 'cardSummary'),
      defensePeriodEndsAt: textIn(item['additionalData'], 'defensePeriodEndsAt'),
    },
  };
}

const readEvents: ReadonlySet<string> = new Set([
  'AUTHORISATION',
  'OFFER_CLOSED',
  'EXPIRE',
  'CAPTURE',
  'CANCELLATION',
  'AUTHORISATION_ADJUSTMENT',
  'CANCEL_OR_REFUND',
  'REFUND',
  'CAPTURE_FAILED',
  'REFUND_FAILED',
  'REFUNDED_REVERSED',
  ...disputeEvents,
]);

/** What a genuine item says; undefined where it is not what Adyen promises. */
export function newsIn(eventCode: string, body: object): ProviderNews | undefined {
  if (!readEvents.has(eventCode)) return { kind: 'other' };
  const item = readItem(body);
  if (!item) return undefined;
  if (disputeEvents.includes(eventCode))
    return newsOfDispute(eventCode, item, textIn(item.extras, 'defensePeriodEndsAt'));
  switch (eventCode) {
    case 'AUTHORISATION':
      return authorization(item);
    case 'OFFER_CLOSED':
      return canceled(item);
    case 'EXPIRE':
      return expired(item);
    case 'CAPTURE':
    case 'CANCELLATION':
    case 'AUTHORISATION_ADJUSTMENT':
    case 'CANCEL_OR_REFUND':
    case 'REFUND':
      return operation(item, item.success);
    // The others say with success "true" that what was done has failed after all.
    default:
      return operation(item, false, true);
  }
}

function readItem(body: object): Item | undefined {
  if (!isItemShape(body)) return undefined;
  const { amount, pspReference, merchantReference, merchantAccountCode, eventCode } = body;
  const amountMinor = adyenUnits.ours(amount.value, amount.currency);
  if (amountMinor === undefined) return undefined;
  return {
    pspReference,
    merchantReference,
    merchantAccountCode,
    eventCode: asText(eventCode),
    amountMinor,
    currency: amount.currency,
    originalReference: textIn(body, 'originalReference'),
    success: asText(body.success) === 'true',
    reason: textIn(body, 'reason'),
    paymentMethod: textIn(body, 'paymentMethod'),
    extras: body.additionalData,
  };
}

function authorization(item: Item): ProviderNews {
  const made = readReference(item.merchantReference);
  if (!made) return { kind: 'other' };
  const payment = paymentOf(item, made);
  if (!item.success) {
    const reason = item.reason ?? 'unknown';
    const code = declineCodeOf(undefined, reason);
    const providerCode = reason.slice(0, 100);
    return { kind: 'payment', outcome: { kind: 'declined', payment, code, providerCode } };
  }
  const { amountMinor } = item;
  const held = { ...payment, authorizedMinor: amountMinor };
  return made.captureMethod === 'AUTOMATIC'
    ? {
        kind: 'payment',
        outcome: { kind: 'captured', payment: { ...held, capturedMinor: amountMinor } },
      }
    : { kind: 'payment', outcome: { kind: 'authorized', payment: held } };
}

/** The card holder has let the time pass in which they could have agreed. */
function canceled(item: Item): ProviderNews {
  const made = readReference(item.merchantReference);
  if (!made) return { kind: 'other' };
  return { kind: 'payment', outcome: { kind: 'canceled', payment: paymentOf(item, made) } };
}

/** The hold has lapsed, or what captures have left of it; the amount is what was held at first. */
function expired(item: Item): ProviderNews {
  const made = readReference(item.merchantReference);
  if (made?.captureMethod !== 'MANUAL') return { kind: 'other' };
  const { amountMinor, originalReference, pspReference } = item;
  const held = { authorizedMinor: amountMinor, expiredMinor: amountMinor };
  const reference = originalReference ?? pspReference;
  const payment = { ...paymentOf(item, made), ...held, reference };
  return { kind: 'payment', outcome: { kind: 'canceled', payment } };
}

/**
 * News of a capture, cancel or refund bears the reference that we gave it, which is its key, and the payment's name
 * at Adyen: neither our intent nor any sum of the payment. A capture that came with its payment was asked for by nobody:
 * it bears the reference of the payment, and goes by its name.
 */
function operation(item: Item, succeeded: boolean, isUndone?: boolean): ProviderNews {
  const { originalReference, merchantReference, pspReference } = item;
  if (originalReference === undefined) return { kind: 'other' };
  const whole = readReference(merchantReference);
  const key = whole?.key ?? merchantReference;
  const reference = whole ? originalReference : pspReference;
  const { amountMinor, currency } = item;
  const code = succeeded ? undefined : (item.reason ?? item.eventCode).slice(0, 100);
  return {
    kind: 'operation',
    paymentReference: originalReference,
    currency,
    operation: { key, reference, succeeded, amountMinor, code, isUndone },
  };
}

function paymentOf(item: Item, { key, ourReference }: PaymentReference): ProviderPayment {
  const { pspReference: reference, currency, amountMinor } = item;
  const card = cardOf(
    item.paymentMethod,
    textIn(item.extras, 'cardSummary'),
    textIn(item.extras, 'alias'),
  );
  const family = walletOf(item.paymentMethod);
  return { ...nothingHeld, reference, key, ourReference, currency, amountMinor, card, family };
}
