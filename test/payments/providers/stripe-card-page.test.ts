import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../../src/kernel/ids.js';
import { readCardPage, readVisit } from '../../../src/payments/providers/stripe/card-page.js';
import { createStripeProvider } from '../../../src/payments/providers/stripe/stripe-provider.js';
import { customerPresent } from '../support/present.js';
import { openTill } from '../support/till.js';
import { openStripe } from './open-stripe.js';

let subject: Awaited<ReturnType<typeof openStripe>>;
beforeAll(async () => {
  subject = await openStripe();
});
afterAll(() => subject.standIn.close());

const wish = (methodToken: string) => ({
  key: newId(),
  reference: newId(),
  amountMinor: 10_000,
  currency: 'EUR',
  methodToken,
  customerId: null,
  captureMethod: 'MANUAL' as const,
  returnUrl: null,
  ...customerPresent,
  correlationId: 'a correlation id',
});

it.each([
  ['pm_success', undefined],
  ['pm_apple_pay', 'APPLE_PAY'],
  ['pm_google_pay', 'GOOGLE_PAY'],
])('tells of %s which wallet the card was in: %s', async (token, family) => {
  const outcome = await subject.provider.authorize(wish(token));
  if (outcome.kind !== 'authorized') throw new Error(outcome.kind);
  expect(outcome.payment.family).toBe(family);
});

describe('the card page', () => {
  it('gives a token that stands for the card that was typed', async () => {
    const page = await subject.provider.openCardPage({
      returnUrl: 'https://shop.example/pay?cart=1#card',
      reference: 'a cart',
    });
    if (page.kind !== 'opened') throw new Error(page.reason);
    expect(page).toMatchObject({
      url: expect.stringMatching(/^https:/),
      expiresAt: new Date(1.9e12),
    });
    const visitId = page.url.split('/').at(-1) ?? '';
    const early = wish(visitId);
    expect(await subject.provider.authorize(early)).toEqual({
      kind: 'refused',
      providerCode: 'card_page_not_completed',
      code: 'INVALID_TOKEN',
    });
    const back = new URL(subject.standIn.typeCard(visitId));
    expect(back.href).toBe(`https://shop.example/pay?cart=1&token=${visitId}#card`);
    const token = back.searchParams.get('token') ?? '';
    expect(subject.provider.familyOf(token)).toBe('CARD');
    const call = wish(token);
    const authorized = { kind: 'authorized', payment: { authorizedMinor: 10_000 } };
    expect(await subject.provider.authorize(call)).toMatchObject(authorized);
    expect(await subject.provider.authorize(call)).toMatchObject(authorized);
    expect(subject.standIn.customerOf(call.key)).toBe(`cus_of_${visitId}`);
    expect(subject.standIn.books().filter(({ key }) => key === call.key)).toHaveLength(1);
  });

  it('of a visit that nobody knows is no card, and books nothing', async () => {
    const call = wish('cs_test_of_nobody');
    expect(await subject.provider.authorize(call)).toMatchObject({ kind: 'refused' });
    expect(subject.standIn.books().filter(({ key }) => key === call.key)).toEqual([]);
  });

  it('cannot be opened where nobody answers', async () => {
    const alone = createStripeProvider({
      secretKey: 'sk_test_of_nobody_00000000000000000000',
      webhookSecrets: [],
      usualReturnUrl: 'https://shop.example/paid',
      baseUrl: 'http://127.0.0.1:1',
    });
    const unknown = { kind: 'unknown', reason: 'no_answer' };
    expect(await alone.openCardPage({ returnUrl: 'https://shop.example' })).toEqual(unknown);
    expect(await alone.authorize(wish('cs_test_1'))).toEqual(unknown);
  });

  it.each([{}, { url: 'https://x' }, { url: null, expires_at: 1 }, 'no', null])(
    'is not read from what is none: %o',
    (session) => {
      expect(readCardPage(session)).toEqual({ kind: 'unknown', reason: 'unreadable' });
      expect(readVisit(session)).toBeUndefined();
    },
  );
});

it('remembers with a payment that the card was in a wallet', async () => {
  const till = await openTill({ provider: subject.provider });
  const intentId = await till.paid('pm_apple_pay');
  expect(await till.attempt(intentId)).toMatchObject({ state: 'SUCCEEDED', method: 'APPLE_PAY' });
  const plain = await till.paid('pm_success');
  expect(await till.attempt(plain)).toMatchObject({ state: 'SUCCEEDED', method: 'CARD' });
  await till.close();
});
