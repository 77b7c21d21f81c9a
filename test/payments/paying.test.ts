import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { audit } from './support/audit.js';
import { granted, guest, kindOf, openTill, type Till } from './support/till.js';

let till: Till;
beforeAll(async () => {
  till = await openTill();
});
afterEach(async () => {
  till.sandbox.control.behave();
  expect(await audit(till)).toEqual([]);
});
afterAll(() => till.close());

describe('paying with a card', () => {
  it('holds the money on a good card', async () => {
    const intentId = await till.wish();
    expect(await till.pay(intentId, 'tok_success')).toBe('AUTHORIZED');
    expect(await till.intent(intentId)).toMatchObject({
      authorized_minor: 10_000,
      captured_minor: 0,
      authorization_expires_at: expect.any(Date),
    });
    expect(await till.attempt(intentId)).toMatchObject({
      state: 'SUCCEEDED',
      card_brand: 'visa',
      card_last4: '4242',
      settled_at: expect.any(Date),
    });
    expect(await till.eventTypes(intentId)).toEqual([
      'PaymentRequested',
      'PaymentProcessing',
      'PaymentAuthorized',
    ]);
  });

  it('takes the money at once where that is wanted', async () => {
    const intentId = await till.wish({ captureMethod: 'AUTOMATIC' });
    expect(await till.pay(intentId, 'tok_success')).toBe('CAPTURED');
    expect(await till.intent(intentId)).toMatchObject({ captured_minor: 10_000 });
    expect((await till.eventTypes(intentId)).slice(-2)).toEqual([
      'PaymentAuthorized',
      'PaymentCaptured',
    ]);
  });

  it.each([
    ['tok_declined_do_not_honor', 'DO_NOT_HONOR'],
    ['tok_declined_insufficient_funds', 'INSUFFICIENT_FUNDS'],
    ['tok_declined_lost_card', 'LOST_CARD'],
    ['tok_declined_stolen_card', 'STOLEN_CARD'],
    ['tok_declined_expired_card', 'EXPIRED_CARD'],
    ['tok_declined_incorrect_cvc', 'INCORRECT_SECURITY_CODE'],
    ['tok_declined_processing_error', 'PROCESSING_ERROR'],
    ['tok_declined_fraud', 'FRAUD_SUSPECTED'],
    ['tok_nobody_knows', 'INVALID_TOKEN'],
  ])('keeps why %s was declined, and lets another card pay', async (token, code) => {
    const intentId = await till.wish();
    expect(await till.pay(intentId, token)).toBe('REQUIRES_PAYMENT_METHOD');
    expect(await till.intent(intentId)).toMatchObject({ last_decline_code: code });
    expect(await till.pay(intentId, 'tok_mastercard')).toBe('AUTHORIZED');
    expect(await till.intent(intentId)).toMatchObject({ last_decline_code: null });
    expect((await till.attempts(intentId)).map(({ state }) => state)).toEqual([
      'DECLINED',
      'SUCCEEDED',
    ]);
  });

  it('tells the followers of the order too', async () => {
    const orderId = '01990000-0000-7000-8000-000000000001';
    const intentId = await till.paid('tok_success', { orderId });
    const own = await till.events(intentId);
    const ofOrder = await till.gateway.streams.readAfter(`order:${orderId}`, 0);
    expect(ofOrder.map(({ event_id }) => event_id)).toEqual(own.map(({ event_id }) => event_id));
    expect(ofOrder.at(-1)?.payload).toMatchObject({
      intentId,
      orderId,
      state: 'AUTHORIZED',
      from: 'PROCESSING',
      amounts: { currency: 'EUR', amountMinor: 10_000, authorizedMinor: 10_000 },
    });
  });

  it('refuses what is no token, and keeps nothing of it', async () => {
    const intentId = await till.wish();
    for (const text of ['4242424242424242', 'tok_4242424242424242', 'tok_', 'card', '']) {
      expect(kindOf(await till.request(intentId, text))).toBe('InvalidPaymentToken');
    }
    expect(await till.attempts(intentId)).toEqual([]);
  });

  it('forgets the token as soon as the attempt is settled, and never tells it', async () => {
    const intentId = await till.wish();
    const secret = 'tok_that_nobody_must_see';
    await till.pay(intentId, secret);
    expect(await till.attempt(intentId)).toMatchObject({ method_token: null });
    expect(JSON.stringify(await till.events(intentId))).not.toContain(secret);
    expect(JSON.stringify(await till.journal(intentId))).not.toContain(secret);
  });

  it('pays once: a paid or cancelled payment takes no other card', async () => {
    const paidId = await till.paid();
    expect(kindOf(await till.request(paidId, 'tok_success'))).toBe('PaymentNotConfirmable');
    const canceledId = await till.wish();
    granted(await till.cancel(canceledId));
    expect(kindOf(await till.request(canceledId, 'tok_success'))).toBe('PaymentNotConfirmable');
  });

  it('decides the channel from who pays, not from what they say', async () => {
    const asCustomer = await till.wish();
    await till.request(asCustomer, 'tok_success', guest('CALL_CENTRE'));
    expect(await till.attempt(asCustomer)).toMatchObject({ channel: 'WEB' });
    const asAgent = await till.wish();
    await till.request(asAgent, 'tok_success', {
      ...guest('WEB'),
      actor: { kind: 'AGENT', id: 'agent', locationIds: [] },
    });
    expect(await till.attempt(asAgent)).toMatchObject({ channel: 'CALL_CENTRE' });
  });
});

describe('two at once', () => {
  it('allows one attempt of two, and the other hears that one is under way', async () => {
    const intentId = await till.wish();
    const answers = await Promise.all([
      till.request(intentId, 'tok_success'),
      till.request(intentId, 'tok_mastercard'),
    ]);
    expect(answers.map(kindOf).sort()).toEqual(['AttemptInProgress', 'granted']);
  });

  it('charges once when several drive the same attempt, and tells all of them the same', async () => {
    await using till = await openTill({ timeoutMs: 20_000 });
    const intentId = await till.wish();
    const { attemptId } = granted(await till.request(intentId, 'tok_success'));
    till.sandbox.control.forgetCalls();
    till.sandbox.control.misbehave({
      operation: 'authorize',
      misbehaviour: { kind: 'slow', delayMs: 150 },
    });
    const states = await Promise.all(Array.from({ length: 8 }, () => till.drive(attemptId)));
    expect(new Set(states)).toEqual(new Set(['AUTHORIZED']));
    const calls = till.sandbox.control.calls().filter(({ operation }) => operation === 'authorize');
    expect(calls).toHaveLength(1);
  });
});

describe('the verification of the bank', () => {
  it('waits for the card holder, and holds the money once they agree', async () => {
    const intentId = await till.wish();
    expect(await till.pay(intentId, 'tok_challenge')).toBe('REQUIRES_ACTION');
    const attempt = await till.attempt(intentId);
    expect(attempt).toMatchObject({
      method_token: null,
      next_action: { type: 'REDIRECT', url: expect.stringContaining('/challenge/') },
    });
    till.sandbox.control.settleChallenge(attempt.provider_reference ?? '', 'approve');
    await till.enquire(attempt.id);
    expect(await till.intent(intentId)).toMatchObject({ state: 'AUTHORIZED' });
  });

  it.each([
    ['tok_challenge', 'refuse', 'AUTHENTICATION_REFUSED'],
    ['tok_challenge_fails', 'approve', 'AUTHENTICATION_FAILED'],
  ] as const)('asks for another card after %s and %s', async (token, decision, code) => {
    const intentId = await till.paid(token);
    const attempt = await till.attempt(intentId);
    till.sandbox.control.settleChallenge(attempt.provider_reference ?? '', decision);
    await till.enquire(attempt.id);
    expect(await till.intent(intentId)).toMatchObject({
      state: 'REQUIRES_PAYMENT_METHOD',
      last_decline_code: code,
    });
  });

  it('gives way to another card, and gives back what the first one still brings', async () => {
    const intentId = await till.paid('tok_challenge');
    const first = await till.attempt(intentId);
    expect(await till.pay(intentId, 'tok_mastercard')).toBe('AUTHORIZED');
    till.sandbox.control.settleChallenge(first.provider_reference ?? '', 'approve');
    await till.enquire(first.id);
    const [late, paying] = await till.attempts(intentId);
    expect([late?.state, paying?.state]).toEqual(['REVERSING', 'SUCCEEDED']);
    await till.driveAll(intentId);
    expect((await till.attempts(intentId)).map(({ state }) => state)).toEqual([
      'REVERSED',
      'SUCCEEDED',
    ]);
    expect(await till.intent(intentId)).toMatchObject({
      state: 'AUTHORIZED',
      authorized_minor: 10_000,
      voided_minor: 0,
    });
    expect(await till.eventTypes(intentId)).toEqual(
      expect.arrayContaining(['PaymentConflicted', 'PaymentVoided']),
    );
  });

  it('ends a challenge that was given up at the provider too', async () => {
    const intentId = await till.paid('tok_challenge');
    granted(await till.cancel(intentId));
    const attempt = await till.attempt(intentId);
    await till.enquire(attempt.id);
    expect(await till.attempt(intentId)).toMatchObject({
      state: 'CANCELED',
      settled_at: expect.any(Date),
    });
    const [payment] = till.sandbox.control
      .books()
      .filter(({ reference }) => reference === intentId);
    expect(payment).toMatchObject({ status: 'canceled' });
  });
});
