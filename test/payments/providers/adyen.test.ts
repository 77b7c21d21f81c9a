import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayMs } from '../../../src/kernel/clock.js';
import { newId } from '../../../src/kernel/ids.js';
import { decimalsOf } from '../../../src/kernel/money.js';
import { createAdyenProvider } from '../../../src/payments/index.js';
import type {
  AuthorizeCall,
  OperationCall,
  PaymentProvider,
} from '../../../src/payments/providers/provider.js';
import { customerPresent } from '../support/present.js';
import {
  adyenTokens,
  apiKey,
  hmacKeys,
  merchantAccount,
  messageOf,
  openAdyenSubject,
  operationItem,
  paymentItem,
  signed,
} from './adyen-stand-in.js';

let standIn: Awaited<ReturnType<typeof openAdyenSubject>>['standIn'];
let provider: PaymentProvider;

beforeAll(async () => {
  ({ standIn, provider } = await openAdyenSubject());
});
afterAll(() => standIn.close());

function call(methodToken: string, other: Partial<AuthorizeCall> = {}): AuthorizeCall {
  return {
    key: newId(),
    reference: newId(),
    amountMinor: 1999,
    currency: 'EUR',
    methodToken,
    customerId: null,
    captureMethod: 'MANUAL',
    returnUrl: null,
    ...customerPresent,
    correlationId: 'contract',
    ...other,
  };
}

const booked = (key: string) => standIn.books().filter((book) => book.key === key);

async function held(amountMinor = 1999) {
  const asked = call(adyenTokens.success, { amountMinor });
  const outcome = await provider.authorize(asked);
  if (outcome.kind !== 'authorized') throw new Error(outcome.kind);
  return { asked, payment: outcome.payment };
}

function follow(
  kind: OperationCall['kind'],
  paymentReference: string,
  amountMinor = 1999,
): OperationCall {
  const key = newId();
  return { key, kind, paymentReference, amountMinor, currency: 'EUR', final: true, reason: null };
}

function newsFrom(message: Parameters<typeof provider.readWebhook>[0]) {
  const reading = provider.readWebhook(message, new Date());
  if (reading.kind !== 'genuine') throw new Error(reading.kind);
  return provider.newsOf(reading.type, reading.body);
}

describe('a payment at Adyen', () => {
  it('holds the money, and shows it under our references', async () => {
    const { asked, payment } = await held();
    const { key, reference } = asked;
    const wanted = { key, ourReference: reference, amountMinor: 1999, authorizedMinor: 1999 };
    const card = { brand: 'visa', last4: '1111', fingerprint: 'A373176724022941' };
    expect(payment).toMatchObject({ ...wanted, capturedMinor: 0, currency: 'EUR', card });
    expect(booked(key)).toMatchObject([{ psp: payment.reference, capturedMinor: 0 }]);
  });

  it('takes the money at once where that is asked', async () => {
    const asked = call(adyenTokens.success, { captureMethod: 'AUTOMATIC' });
    const wanted = { kind: 'captured', payment: { authorizedMinor: 1999, capturedMinor: 1999 } };
    expect(await provider.authorize(asked)).toMatchObject(wanted);
    expect(booked(asked.key)).toMatchObject([{ capturedMinor: 1999 }]);
    expect(newsFrom(standIn.message(asked.key, 'current'))).toMatchObject({ outcome: wanted });
  });

  it('says why a bank declines, and holds nothing', async () => {
    const wanted = {
      kind: 'declined',
      code: 'INSUFFICIENT_FUNDS',
      payment: { authorizedMinor: 0 },
    };
    const asked = call(adyenTokens.decline);
    expect(await provider.authorize(asked)).toMatchObject({ ...wanted, providerCode: '12' });
    expect(newsFrom(standIn.message(asked.key, 'current'))).toMatchObject({ outcome: wanted });
  });

  it('leads the card holder to their bank, and hears of their consent by news', async () => {
    const asked = call(adyenTokens.challenge);
    const outcome = await provider.authorize(asked);
    expect(outcome).toMatchObject({ kind: 'requiresAction', action: { type: 'REDIRECT' } });
    standIn.agree(asked.key);
    const news = newsFrom(standIn.message(asked.key, 'current'));
    const payment = { key: asked.key, ourReference: asked.reference, authorizedMinor: 1999 };
    expect(news).toMatchObject({ kind: 'payment', outcome: { kind: 'authorized', payment } });
  });

  it.each([
    ['timeoutAfter', 'timeout'],
    ['brokenAfter', 'http_500'],
    ['cutAfter', 'unreadable'],
  ] as const)('after %s does not know, and learns it with the same key', async (name, reason) => {
    const asked = call(adyenTokens[name]);
    expect(await provider.authorize(asked)).toEqual({ kind: 'unknown', reason });
    expect(await provider.findPayment({ key: asked.key, reference: null })).toEqual({
      kind: 'unknown',
      reason: 'no_lookup',
    });
    expect(await provider.authorize(asked)).toMatchObject({ kind: 'authorized' });
    expect(booked(asked.key)).toHaveLength(1);
  });

  it('books two calls with one key once', async () => {
    const asked = call(adyenTokens.success);
    const both = await Promise.all([provider.authorize(asked), provider.authorize(asked)]);
    expect(both[0]).toEqual(both[1]);
    expect(booked(asked.key)).toHaveLength(1);
  });

  it('does not call with a key that Adyen may have forgotten', async () => {
    const time = (Date.now() - 7 * dayMs).toString(16).padStart(12, '0');
    const key = `${time.slice(0, 8)}-${time.slice(8)}${newId().slice(13)}`;
    const unknown = { kind: 'unknown', reason: 'key_too_old' };
    expect(await provider.authorize(call(adyenTokens.success, { key }))).toEqual(unknown);
    expect(await provider.operate({ ...follow('REFUND', 'ANY'), key })).toEqual(unknown);
    expect(standIn.requests.filter((each) => each.key === key)).toEqual([]);
  });

  it('says what was turned down before anything was booked', async () => {
    const refused = { kind: 'refused', providerCode: '800' };
    expect(await provider.authorize(call(adyenTokens.invalid))).toEqual(refused);
    expect(await provider.authorize(call(adyenTokens.pending))).toMatchObject({
      kind: 'processing',
    });
  });

  it('does not know what happened where nobody listens', async () => {
    const nowhere = createAdyenProvider({
      baseUrl: 'http://127.0.0.1:1/v72',
      apiKey,
      merchantAccount,
      hmacKeys: [],
      usualReturnUrl: 'https://shop.example',
      completionUrl: 'https://gateway.example/payments/return',
      cardPage: { currency: 'EUR' },
    });
    const unknown = { kind: 'unknown', reason: 'no_answer' };
    expect(await nowhere.authorize(call(adyenTokens.success))).toEqual(unknown);
    expect(await nowhere.operate(follow('VOID', 'ANY'))).toEqual(unknown);
  });

  it.each([
    ['EUR', 100],
    ['ISK', 100],
    ['HUF', 100],
    ['IDR', 1],
    ['JPY', 1],
    ['KWD', 1000],
    ['IQD', 1000],
  ])('counts %s as Adyen does, %d to the unit', async (currency, factor) => {
    const amountMinor = 500 * 10 ** decimalsOf(currency);
    const asked = call(adyenTokens.success, { currency, amountMinor });
    expect(await provider.authorize(asked)).toMatchObject({ payment: { amountMinor } });
    expect(booked(asked.key)).toMatchObject([{ currency, amountMinor: 500 * factor }]);
    const news = newsFrom(standIn.message(asked.key, 'current'));
    expect(news).toMatchObject({ outcome: { payment: { amountMinor, currency } } });
  });

  it('takes stored methods of a shopper for tokens, and no card number', () => {
    expect(provider.familyOf(adyenTokens.success)).toBe('CARD');
    for (const other of [
      'tok_success',
      'adyen::STORED00',
      'adyen:ann:4111111111111111',
      'adyen:a b:C',
    ])
      expect(provider.familyOf(other), other).toBeUndefined();
  });
});

describe('a capture, cancel or refund at Adyen', () => {
  it('is only received at first, and ends with its news', async () => {
    const { payment } = await held();
    const capture = follow('CAPTURE', payment.reference);
    const received = { kind: 'unknown', reason: 'received' };
    expect(await provider.operate(capture)).toEqual(received);
    expect(await provider.findOperation({ key: '', paymentReference: '' })).toEqual({
      kind: 'unseen',
    });
    expect(await provider.operate(capture)).toEqual(received);
    standIn.settle(capture.key);
    expect(booked(payment.key)).toMatchObject([{ capturedMinor: 1999 }]);
    expect(newsFrom(standIn.operationMessage(capture.key))).toMatchObject({
      kind: 'operation',
      paymentReference: payment.reference,
      currency: 'EUR',
      operation: { key: capture.key, succeeded: true, amountMinor: 1999 },
    });
  });

  it.each(['VOID', 'REFUND'] as const)('tells that a %s has failed', async (kind) => {
    const { payment } = await held();
    const asked = follow(kind, payment.reference, 1999);
    await provider.operate(asked);
    standIn.settle(asked.key, false);
    const operation = { key: asked.key, succeeded: false, code: 'Insufficient balance on payment' };
    expect(newsFrom(standIn.operationMessage(asked.key))).toMatchObject({ operation });
  });

  it('fails for good where Adyen turns it down', async () => {
    const outcome = await provider.operate(follow('CAPTURE', 'UNHEARDOF0000000'));
    expect(outcome).toEqual({ kind: 'failed', code: '10_003' });
  });

  it('that failed after all is told as failed, whatever its success says', async () => {
    const { payment } = await held();
    const asked = follow('CAPTURE', payment.reference);
    await provider.operate(asked);
    standIn.settle(asked.key);
    const book = standIn.operation(asked.key);
    const item = { ...operationItem(book), eventCode: 'CAPTURE_FAILED', success: 'true' };
    const news = newsFrom(messageOf([signed(item, hmacKeys.current)]));
    expect(news).toMatchObject({ kind: 'operation', operation: { succeeded: false } });
  });
});

it.each([
  ['visa', undefined],
  ['visa_applepay', 'APPLE_PAY'],
  ['mc_googlepay', 'GOOGLE_PAY'],
])('tells of %s which wallet the card was in: %s', async (paymentMethod, family) => {
  const asked = call(adyenTokens.success);
  await provider.authorize(asked);
  const [book] = booked(asked.key);
  if (!book) throw new Error('not booked');
  const item = signed({ ...paymentItem(book), paymentMethod }, hmacKeys.current);
  const card = { brand: paymentMethod.split('_')[0], last4: '1111' };
  const news = newsFrom(messageOf([item]));
  expect(news).toMatchObject({ outcome: { payment: { family, card } } });
});

describe('a webhook of Adyen', () => {
  const item = () => {
    const [book] = standIn.books();
    if (!book) throw new Error('no payment yet');
    return paymentItem(book);
  };
  const read = (items: object[]) => provider.readWebhook(messageOf(items), new Date());

  it('is believed with both keys of a rotation, and with no other', () => {
    expect(read([signed(item(), hmacKeys.current)]).kind).toBe('genuine');
    expect(read([signed(item(), hmacKeys.previous)]).kind).toBe('genuine');
    expect(read([signed(item(), hmacKeys.foreign)])).toEqual({ kind: 'forged' });
    expect(read([item()])).toEqual({ kind: 'forged' });
  });

  it.each([
    ['amount', { amount: { currency: 'EUR', value: 1 } }],
    ['currency', { amount: { currency: 'USD', value: 1999 } }],
    ['success', { success: 'false' }],
    ['reference', { merchantReference: newId() }],
    ['event', { eventCode: 'CAPTURE' }],
  ])('with another %s than was signed is refused', (_part, change) => {
    expect(read([{ ...signed(item(), hmacKeys.current), ...change }])).toEqual({ kind: 'forged' });
  });

  it('of another merchant account is refused', () => {
    const foreign = { ...item(), merchantAccountCode: 'SomebodyElse' };
    expect(read([signed(foreign, hmacKeys.current)])).toEqual({ kind: 'forged' });
  });

  it('brings several items, and is refused whole where one is not signed', () => {
    const first = signed(item(), hmacKeys.current);
    const second = signed({ ...item(), eventCode: 'REPORT_AVAILABLE' }, hmacKeys.current);
    const reading = read([first, second]);
    expect(reading).toMatchObject({
      type: 'AUTHORISATION',
      others: [{ type: 'REPORT_AVAILABLE' }],
    });
    expect(provider.newsOf('REPORT_AVAILABLE', second)).toEqual({ kind: 'other' });
    expect(read([first, item()])).toEqual({ kind: 'forged' });
  });

  it('is known again by its id, and keeps nothing of the shopper', () => {
    const told = {
      ...item(),
      additionalData: { ...item().additionalData, shopperEmail: 'a@b.example' },
    };
    const reading = read([signed(told, hmacKeys.current)]);
    expect(reading).toMatchObject({ eventId: `AUTHORISATION:${told.pspReference}:true` });
    expect(JSON.stringify(reading)).not.toContain('a@b.example');
    expect(JSON.stringify(reading)).not.toContain('hmacSignature');
  });

  it.each(['', '{', '[]', '{"notificationItems":[]}', '{"notificationItems":[null]}'])(
    'without an item is refused: %s',
    (text) => {
      const message = { headers: {}, body: Buffer.from(text) };
      expect(provider.readWebhook(message, new Date())).toEqual({ kind: 'forged' });
    },
  );
});
