import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '../../../src/kernel/ids.js';
import type { WebhookMessage } from '../../../src/payments/providers/provider.js';
import { kindOf, openTill, type Till } from '../support/till.js';
import { adyenTokens, openAdyenSubject } from './adyen-stand-in.js';

let standIn: Awaited<ReturnType<typeof openAdyenSubject>>['standIn'];
let till: Till;

beforeAll(async () => {
  const subject = await openAdyenSubject();
  standIn = subject.standIn;
  till = await openTill({ provider: subject.provider });
});
afterAll(async () => {
  await till.close();
  await standIn.close();
});

/** A payment whose card holder is at their bank. */
async function challenged(): Promise<{ intentId: string; attemptId: string }> {
  const intentId = await till.wish();
  expect(await till.pay(intentId, adyenTokens.challenge)).toBe('REQUIRES_ACTION');
  return { intentId, attemptId: (await till.attempt(intentId)).id };
}

async function comeBack(attemptId: string, query: URLSearchParams, method = 'GET') {
  const address = `${till.url}/payments/return/${attemptId}?${query}`;
  const { status, headers } = await fetch(address, { method, redirect: 'manual' });
  return { status, location: headers.get('location') };
}

async function hear({ headers, body }: WebhookMessage): Promise<void> {
  await fetch(`${till.url}/webhooks/adyen`, {
    method: 'POST',
    headers: { 'content-type': String(headers['content-type']) },
    body: body.toString('utf8'),
  });
  await till.readNews();
}

const shop = { status: 303, location: 'https://shop.example/back' };
const calls = () => standIn.requests.filter(({ path }) => path.endsWith('/details')).length;

async function successes(intentId: string): Promise<number> {
  const lines = await till.journal(intentId);
  return lines.filter(({ kind, phase }) => kind === 'AUTHORIZE' && phase === 'SUCCEEDED').length;
}

it('leads to the bank with the address of the gateway, and from there to the shop', async () => {
  const { intentId, attemptId } = await challenged();
  const asked = standIn.requests.find(({ key }) => key === attemptId);
  const returnUrl = `https://gateway.example/payments/return/${attemptId}`;
  expect(asked?.body).toMatchObject({ returnUrl });
  expect(await comeBack(attemptId, standIn.result(attemptId))).toEqual(shop);
  expect(await till.intent(intentId)).toMatchObject({
    state: 'AUTHORIZED',
    authorized_minor: 10_000,
  });
  await hear(standIn.message(attemptId, 'current'));
  expect(await successes(intentId)).toBe(1);
});

it('has one effect of a result that comes back twice, and in two tabs at once', async () => {
  const { intentId, attemptId } = await challenged();
  const result = standIn.result(attemptId);
  const tabs = await Promise.all([1, 2, 3].map(() => comeBack(attemptId, result)));
  expect(tabs).toEqual([shop, shop, shop]);
  const before = calls();
  expect(await comeBack(attemptId, result)).toEqual(shop);
  expect(calls()).toBe(before);
  expect(await till.intent(intentId)).toMatchObject({ state: 'AUTHORIZED' });
  expect(await successes(intentId)).toBe(1);
});

it('lets the buyer try another card after their bank has said no', async () => {
  const { intentId, attemptId } = await challenged();
  expect(await comeBack(attemptId, standIn.result(attemptId, 'NO'))).toEqual(shop);
  expect(await till.intent(intentId)).toMatchObject({ state: 'REQUIRES_PAYMENT_METHOD' });
  expect(await till.attempt(intentId)).toMatchObject({ state: 'DECLINED' });
});

it.each(['', 'redirectResult=', 'redirectResult=YES:NOBODY', 'redirectResult=%00', 'other=1'])(
  'changes nothing for a result that is none, and takes the real one after it: %s',
  async (forged) => {
    const { intentId, attemptId } = await challenged();
    const before = await till.attempt(intentId);
    expect(await comeBack(attemptId, new URLSearchParams(forged))).toEqual(shop);
    expect(await till.attempt(intentId)).toEqual(before);
    expect(await till.intent(intentId)).toMatchObject({ state: 'REQUIRES_ACTION' });
    await comeBack(attemptId, standIn.result(attemptId));
    expect(await till.intent(intentId)).toMatchObject({ state: 'AUTHORIZED' });
  },
);

it('never takes the result of another payment for this one', async () => {
  const cheap = await challenged();
  const dear = await challenged();
  expect(await comeBack(dear.attemptId, standIn.result(cheap.attemptId))).toEqual(shop);
  expect(await till.intent(dear.intentId)).toMatchObject({ state: 'REQUIRES_ACTION' });
  await hear(standIn.message(cheap.attemptId, 'current'));
  expect(await till.intent(cheap.intentId)).toMatchObject({ state: 'AUTHORIZED' });
});

it('nor that of an earlier attempt for the one that has taken its place', async () => {
  const { intentId, attemptId: first } = await challenged();
  expect(await till.pay(intentId, adyenTokens.challenge)).toBe('REQUIRES_ACTION');
  const { id: second } = await till.attempt(intentId);
  await comeBack(second, standIn.result(first));
  expect(await till.intent(intentId)).toMatchObject({ state: 'REQUIRES_ACTION' });
  const before = calls();
  expect(await comeBack(first, standIn.result(first))).toEqual(shop);
  expect(calls()).toBe(before);
  await comeBack(second, standIn.result(second));
  expect(await till.intent(intentId)).toMatchObject({ state: 'AUTHORIZED' });
  // The money of the first one, which the forger has brought in, goes back by itself.
  await hear(standIn.message(first, 'current'));
  expect((await till.attempts(intentId)).map(({ state }) => state)).toEqual([
    'REVERSING',
    'SUCCEEDED',
  ]);
  expect(await till.intent(intentId)).toMatchObject({ authorized_minor: 10_000 });
});

it('does not know what an answer that does not come would have said, and waits for news', async () => {
  const { intentId, attemptId } = await challenged();
  expect(await comeBack(attemptId, standIn.result(attemptId, 'LATEYES'))).toEqual(shop);
  expect(await till.intent(intentId)).toMatchObject({ state: 'UNKNOWN' });
  const another = await till.request(intentId, adyenTokens.success);
  expect(kindOf(another)).toBe('AttemptInProgress');
  await hear(standIn.message(attemptId, 'current'));
  expect(await till.intent(intentId)).toMatchObject({ state: 'AUTHORIZED' });
  expect(await successes(intentId)).toBe(1);
});

it('knows no other payments, and answers no other method', async () => {
  const { attemptId } = await challenged();
  const result = standIn.result(attemptId);
  expect((await comeBack(newId(), result)).status).toBe(404);
  expect((await comeBack('1', result)).status).toBe(404);
  const before = calls();
  expect((await comeBack(attemptId, result, 'HEAD')).status).toBe(404);
  expect(calls()).toBe(before);
});
