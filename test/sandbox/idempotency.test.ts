import { expect, it } from 'vitest';
import {
  givenSandbox,
  givenSandboxWithReceiver,
  newKey,
  order,
  together,
} from './support/given.js';

it('makes one payment of fifty equal calls', async () => {
  const { pay, control, receiver } = await givenSandboxWithReceiver();
  const answers = await together(50, () => pay('tok_success', {}, 'one-key'));
  expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
  expect(control.books()).toHaveLength(1);
  await control.webhooksIdle();
  expect(receiver.types()).toEqual(['payment.authorized']);
});

it('lets the second call wait for the first, which the bank is slow to answer', async () => {
  const { pay, control } = await givenSandbox();
  const answers = await together(3, () => pay('tok_slow', {}, 'slow-key'));
  expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
  expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  expect(control.books()).toHaveLength(1);
});

it('gives the first result again after the payment has moved on', async () => {
  const { pay, capture } = await givenSandbox();
  const key = newKey();
  const first = await pay('tok_success', {}, key);
  await capture(first.body.id, 10_000);
  expect((await pay('tok_success', {}, key)).text).toBe(first.text);
});

it('takes the same fields in another order for the same request', async () => {
  const { post } = await givenSandbox();
  const key = newKey();
  const first = await post('/v1/payments', order(), key);
  const reordered = Object.fromEntries(Object.entries(order()).reverse());
  expect((await post('/v1/payments', reordered, key)).text).toBe(first.text);
});

it('refuses a key that was used for something else', async () => {
  const { pay, capture, control } = await givenSandbox();
  const key = newKey();
  const { body } = await pay('tok_success', {}, key);
  const otherBody = await pay('tok_success', { reference: 'ORDER-2' }, key);
  const otherCall = await capture(body.id, 100, {}, key);
  for (const { status, body: answer } of [otherBody, otherCall])
    expect([status, answer.error.code]).toEqual([409, 'idempotency_key_reused']);
  expect(control.books()).toMatchObject([{ amountCaptured: { minor: 0 } }]);
});

it('refuses another body while the first is still on its way', async () => {
  const { pay } = await givenSandbox();
  const key = newKey();
  const references = ['ORDER-1', 'ORDER-2'];
  const answers = await together(2, (place) =>
    pay('tok_slow', { reference: references[place] }, key),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
});

it('captures and refunds once for each key', async () => {
  const { pay, capture, refund, get } = await givenSandbox();
  const { id } = (await pay()).body;
  await together(10, () => capture(id, 5_000, {}, 'capture-key'));
  await together(10, () => refund(id, 2_000, 'refund-key'));
  expect(await get(`/v1/payments/${id}`)).toMatchObject({
    amountCaptured: { minor: 5_000 },
    amountRefunded: { minor: 2_000 },
  });
});

it('refunds once of twenty full refunds with keys of their own', async () => {
  const { pay, refund } = await givenSandbox();
  const { id } = (await pay('tok_success', { captureMethod: 'automatic' })).body;
  const answers = await together(20, () => refund(id, 10_000));
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
});

it('repeats a refusal, but leaves a key unused where nothing was decided', async () => {
  const { pay, capture, post } = await givenSandbox();
  const { id } = (await pay()).body;
  const refused = await capture(id, 10_001, {}, 'refused-key');
  expect(refused.status).toBe(422);
  expect((await capture(id, 10_001, {}, 'refused-key')).text).toBe(refused.text);
  expect((await post('/v1/payments', {}, 'fresh-key')).status).toBe(400);
  expect((await capture('pay_nothing', 1, {}, 'fresh-key')).status).toBe(404);
  expect((await pay('tok_success', {}, 'fresh-key')).status).toBe(201);
});

it.each([
  ['no key', undefined],
  ['an empty key', ''],
  ['a key that is too long', 'k'.repeat(256)],
  ['a key with a space', 'a key'],
])('moves no money with %s', async (_what, key) => {
  const { sandbox, control } = await givenSandbox();
  const answer = await fetch(`${sandbox.url}/v1/payments`, {
    method: 'POST',
    headers: {
      authorization: 'Bearer sk_test_of_the_suite',
      'content-type': 'application/json',
      ...(key !== undefined && { 'idempotency-key': key }),
    },
    body: JSON.stringify(order()),
  });
  expect([answer.status, await answer.json()]).toMatchObject([
    400,
    { error: { code: 'idempotency_key_required' } },
  ]);
  expect(control.books()).toEqual([]);
});
