import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { systemClock } from '../../src/kernel/clock.js';
import { signWebhook } from '../../src/sandbox/index.js';
import {
  givenJournalFile,
  givenReceiver,
  givenSandbox,
  givenSandboxWithReceiver,
  webhookSecret,
} from './support/given.js';
import { until } from './support/until.js';

it('signs what it sends in the Standard Webhooks form', async () => {
  const { pay, receiver } = await givenSandboxWithReceiver();
  const { body } = await pay();
  const [delivery] = await receiver.untilReceived(1);
  const { 'webhook-id': id, 'webhook-timestamp': timestamp } = delivery?.headers ?? {};
  const key = Buffer.from(webhookSecret.slice('whsec_'.length), 'base64');
  const signed = `${id}.${timestamp}.${delivery?.text}`;
  const signature = createHmac('sha256', key).update(signed).digest('base64');
  expect(delivery?.headers['webhook-signature']).toBe(`v1,${signature}`);
  expect(delivery?.event).toMatchObject({ id, type: 'payment.authorized' });
  expect(delivery?.event.data).toMatchObject({ payment: { ...body } });
  expect(Math.abs(systemClock.now().getTime() / 1000 - Number(timestamp))).toBeLessThan(5);
});

it('signs as the standard shows it in its own example', () => {
  // https://github.com/standard-webhooks/standard-webhooks: the test vector of the reference libraries.
  const signature = signWebhook('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', {
    id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    timestampSeconds: 1614265330,
    body: '{"test": 2432232314}',
  });
  expect(signature).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
});

it('tells of every change, with the payment as it stood and the operation', async () => {
  const {
    pay,
    capture,
    refund,
    void: voidPayment,
    control,
    receiver,
  } = await givenSandboxWithReceiver();
  const { id } = (await pay()).body;
  const captured = await capture(id, 3_000, {}, 'capture-key');
  await voidPayment(id);
  await refund(id, 1_000);
  const failing = (await pay('tok_capture_fails')).body.id;
  await capture(failing, 1);
  const unrefundable = (await pay('tok_refund_fails', { captureMethod: 'automatic' })).body.id;
  await refund(unrefundable, 1);
  await pay('tok_declined_fraud');
  const challenged = (await pay('tok_challenge')).body.id;
  control.settleChallenge(challenged, 'approve');
  await control.webhooksIdle();
  expect(receiver.types().sort()).toEqual(
    [
      'payment.authorized',
      'payment.captured',
      'payment.voided',
      'refund.succeeded',
      'payment.authorized',
      'capture.failed',
      'payment.captured',
      'refund.failed',
      'payment.declined',
      'payment.requires_action',
      'payment.authorized',
    ].sort(),
  );
  const told = receiver.received.find(({ event }) => event.type === 'payment.captured');
  expect(told?.event.data).toMatchObject({
    payment: { amountCaptured: { minor: 3_000 }, amountVoided: { minor: 0 } },
    operationId: captured.body.operation?.id,
    idempotencyKey: 'capture-key',
  });
});

it('repeats the same event until it is acknowledged', async () => {
  const { pay, control, receiver } = await givenSandboxWithReceiver();
  receiver.status = 500;
  await pay();
  await receiver.untilReceived(2);
  receiver.status = 200;
  await control.webhooksIdle();
  expect(new Set(receiver.received.map(({ text }) => text)).size).toBe(1);
  expect(receiver.received.length).toBeGreaterThanOrEqual(3);
  expect(control.pendingWebhooks()).toEqual([]);
});

it('gives up after its last try, and says so', async () => {
  const { pay, control, receiver, log } = await givenSandboxWithReceiver();
  receiver.status = 404;
  await pay();
  await control.webhooksIdle();
  expect(receiver.received).toHaveLength(4);
  expect(log).toMatchObject([{ level: 'warn', message: 'webhook given up', status: 404 }]);
  expect(control.pendingWebhooks()).toEqual([]);
});

it('does not follow a redirect', async () => {
  const { pay, control, receiver } = await givenSandboxWithReceiver();
  receiver.status = 302;
  await pay();
  await control.webhooksIdle();
  expect(receiver.received).toHaveLength(4);
});

it('answers its callers while nobody takes the news', async () => {
  const { pay, control } = await givenSandbox({
    webhookUrl: 'http://127.0.0.1:1/nobody',
    webhookRetryDelaysMs: [60_000],
  });
  expect((await pay()).status).toBe(201);
  await until(() => control.pendingWebhooks().length === 1);
});

it('sends each event several times at once when it is told to', async () => {
  const { pay, control, receiver } = await givenSandboxWithReceiver();
  control.conductWebhooks({ copies: 3 });
  await pay();
  await control.webhooksIdle();
  expect(receiver.received).toHaveLength(3);
  expect(new Set(receiver.received.map(({ event }) => event.id)).size).toBe(1);
});

it('loses news when it is told to, and can send it later all the same', async () => {
  const { pay, capture, control, receiver } = await givenSandboxWithReceiver();
  control.conductWebhooks({ dropNext: 1, paused: true });
  const { id } = (await pay()).body;
  await capture(id, 1);
  control.behave();
  await control.webhooksIdle();
  expect(receiver.types()).toEqual(['payment.captured']);
});

it('holds news back and gives it in any order', async () => {
  const { pay, capture, refund, control, receiver } = await givenSandboxWithReceiver();
  control.conductWebhooks({ paused: true });
  const { id } = (await pay()).body;
  await capture(id, 2);
  await refund(id, 1);
  expect(receiver.received).toEqual([]);
  const [authorized, captured, refunded] = control.pendingWebhooks().map(({ id: event }) => event);
  for (const event of [refunded, authorized, captured, authorized])
    expect(await control.deliverWebhook(event ?? '')).toBe(204);
  expect(receiver.types()).toEqual([
    'refund.succeeded',
    'payment.authorized',
    'payment.captured',
    'payment.authorized',
  ]);
  expect(control.pendingWebhooks()).toEqual([]);
});

it('shuffles by the dice that it is given', async () => {
  const dice = [0.9, 0.1, 0.5];
  const { pay, capture, refund, control, receiver } = await givenSandboxWithReceiver({
    random: () => dice.shift() ?? 0,
  });
  control.conductWebhooks({ paused: true });
  const { id } = (await pay()).body;
  await capture(id, 2);
  await refund(id, 1);
  await control.flushWebhooks('shuffled');
  expect(receiver.types()).toEqual(['payment.captured', 'refund.succeeded', 'payment.authorized']);
});

it('sends after a restart what was not acknowledged before it', async () => {
  const journalFile = givenJournalFile();
  const receiver = await givenReceiver();
  const first = await givenSandbox({ journalFile, webhookUrl: receiver.url });
  await first.pay('tok_success', { reference: 'TOLD' });
  await first.control.webhooksIdle();
  first.control.conductWebhooks({ paused: true });
  await first.pay('tok_success', { reference: 'UNTOLD' });
  await first.sandbox.close();
  const { control } = await givenSandbox({ journalFile, webhookUrl: receiver.url });
  await control.webhooksIdle();
  const references = receiver.received.map(({ event }) => event.data.payment.reference);
  expect(references).toEqual(['TOLD', 'UNTOLD']);
  expect(readFileSync(journalFile, 'utf8')).not.toContain(webhookSecret);
});

it('learns later where the merchant is', async () => {
  const { pay, control } = await givenSandbox();
  await pay();
  const receiver = await givenReceiver();
  control.conductWebhooks({ url: receiver.url });
  await pay('tok_declined_fraud');
  await control.webhooksIdle();
  expect(receiver.types()).toEqual(['payment.declined']);
});
