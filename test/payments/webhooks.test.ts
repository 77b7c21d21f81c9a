import { createHmac, randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { dayMs } from '../../src/kernel/clock.js';
import { signWebhook } from '../../src/sandbox/index.js';
import { audit } from './support/audit.js';
import { granted, oldWebhookSecret, openTill, type Till, webhookSecret } from './support/till.js';
import { until } from './support/until.js';

let till: Till;
beforeAll(async () => {
  till = await openTill({ worker: true });
});
afterEach(async () => {
  till.sandbox.control.behave();
  await till.sandbox.control.webhooksIdle();
  await until(async () => (await till.inbox()).every(({ state }) => state !== 'RECEIVED'));
  expect(await audit(till)).toEqual([]);
});
afterAll(() => till.close());

interface Sending {
  readonly secret?: string;
  readonly id?: string;
  readonly sentAt?: number;
  readonly headers?: Record<string, string>;
  /** Sent instead of the body that was signed. */
  readonly otherBody?: string;
}

/** Sends news as the provider would, or nearly so. */
async function send(body: string, sending: Sending = {}): Promise<number> {
  const { secret = webhookSecret, id = `evt_${randomUUID()}`, sentAt = Date.now() } = sending;
  const timestampSeconds = Math.floor(sentAt / 1000);
  const response = await fetch(`${till.url}/webhooks/sandbox`, {
    method: 'POST',
    body: sending.otherBody ?? body,
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(timestampSeconds),
      'webhook-signature': signWebhook(secret, { id, timestampSeconds, body }),
      ...sending.headers,
    },
  });
  await response.arrayBuffer();
  return response.status;
}

const stateOf = async (intentId: string) => (await till.intent(intentId)).state;
const news = (type = 'shop.opened') => JSON.stringify({ id: 'evt', type, data: {} });

describe('who may speak', () => {
  it('believes the signature over the raw bytes, with the new secret or the old one', async () => {
    expect(await send(news())).toBe(200);
    expect(await send(news(), { secret: oldWebhookSecret })).toBe(200);
    expect(await send(`{ "type" : "shop.opened",\n\t"data":{ } }`)).toBe(200);
  });

  it('keeps nothing of what is not signed, wrongly signed, or too old', async () => {
    const before = (await till.inbox()).length;
    const tooFarMs = 310_000;
    const refused = [
      send(news(), { secret: 'whsec_c29tZWJvZHkgZWxzZQ==' }),
      send(news(), { otherBody: news('shop.closed') }),
      send(news(), { sentAt: Date.now() - tooFarMs }),
      send(news(), { sentAt: Date.now() + tooFarMs }),
      send(news(), { headers: { 'webhook-signature': '' } }),
      send(news(), { headers: { 'webhook-signature': 'v1,' } }),
      send(news(), { headers: { 'webhook-signature': 'v2,AAAA' } }),
      send(news(), { headers: { 'webhook-id': 'another' } }),
      send(news(), { headers: { 'webhook-timestamp': 'yesterday' } }),
      fetch(`${till.url}/webhooks/sandbox`, { method: 'POST' }).then(({ status }) => status),
    ];
    expect(await Promise.all(refused)).toEqual(refused.map(() => 401));
    expect(await till.inbox()).toHaveLength(before);
  });

  it('finds the right one among several signatures', async () => {
    const id = 'evt_with_two_signatures';
    const timestampSeconds = Math.floor(Date.now() / 1000);
    const wrong = `v1,${createHmac('sha256', 'other').update('x').digest('base64')}`;
    const right = signWebhook(webhookSecret, { id, timestampSeconds, body: news() });
    expect(await send(news(), { id, headers: { 'webhook-signature': `${wrong} ${right}` } })).toBe(
      200,
    );
  });

  it('answers what is no message, too long, or for nobody', async () => {
    expect(await send('not json')).toBe(400);
    expect(await send('[]')).toBe(400);
    expect(await send('{"no":"type"}')).toBe(400);
    expect(await send('{"type":"a\\u0000b"}')).toBe(400);
    expect(await send(JSON.stringify({ type: 'x', data: 'x'.repeat(70_000) }))).toBe(413);
    const elsewhere = await fetch(`${till.url}/webhooks/nobody`, { method: 'POST' });
    expect(elsewhere.status).toBe(404);
  });

  it('keeps news of kinds that it does not know, and does nothing', async () => {
    const id = `evt_${randomUUID()}`;
    expect(await send(news('payment.future'), { id })).toBe(200);
    const kept = await until(
      async () => (await till.inbox()).find(({ event_id }) => event_id === id),
      (event) => event?.state === 'IGNORED',
    );
    expect(kept).toMatchObject({ type: 'payment.future' });
  });

  it('keeps all of a flood, each once, and a payment goes on beside it', async () => {
    const ids = Array.from({ length: 500 }, () => `evt_${randomUUID()}`);
    const flood = [...ids, ...ids.slice(0, 100)].map((id) => send(news('shop.flooded'), { id }));
    expect(await stateOf(await till.paid())).toBe('AUTHORIZED');
    expect(new Set(await Promise.all(flood))).toEqual(new Set([200]));
    const kept = (await till.inbox()).filter(({ type }) => type === 'shop.flooded');
    expect(kept).toHaveLength(500);
  });

  it('never keeps a card number, even from the provider', async () => {
    const id = `evt_${randomUUID()}`;
    expect(await send('{"type":"shop.note","data":{"note":"4242 4242 4242 4242"}}', { id })).toBe(
      200,
    );
    const kept = (await till.inbox()).find(({ event_id }) => event_id === id);
    expect(JSON.stringify(kept?.body)).not.toContain('4242');
  });
});

describe('news of payments', () => {
  it('settles what the call could not', async () => {
    const intentId = await till.wish();
    // The news comes while the call still waits for its answer.
    expect(await till.pay(intentId, 'tok_timeout_after_charge')).toBe('AUTHORIZED');
    const late = await till.wish();
    till.sandbox.control.conductWebhooks({ paused: true });
    expect(await till.pay(late, 'tok_error_500_after_charge')).toBe('UNKNOWN');
    till.sandbox.control.conductWebhooks({ paused: false });
    await until(
      () => stateOf(late),
      (state) => state === 'AUTHORIZED',
    );
  });

  it('has its effect once, however often it is told', async () => {
    till.sandbox.control.conductWebhooks({ copies: 5 });
    const intentId = await till.wish();
    await till.pay(intentId, 'tok_timeout_after_charge');
    await until(
      () => stateOf(intentId),
      (state) => state === 'AUTHORIZED',
    );
    await till.sandbox.control.webhooksIdle();
    const types = await till.eventTypes(intentId);
    expect(types.filter((type) => type === 'PaymentAuthorized')).toHaveLength(1);
  });

  it('and the answer at the same moment make one success', async () => {
    const { control } = till.sandbox;
    for (let round = 0; round < 24; round += 1) {
      const intentId = await till.wish({ captureMethod: round % 2 ? 'AUTOMATIC' : 'MANUAL' });
      const wanted = round % 2 ? 'CAPTURED' : 'AUTHORIZED';
      control.conductWebhooks({ copies: 1 + (round % 3) });
      expect(await till.pay(intentId, 'tok_success')).toBe(wanted);
      await control.webhooksIdle();
      const types = await till.eventTypes(intentId);
      expect(types.filter((type) => type === 'PaymentAuthorized')).toHaveLength(1);
    }
  });

  it.each(['oldest-first', 'newest-first', 'shuffled'] as const)(
    'told %s ends in the same state',
    async (order) => {
      const { control } = till.sandbox;
      control.conductWebhooks({ paused: true });
      const intentId = await till.wish({ amountMinor: 100 });
      await till.pay(intentId, 'tok_success');
      await loseAnswer('capture', () => till.capture(intentId, 60));
      await loseAnswer('capture', () => till.capture(intentId, 20, false));
      await control.flushWebhooks(order);
      await until(
        () => till.intent(intentId),
        (intent) => intent.captured_minor === 80,
      );
      control.conductWebhooks({ paused: true });
      await loseAnswer('refund', () => till.refund(intentId, 30));
      await loseAnswer('refund', () => till.refund(intentId, 50));
      await loseAnswer('void', () => till.release(intentId));
      await control.flushWebhooks(order);
      await until(
        () => stateOf(intentId),
        (state) => state === 'REFUNDED',
      );
      expect(await till.intent(intentId)).toMatchObject({
        captured_minor: 80,
        refunded_minor: 80,
        voided_minor: 20,
        refund_pending_minor: 0,
        void_pending_minor: 0,
      });
    },
  );

  it.each(permutationsOf(['payment.requires_action', 'payment.authorized', 'payment.expired']))(
    'ends in the same state in the order %s, %s, %s, each told twice',
    async (...order) => {
      const { control } = till.sandbox;
      control.conductWebhooks({ paused: true });
      const intentId = await till.wish();
      control.misbehave({ operation: 'authorize', misbehaviour: { kind: 'error-after' } });
      expect(await till.pay(intentId, 'tok_challenge')).toBe('UNKNOWN');
      const reference = control.books().find((each) => each.reference === intentId)?.id ?? '';
      control.settleChallenge(reference, 'approve');
      control.advanceClock(8 * dayMs);
      const told = control.pendingWebhooks().filter(({ data }) => data.payment.id === reference);
      for (const type of [...order, ...order])
        expect(
          await control.deliverWebhook(told.find((each) => each.type === type)?.id ?? ''),
        ).toBe(200);
      await until(
        () => till.intent(intentId),
        ({ state, expired_minor: expired }) => state === 'EXPIRED' && expired === 10_000,
      );
      expect(await till.attempt(intentId)).toMatchObject({ state: 'SUCCEEDED' });
    },
  );

  it('is no way to take a success back', async () => {
    const { control } = till.sandbox;
    control.conductWebhooks({ paused: true });
    const intentId = await till.paid('tok_challenge');
    const { provider_reference: reference, id } = await till.attempt(intentId);
    control.settleChallenge(reference ?? '', 'approve');
    await till.enquire(id);
    expect(await stateOf(intentId)).toBe('AUTHORIZED');
    await control.flushWebhooks('newest-first');
    expect(await stateOf(intentId)).toBe('AUTHORIZED');
    expect(await till.attempt(intentId)).toMatchObject({ state: 'SUCCEEDED', next_action: null });
  });

  it('of a payment that was cancelled gives the money back by itself', async () => {
    const intentId = await till.wish();
    till.sandbox.control.conductWebhooks({ paused: true });
    expect(await till.pay(intentId, 'tok_timeout_after_charge')).toBe('UNKNOWN');
    granted(await till.cancel(intentId));
    till.sandbox.control.conductWebhooks({ paused: false });
    await until(
      () => till.attempt(intentId),
      ({ state }) => state === 'REVERSED',
    );
    expect(await till.intent(intentId)).toMatchObject({ state: 'CANCELED', authorized_minor: 0 });
    const conflicts = (await till.events(intentId)).filter(
      ({ type }) => type === 'PaymentConflicted',
    );
    expect(conflicts.map(({ payload }) => payload['conflict'])).toEqual(['LATE_SUCCESS']);
  });

  it('of money that was taken late refunds it', async () => {
    const intentId = await till.wish({ captureMethod: 'AUTOMATIC' });
    till.sandbox.control.conductWebhooks({ paused: true });
    await till.pay(intentId, 'tok_timeout_after_charge');
    granted(await till.cancel(intentId));
    till.sandbox.control.conductWebhooks({ paused: false });
    await until(
      () => till.attempt(intentId),
      ({ state }) => state === 'REVERSED',
    );
    expect((await till.journal(intentId)).at(-1)).toMatchObject({
      kind: 'REFUND',
      phase: 'SUCCEEDED',
      amount_minor: 10_000,
    });
  });

  it('with another amount, currency or reference is put aside, and nothing is believed', async () => {
    const intentId = await till.paid();
    const [payment] = till.sandbox.control
      .books()
      .filter(({ reference }) => reference === intentId);
    const wrong = [
      { ...payment, amount: { minor: 9999, currency: 'EUR' } },
      { ...payment, amount: { minor: 10_000, currency: 'USD' } },
      { ...payment, reference: 'another-order' },
      { ...payment, amountCaptured: { minor: 5000, currency: 'EUR' } },
    ];
    for (const view of wrong) {
      const id = `evt_${randomUUID()}`;
      await send(JSON.stringify({ type: 'payment.captured', data: { payment: view } }), { id });
      const kept = await until(
        async () => (await till.inbox()).find(({ event_id }) => event_id === id),
        (event) => event?.state !== 'RECEIVED',
      );
      expect(kept).toMatchObject({
        state: 'QUARANTINED',
        note: expect.stringMatching(/DIFFERS|FOREIGN/),
      });
    }
    expect(await till.intent(intentId)).toMatchObject({ state: 'AUTHORIZED', captured_minor: 0 });
  });

  it('that came before its payment was written is read again, and applied', async () => {
    const intentId = await till.wish();
    const attemptId = randomUUID();
    await send(authorizedNews(intentId, attemptId));
    await until(
      async () => (await till.inbox()).at(-1),
      (event) => (event?.tries ?? 0) > 0,
    );
    await till.gateway.database.pool.query(
      `insert into payment_attempt (id, intent_id, number, state, channel, correlation_id, method, provider, requested_at)
       values ($1, $2, 1, 'PROCESSING', 'WEB', 'test', 'CARD', 'sandbox', now())`,
      [attemptId, intentId],
    );
    await till.gateway.database.pool.query(
      `update payment_intent set state = 'PROCESSING' where id = $1`,
      [intentId],
    );
    await until(
      () => stateOf(intentId),
      (state) => state === 'AUTHORIZED',
    );
  });

  it('of a payment that is nobody of ours is put aside in the end', async () => {
    const id = `evt_${randomUUID()}`;
    await send(authorizedNews(randomUUID(), randomUUID()), { id });
    const find = async () => (await till.inbox()).find(({ event_id }) => event_id === id);
    await until(find, (event) => (event?.tries ?? 0) > 0);
    await till.gateway.database.pool.query(
      'update provider_event set tries = 99 where event_id = $1',
      [id],
    );
    const event = await until(find, (seen) => seen?.state !== 'RECEIVED');
    expect(event).toMatchObject({ state: 'QUARANTINED', processed_at: expect.any(Date) });
  });
});

/** News as the sandbox would word it, of a payment that its books do not hold. */
function authorizedNews(intentId: string, attemptId: string): string {
  const euros = (minor: number) => ({ minor, currency: 'EUR' });
  const payment = {
    id: `pay_${randomUUID()}`,
    status: 'authorized',
    reference: intentId,
    idempotencyKey: attemptId,
    captureMethod: 'manual',
    amount: euros(10_000),
    amountAuthorized: euros(10_000),
    amountCaptured: euros(0),
    amountVoided: euros(0),
    amountExpired: euros(0),
    amountRefunded: euros(0),
    createdAt: new Date().toISOString(),
    operations: [],
  };
  return JSON.stringify({ id: 'evt', type: 'payment.authorized', data: { payment } });
}

function permutationsOf<T>(items: readonly T[]): T[][] {
  if (items.length < 2) return [[...items]];
  return items.flatMap((first, place) =>
    permutationsOf(items.toSpliced(place, 1)).map((rest) => [first, ...rest]),
  );
}

async function loseAnswer(
  operation: 'capture' | 'refund' | 'void',
  act: () => Promise<string>,
): Promise<void> {
  till.sandbox.control.misbehave({ operation, misbehaviour: { kind: 'error-after' } });
  expect(await act()).toBe('UNKNOWN');
}
