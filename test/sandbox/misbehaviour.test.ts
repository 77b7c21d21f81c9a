import { describe, expect, it } from 'vitest';
import { type PaymentView, startSandbox } from '../../src/sandbox/index.js';
import { eur, givenSandbox, givenSandboxWithReceiver, newKey } from './support/given.js';

interface Found {
  readonly data: PaymentView[];
}

describe('tokens that let the caller down', () => {
  it('books a payment whose answer never comes, and tells of it', async () => {
    const { pay, get, receiver, control } = await givenSandboxWithReceiver();
    const key = newKey();
    await expect(pay('tok_timeout_after_charge', {}, key)).rejects.toThrow();
    const found = await get<Found>(`/v1/payments?idempotencyKey=${key}`);
    expect(found.data).toMatchObject([{ status: 'authorized', amountAuthorized: eur(10_000) }]);
    const [told] = await receiver.untilReceived(1);
    expect(told?.event.data).toMatchObject({ payment: found.data[0], idempotencyKey: key });
    const again = await pay('tok_timeout_after_charge', {}, key);
    expect([again.status, again.body.id]).toEqual([201, found.data[0]?.id]);
    expect(control.books()).toHaveLength(1);
  });

  it('lets go of the connection when the caller gives up first', async () => {
    const { sandbox, control } = await givenSandbox({ holdMs: 60_000 });
    const answer = fetch(`${sandbox.url}/v1/payments`, {
      method: 'POST',
      headers: {
        authorization: 'Bearer sk_test_of_the_suite',
        'content-type': 'application/json',
        'idempotency-key': newKey(),
      },
      body: JSON.stringify({
        reference: 'R',
        amount: eur(1),
        paymentMethod: 'tok_timeout_after_charge',
        captureMethod: 'manual',
      }),
      signal: AbortSignal.timeout(100),
    });
    await expect(answer).rejects.toThrow('timeout');
    expect(control.books()).toHaveLength(1);
  });

  it('never books what timed out before the charge', async () => {
    const { pay, get, control } = await givenSandbox();
    await expect(pay('tok_timeout_before_charge', {}, 'lost')).rejects.toThrow();
    expect(await get<Found>('/v1/payments?idempotencyKey=lost')).toEqual({ data: [] });
    expect(control.books()).toEqual([]);
  });

  it('answers 500 after booking, and well to the same key', async () => {
    const { pay, control } = await givenSandbox();
    expect((await pay('tok_error_500_after_charge', {}, 'five')).status).toBe(500);
    expect((await pay('tok_error_500_after_charge', {}, 'five')).status).toBe(201);
    expect(control.books()).toHaveLength(1);
  });

  it('answers 500 without booking', async () => {
    const { pay, control } = await givenSandbox();
    const { status, body } = await pay('tok_error_500_before_charge');
    expect([status, body.error.code]).toEqual([500, 'internal_error']);
    expect(control.books()).toEqual([]);
  });

  it('cuts its answer in two after booking', async () => {
    const { pay, get } = await givenSandbox();
    await expect(pay('tok_cut_answer', {}, 'cut')).rejects.toThrow(SyntaxError);
    expect((await get<Found>('/v1/payments?idempotencyKey=cut')).data).toHaveLength(1);
  });
});

describe('planned misbehaviour', () => {
  it('goes wrong as often as planned, and then well', async () => {
    const { pay, control } = await givenSandbox();
    const misbehaviour = { kind: 'error-before', status: 503 } as const;
    control.misbehave({ operation: 'authorize', misbehaviour, times: 2 });
    const statuses = [await pay(), await pay(), await pay()].map(({ status }) => status);
    expect(statuses).toEqual([503, 503, 201]);
  });

  it('answers 429 to whatever comes, until it is told to behave', async () => {
    const { pay, get, control } = await givenSandbox();
    const { id } = (await pay()).body;
    const misbehaviour = { kind: 'error-before', status: 429 } as const;
    control.misbehave({ operation: 'any', misbehaviour, times: 100 });
    expect(await get(`/v1/payments/${id}`)).toMatchObject({ error: { code: 'rate_limited' } });
    expect((await pay()).status).toBe(429);
    control.behave();
    expect((await pay()).status).toBe(201);
  });

  it('captures although the answer is lost', async () => {
    const { pay, capture, get, control } = await givenSandbox();
    const { id } = (await pay()).body;
    control.misbehave({ operation: 'capture', misbehaviour: { kind: 'timeout-after' } });
    await expect(capture(id, 4_000, {}, 'capture')).rejects.toThrow();
    expect(await get(`/v1/payments/${id}`)).toMatchObject({
      amountCaptured: eur(4_000),
      operations: [{ idempotencyKey: 'capture', status: 'succeeded' }],
    });
    expect((await capture(id, 4_000, {}, 'capture')).body.amountCaptured).toEqual(eur(4_000));
  });

  it('lies about the amount, but not in its books', async () => {
    const { pay, control } = await givenSandbox();
    control.misbehave({ operation: 'authorize', misbehaviour: { kind: 'lie', byMinor: 1 } });
    expect((await pay()).body).toMatchObject({
      amountAuthorized: eur(10_001),
      amountCaptured: eur(0),
    });
    expect(control.books()).toMatchObject([{ amountAuthorized: eur(10_000) }]);
  });

  it('remembers which calls came, and which of them it failed', async () => {
    const { pay, control } = await givenSandbox();
    control.misbehave({ operation: 'authorize', misbehaviour: { kind: 'slow', delayMs: 1 } });
    await pay('tok_success', {}, 'first');
    await pay('tok_success', {}, 'second');
    expect(control.calls()).toMatchObject([
      { operation: 'authorize', idempotencyKey: 'first', misbehaviour: 'slow' },
      { operation: 'authorize', idempotencyKey: 'second' },
    ]);
    control.forgetCalls();
    expect(control.calls()).toEqual([]);
  });
});

describe('control by HTTP', () => {
  it('does the same for a test in another process', async () => {
    const { pay, post, get, delete: remove, receiver } = await givenSandboxWithReceiver();
    await post('/control/webhooks', { paused: true });
    await post('/control/misbehave', {
      operation: 'authorize',
      misbehaviour: { kind: 'error-after' },
    });
    expect((await pay()).status).toBe(500);
    const { id } = (await pay('tok_challenge')).body;
    expect((await post(`/control/challenges/${id}`, { decision: 'approve' })).body.status).toBe(
      'authorized',
    );
    expect((await post(`/control/challenges/${id}`, { decision: 'approve' })).status).toBe(409);
    expect((await get<Found>('/control/webhooks')).data).toHaveLength(3);
    expect((await post('/control/webhooks/flush', { order: 'newest-first' })).status).toBe(204);
    expect(receiver.types()).toEqual([
      'payment.authorized',
      'payment.requires_action',
      'payment.authorized',
    ]);
    await post('/control/clock', { advanceMs: 8 * 24 * 3_600_000 });
    const books = await get<Found>('/control/books');
    expect(books.data.map(({ status }) => status)).toEqual(['canceled', 'canceled']);
    expect((await get<Found>('/control/calls')).data).toHaveLength(2);
    expect((await remove('/control/calls')).status).toBe(204);
    expect((await post('/control/misbehave', { operation: 'authorize' })).status).toBe(400);
  });

  it('is open neither without the key nor unless it was asked for', async () => {
    const { sandbox } = await givenSandbox();
    expect((await fetch(`${sandbox.url}/control/books`)).status).toBe(401);
    const closed = await startSandbox({ secretKey: 'sk' });
    const headers = { authorization: 'Bearer sk' };
    expect((await fetch(`${closed.url}/control/books`, { headers })).status).toBe(404);
    expect(() => closed.control).toThrow('control: true');
    await closed.close();
  });
});
