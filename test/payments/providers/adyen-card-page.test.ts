import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../../src/kernel/ids.js';
import { cardTypedIn, readCardPage } from '../../../src/payments/providers/adyen/card-page.js';
import type { AuthorizeCall } from '../../../src/payments/providers/provider.js';
import { customerPresent } from '../support/present.js';
import type { Doing } from './adyen-pages.js';
import { hmacKeys, messageOf, openAdyenSubject, signed } from './adyen-stand-in.js';

let subject: Awaited<ReturnType<typeof openAdyenSubject>>;
beforeAll(async () => {
  subject = await openAdyenSubject();
  // The first call loads what the others find loaded.
  await visit('LEAVES');
});
afterAll(() => subject.standIn.close());

const returnUrl = 'https://shop.example/pay?cart=1#card';
const notCompleted = {
  kind: 'refused',
  providerCode: 'card_page_not_completed',
  code: 'INVALID_TOKEN',
};

/** Opens the page and does something there; answers the token with which it leads back. */
async function visit(doing: Doing) {
  const page = await subject.provider.openCardPage({ returnUrl, reference: 'a cart' });
  if (page.kind !== 'opened') throw new Error(page.reason);
  const back = new URL(await subject.standIn.visit(page.url, doing));
  return { page, back, token: back.searchParams.get('token') ?? '' };
}

function wish(methodToken: string, more: Partial<AuthorizeCall> = {}): AuthorizeCall {
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
    correlationId: 'card page',
    ...more,
  };
}

const booked = (key: string) => subject.standIn.books().filter((each) => each.key === key);
const asked = (key: string) => subject.standIn.requests.find((each) => each.key === key)?.body;
const pay = (call: AuthorizeCall) => subject.provider.authorize(call);

describe('a visit of the card page of Adyen', () => {
  it('asks for a card, authorises nothing, and stores it for nobody else', async () => {
    const { back } = await visit('TYPES');
    const session = subject.standIn.requests.findLast(({ path }) => path.endsWith('/sessions'));
    const visitor = session?.body.shopperReference ?? '';
    expect(visitor).toMatch(/^visit-/);
    expect(session?.key).toBe(visitor);
    expect(session?.body).toMatchObject({
      mode: 'hosted',
      amount: { currency: 'EUR', value: 0 },
      reference: visitor,
      allowedPaymentMethods: ['scheme'],
      storePaymentMethodMode: 'enabled',
      recurringProcessingModel: 'CardOnFile',
      shopperInteraction: 'Ecommerce',
      metadata: { reference: 'a cart' },
    });
    expect(back.searchParams.get('token')).toBe(`adyen:${visitor}`);
    expect(back.searchParams.has('sessionResult')).toBe(true);
    expect(back.hash).toBe('#card');
  });

  it('pays twice with the card that was typed, each time under its own key', async () => {
    const { token } = await visit('TYPES');
    const calls = [wish(token), wish(token, { captureMethod: 'AUTOMATIC' })] as const;
    expect(await pay(calls[0])).toMatchObject({ kind: 'authorized' });
    expect(await pay(calls[1])).toMatchObject({ kind: 'captured' });
    expect(asked(calls[0].key)?.paymentMethod).toEqual(asked(calls[1].key)?.paymentMethod);
    expect(asked(calls[0].key)?.shopperReference).toBe(token.replace('adyen:', ''));
    for (const { key } of calls) expect(booked(key)).toHaveLength(1);
  });

  it('is waited for where its card comes a moment later', async () => {
    const call = wish((await visit('LATE')).token);
    expect(await pay(call)).toMatchObject({ kind: 'authorized' });
    expect(booked(call.key)).toHaveLength(1);
    const kept = await keep((await visit('LATE')).token);
    expect(kept).toMatchObject({ kind: 'kept' });
  });

  it('pays after all once a card was typed, where there was none at first', async () => {
    const { page, token } = await visit('LEAVES');
    const early = wish(token);
    expect(await pay(early)).toEqual(notCompleted);
    expect(booked(early.key)).toEqual([]);
    await subject.standIn.visit(page.url, 'TYPES');
    expect(await pay(wish(token))).toMatchObject({ kind: 'authorized' });
  });

  it('pays with the first card where two were typed, so that the same call stays the same', async () => {
    const { page, token } = await visit('TYPES');
    const call = wish(token);
    const first = await pay(call);
    await subject.standIn.visit(page.url, 'TYPES');
    expect(await pay(call)).toEqual(first);
    expect(booked(call.key)).toHaveLength(1);
  });

  it('says nothing about a payment that was asked for before, once its card is gone', async () => {
    const { token } = await visit('TYPES');
    const call = wish(token);
    expect(await pay(call)).toMatchObject({ kind: 'authorized' });
    const kept = await keep(token);
    if (kept?.kind !== 'kept') throw new Error(kept?.kind);
    await subject.provider.forgetMethod?.({ key: newId(), reference: kept.method.reference });
    const unknown = { kind: 'unknown', reason: 'card_not_stored' };
    expect(await pay({ ...call, isRepeated: true })).toEqual(unknown);
    expect(await pay(wish(token))).toEqual(notCompleted);
    expect(booked(call.key)).toHaveLength(1);
  });

  it('cannot be opened where Adyen says no or nothing, and then nothing is known of its card', async () => {
    const long = { returnUrl: `https://shop.example/${'x'.repeat(1024)}` };
    const refused = { kind: 'unknown', reason: '14_002' };
    expect(await subject.provider.openCardPage(long)).toEqual(refused);
    const away = await openAdyenSubject();
    await away.standIn.close();
    const unknown = { kind: 'unknown', reason: 'no_answer' };
    const token = 'adyen:visit-7d1f9c9e-3c5b-4f5e-9f0a-2b1c3d4e5f60';
    expect(await away.provider.openCardPage({ returnUrl })).toEqual(unknown);
    expect(await away.provider.authorize(wish(token))).toEqual(unknown);
    const asked = { key: newId(), customerId, methodToken: token, scope: 'ON_SESSION' } as const;
    expect(await away.provider.keepMethod?.(asked)).toEqual(unknown);
  });

  it('tells no news: nothing was paid with it', () => {
    const item = {
      amount: { currency: 'EUR', value: 0 },
      eventCode: 'AUTHORISATION',
      eventDate: '2026-03-01T10:00:00+01:00',
      merchantAccountCode: 'PasserelleTest',
      merchantReference: 'visit-7d1f9c9e-3c5b-4f5e-9f0a-2b1c3d4e5f60',
      paymentMethod: 'visa',
      pspReference: '8515131751004933',
      reason: '',
      success: 'true',
    };
    const message = messageOf([signed(item, hmacKeys.current)]);
    const reading = subject.provider.readWebhook(message, new Date());
    if (reading.kind !== 'genuine') throw new Error(reading.kind);
    expect(subject.provider.newsOf(reading.type, reading.body)).toEqual({ kind: 'other' });
  });
});

const customerId = newId();
const keep = (methodToken: string) =>
  subject.provider.keepMethod?.({ key: newId(), customerId, methodToken, scope: 'OFF_SESSION' });

describe('a card that was typed on the page', () => {
  it('is kept for a customer under the name of its visit, and pays in their absence', async () => {
    const { token } = await visit('TYPES');
    const kept = await keep(token);
    if (kept?.kind !== 'kept') throw new Error(kept?.kind);
    const { reference, fingerprint } = kept.method;
    expect(reference).toBe(`${token}:${fingerprint}`);
    expect(subject.provider.familyOf(reference)).toBe('CARD');
    const absent = { customerId, initiator: 'MERCHANT', exemption: 'MIT' } as const;
    const call = wish(reference, absent);
    expect(await pay(call)).toMatchObject({ kind: 'authorized' });
    expect(asked(call.key)?.recurringProcessingModel).toBe('UnscheduledCardOnFile');
  });

  it('is kept with a payment', async () => {
    const { token } = await visit('TYPES');
    const outcome = await pay(wish(token, { customerId, keep: 'ON_SESSION' }));
    const reference = expect.stringContaining(`${token}:`);
    expect(outcome).toMatchObject({ payment: { kept: { reference, last4: '1111' } } });
  });
});

describe('what is no visit', () => {
  it.each([
    'adyen:visit-1',
    'adyen:visit-7D1F9C9E-3C5B-4F5E-9F0A-2B1C3D4E5F60',
    'adyen:7d1f9c9e-3c5b-4f5e-9f0a-2b1c3d4e5f60',
    'visit-7d1f9c9e-3c5b-4f5e-9f0a-2b1c3d4e5f60',
  ])('is no token: %s', (token) => {
    expect(subject.provider.familyOf(token)).toBeUndefined();
  });

  it('brings nobody else’s card', async () => {
    const { token } = await visit('TYPES');
    const kept = await keep(token);
    if (kept?.kind !== 'kept') throw new Error(kept?.kind);
    const stolen = wish(`${(await visit('TYPES')).token}:${kept.method.fingerprint}`);
    expect(await pay(stolen)).toMatchObject({ kind: 'refused' });
    expect(booked(stolen.key)).toEqual([]);
  });

  it.each([
    {},
    { url: 'https://x' },
    { url: null, expiresAt: 1 },
    { url: 'x', expiresAt: '2030-01-01T00:00:00Z' },
    'no',
    null,
  ])('is not read from what is none: %o', (session) => {
    expect(readCardPage(session)).toEqual({ kind: 'unknown', reason: 'unreadable' });
    expect(cardTypedIn([session])).toBeUndefined();
  });
});
