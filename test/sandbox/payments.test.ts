import { describe, expect, it } from 'vitest';
import { type TestToken, testTokens } from '../../src/sandbox/index.js';
import { eur, givenSandbox, order } from './support/given.js';

describe('paying', () => {
  it('holds the money and says on which card', async () => {
    const { pay, get } = await givenSandbox();
    const { status, body } = await pay('tok_mastercard', { metadata: { cart: '7' } });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      status: 'authorized',
      reference: 'ORDER-1',
      amount: eur(10_000),
      amountAuthorized: eur(10_000),
      amountCaptured: eur(0),
      card: { brand: 'mastercard', last4: '4444' },
      metadata: { cart: '7' },
    });
    expect(await get(`/v1/payments/${body.id}`)).toEqual(body);
  });

  it('takes the money at once where that was asked', async () => {
    const { pay } = await givenSandbox();
    const { body } = await pay('tok_success', { captureMethod: 'automatic' });
    expect(body).toMatchObject({ status: 'captured', amountCaptured: eur(10_000) });
  });

  const declining = (Object.entries(testTokens) as [string, TestToken][]).filter(
    ([, { declineCode }]) => declineCode,
  );
  it.each(declining)('declines %s with its own reason', async (token, { declineCode }) => {
    const { pay } = await givenSandbox();
    const { status, body } = await pay(token);
    expect(status).toBe(201);
    expect(body).toMatchObject({ status: 'declined', declineCode, amountAuthorized: eur(0) });
  });

  const accepting = (Object.entries(testTokens) as [string, TestToken][]).filter(
    ([, token]) => !token.declineCode && !token.challenge && !token.misbehaviour,
  );
  it.each(accepting)('authorises %s', async (token, { brand, number }) => {
    const { pay } = await givenSandbox();
    const { body } = await pay(token);
    expect(body).toMatchObject({ status: 'authorized', card: { brand, last4: number.slice(-4) } });
  });

  it('declines a token that nobody made', async () => {
    const { pay } = await givenSandbox();
    const { body } = await pay('tok_from_elsewhere');
    expect(body).toMatchObject({ status: 'declined', declineCode: 'invalid_token' });
    expect(body.card).toBeUndefined();
  });

  it('gives the same card the same fingerprint, and another card another', async () => {
    const { pay } = await givenSandbox();
    const [first, second, other] = await Promise.all([pay(), pay(), pay('tok_amex')]);
    expect(first.body.card?.fingerprint).toBe(second.body.card?.fingerprint);
    expect(first.body.card?.fingerprint).not.toBe(other.body.card?.fingerprint);
  });

  it.each([
    ['no amount', { amount: undefined }],
    ['a fraction of a cent', { amount: eur(10.5) }],
    ['nothing', { amount: eur(0) }],
    ['less than nothing', { amount: eur(-1) }],
    ['more than is exact', { amount: eur(2 ** 53) }],
    ['an amount in words', { amount: { minor: '100', currency: 'EUR' } }],
    ['a currency that does not exist', { amount: { minor: 100, currency: 'ZZZ' } }],
    ['a lower-case currency', { amount: { minor: 100, currency: 'eur' } }],
    ['a card number for a token', { paymentMethod: '4242424242424242' }],
    ['an unknown field', { cardNumber: '4242424242424242' }],
    ['an address that runs in the browser', { returnUrl: 'javascript:alert(1)' }],
    ['a reference with a control character', { reference: 'a\u0000b' }],
    ['metadata that is not text', { metadata: { '4242424242424242': 1 } }],
  ])('refuses %s without a word of what was sent', async (_what, wrong) => {
    const { post, control } = await givenSandbox();
    const { status, body, text } = await post('/v1/payments', { ...order(), ...wrong });
    expect(status).toBe(400);
    expect(body.error.code).toBe('invalid_request');
    expect(text).not.toContain('4242');
    expect(control.books()).toEqual([]);
  });
});

describe('capturing', () => {
  it('takes parts until nothing is left, and never more', async () => {
    const { pay, capture } = await givenSandbox();
    const { id } = (await pay()).body;
    expect((await capture(id, 4_000)).body).toMatchObject({
      status: 'authorized',
      operation: { type: 'capture', status: 'succeeded', amount: eur(4_000) },
    });
    expect((await capture(id, 4_000)).status).toBe(201);
    const third = await capture(id, 4_000);
    expect([third.status, third.body.error.code]).toEqual([422, 'amount_too_large']);
    expect((await capture(id, 2_000)).body).toMatchObject({
      status: 'captured',
      amountCaptured: eur(10_000),
    });
    expect((await capture(id, 1)).body.error.code).toBe('payment_not_capturable');
  });

  it('releases the rest with the final part', async () => {
    const { pay, capture, void: voidPayment } = await givenSandbox();
    const { id } = (await pay()).body;
    const { body } = await capture(id, 6_000, { final: true });
    expect(body).toMatchObject({
      status: 'captured',
      amountCaptured: eur(6_000),
      amountVoided: eur(4_000),
    });
    expect((await voidPayment(id)).status).toBe(409);
  });

  it('keeps to the currency of the payment', async () => {
    const { pay, post } = await givenSandbox();
    const { id } = (await pay()).body;
    const amount = { minor: 100, currency: 'USD' };
    const { status, body } = await post(`/v1/payments/${id}/captures`, { amount });
    expect([status, body.error.code]).toEqual([422, 'currency_mismatch']);
  });

  it('moves nothing where the bank fails the capture', async () => {
    const { pay, capture, get } = await givenSandbox();
    const { id } = (await pay('tok_capture_fails')).body;
    const { status, body } = await capture(id, 10_000);
    expect([status, body.error.code]).toEqual([422, 'capture_failed']);
    expect(await get(`/v1/payments/${id}`)).toMatchObject({
      status: 'authorized',
      amountCaptured: eur(0),
      operations: [{ type: 'capture', status: 'failed', failureCode: 'capture_failed' }],
    });
  });

  it('declines at once where the capture that would fail comes with the payment', async () => {
    const { pay } = await givenSandbox();
    const { body } = await pay('tok_capture_fails', { captureMethod: 'automatic' });
    expect(body).toMatchObject({ status: 'declined', declineCode: 'capture_failed' });
  });

  it('does not know a payment that was never made', async () => {
    const { capture } = await givenSandbox();
    const { status, body } = await capture('pay_nothing', 1);
    expect([status, body.error.code]).toEqual([404, 'payment_not_found']);
  });
});

describe('voiding', () => {
  it('gives the hold up', async () => {
    const { pay, capture, void: voidPayment } = await givenSandbox();
    const { id } = (await pay()).body;
    expect((await voidPayment(id)).body).toMatchObject({
      status: 'canceled',
      amountVoided: eur(10_000),
    });
    expect((await capture(id, 1)).body.error.code).toBe('payment_not_capturable');
    expect((await voidPayment(id)).body.error.code).toBe('payment_not_voidable');
  });

  it('keeps what was captured before', async () => {
    const { pay, capture, refund, void: voidPayment } = await givenSandbox();
    const { id } = (await pay()).body;
    await capture(id, 3_000);
    expect((await voidPayment(id)).body).toMatchObject({
      status: 'captured',
      amountCaptured: eur(3_000),
      amountVoided: eur(7_000),
    });
    expect((await refund(id, 3_000)).body.amountRefunded).toEqual(eur(3_000));
  });
});

describe('refunding', () => {
  it('gives back in parts, and never more than was captured', async () => {
    const { pay, capture, refund } = await givenSandbox();
    const { id } = (await pay()).body;
    expect((await refund(id, 1)).body.error.code).toBe('payment_not_refundable');
    await capture(id, 5_000);
    expect((await refund(id, 2_000)).body.operation).toMatchObject({
      type: 'refund',
      reason: 'return',
    });
    expect((await refund(id, 3_001)).body.error.code).toBe('amount_too_large');
    expect((await refund(id, 3_000)).body.amountRefunded).toEqual(eur(5_000));
    expect((await refund(id, 1)).body.error.code).toBe('amount_too_large');
  });

  it('moves nothing where the bank fails the refund', async () => {
    const { pay, refund, get } = await givenSandbox();
    const { id } = (await pay('tok_refund_fails', { captureMethod: 'automatic' })).body;
    const { status, body } = await refund(id, 100);
    expect([status, body.error.code]).toEqual([422, 'refund_failed']);
    expect(await get(`/v1/payments/${id}`)).toMatchObject({ amountRefunded: eur(0) });
  });
});
