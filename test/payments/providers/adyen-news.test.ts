import { afterAll, beforeAll, expect, it } from 'vitest';
import type { WebhookMessage } from '../../../src/payments/providers/provider.js';
import { granted, openTill, type Till } from '../support/till.js';
import {
  adyenTokens,
  hmacKeys,
  messageOf,
  openAdyenSubject,
  operationItem,
  paymentItem,
  signed,
} from './adyen-stand-in.js';

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

async function hear({ headers, body }: WebhookMessage): Promise<number> {
  const { status } = await fetch(`${till.url}/webhooks/adyen`, {
    method: 'POST',
    headers: { 'content-type': String(headers['content-type']) },
    body: body.toString('utf8'),
  });
  await till.readNews();
  return status;
}

async function claimed(intentId: string): Promise<string> {
  const claim = { intentId, amountMinor: 10_000, final: true };
  const { operationId } = granted(await till.claim(claim));
  expect(await till.driveOperation(operationId)).toBe('UNKNOWN');
  return operationId;
}

it('captures and refunds when Adyen says so, and not before', async () => {
  const intentId = await till.paid(adyenTokens.success);
  expect(await till.intent(intentId)).toMatchObject({ state: 'AUTHORIZED', captured_minor: 0 });
  const captureId = await claimed(intentId);
  expect(await till.intent(intentId)).toMatchObject({ state: 'AUTHORIZED', captured_minor: 0 });

  standIn.settle(captureId);
  expect(await hear(standIn.operationMessage(captureId))).toBe(200);
  expect(await hear(standIn.operationMessage(captureId))).toBe(200);
  expect(await till.intent(intentId)).toMatchObject({ state: 'CAPTURED', captured_minor: 10_000 });

  const { operationId } = granted(await till.askRefund(intentId, 4000));
  expect(await till.driveOperation(operationId)).toBe('UNKNOWN');
  standIn.settle(operationId);
  await hear(standIn.operationMessage(operationId));
  expect(await till.intent(intentId)).toMatchObject({ refunded_minor: 4000 });
  const { id } = await till.attempt(intentId);
  expect(standIn.books().find(({ key }) => key === id)).toMatchObject({
    capturedMinor: 10_000,
    refundedMinor: 4000,
  });
});

it('gives the claim free where Adyen could not capture', async () => {
  const intentId = await till.paid(adyenTokens.success);
  const operationId = await claimed(intentId);
  standIn.settle(operationId, false);
  await hear(standIn.operationMessage(operationId));
  const nothing = { state: 'AUTHORIZED', captured_minor: 0, claimed_minor: 0 };
  expect(await till.intent(intentId)).toMatchObject(nothing);
});

/** In how many seconds Adyen is asked again, if nothing is heard until then. */
async function asksAgainIn(operationId: string) {
  const { rows } = await till.gateway.database.pool.query<{ waits: number }>(
    'select extract(epoch from enquire_at - now())::float8 as waits from pending_operation where operation_id = $1',
    [operationId],
  );
  return rows;
}

it('asks for a capture twice, and Adyen has it once', async () => {
  const intentId = await till.paid(adyenTokens.success);
  const operationId = await claimed(intentId);
  expect(await till.driveOperation(operationId)).toBe('UNKNOWN');
  const calls = standIn.requests.filter(({ key }) => key === operationId);
  expect(calls).toHaveLength(2);
  const [{ waits } = { waits: 0 }] = await asksAgainIn(operationId);
  expect(waits).toBeGreaterThan(290);
  standIn.settle(operationId);
  await hear(standIn.operationMessage(operationId));
  expect(await till.intent(intentId)).toMatchObject({ captured_minor: 10_000 });
});

it('puts aside what speaks of another amount', async () => {
  const intentId = await till.paid(adyenTokens.success);
  const operationId = await claimed(intentId);
  standIn.settle(operationId);
  const item = operationItem(standIn.operation(operationId));
  const wrong = { ...item, pspReference: 'OTHER1', amount: { currency: 'EUR', value: 1 } };
  await hear(messageOf([signed(wrong, hmacKeys.current)]));
  expect(await till.intent(intentId)).toMatchObject({ captured_minor: 0 });
  await hear(messageOf([signed(item, hmacKeys.current)]));
  expect(await till.intent(intentId)).toMatchObject({ captured_minor: 10_000 });
  const states = (await till.inbox()).map(({ event_id: id, state }) => [id, state]);
  expect(states).toContainEqual(['CAPTURE:OTHER1:true', 'QUARANTINED']);
});

it('knows a hold as lapsed when Adyen says so, and nothing that was captured', async () => {
  const expire = async (intentId: string) => {
    const { id } = await till.attempt(intentId);
    const [book] = standIn.books().filter(({ key }) => key === id);
    if (!book) throw new Error('not booked');
    const item = { ...paymentItem(book), eventCode: 'EXPIRE', reason: '' };
    await hear(messageOf([signed(item, hmacKeys.current)]));
  };
  const lapsed = await till.paid(adyenTokens.success);
  await expire(lapsed);
  expect(await till.intent(lapsed)).toMatchObject({ state: 'EXPIRED', expired_minor: 10_000 });
  const taken = await till.paid(adyenTokens.success);
  const operationId = await claimed(taken);
  standIn.settle(operationId);
  await hear(standIn.operationMessage(operationId));
  await expire(taken);
  expect(await till.intent(taken)).toMatchObject({ state: 'CAPTURED', expired_minor: 0 });
  const atOnce = await till.paid(adyenTokens.success, { captureMethod: 'AUTOMATIC' });
  await expire(atOnce);
  expect(await till.intent(atOnce)).toMatchObject({ state: 'CAPTURED', expired_minor: 0 });
});

it('finds out with the same key what it was not told, and is charged once', async () => {
  const intentId = await till.wish();
  expect(await till.pay(intentId, adyenTokens.timeoutAfter)).toBe('UNKNOWN');
  const { id } = await till.attempt(intentId);
  await till.enquire(id);
  expect(await till.intent(intentId)).toMatchObject({ state: 'AUTHORIZED' });
  expect(standIn.books().filter(({ key }) => key === id)).toHaveLength(1);
});

it('does not call a payment failed whose card was deleted before its outcome was known', async () => {
  const page = await till.provider.openCardPage({ returnUrl: 'https://shop.example/pay' });
  if (page.kind !== 'opened') throw new Error(page.reason);
  const back = new URL(await standIn.visit(page.url, 'BROKEN'));
  const token = back.searchParams.get('token') ?? '';
  const intentId = await till.wish();
  expect(await till.pay(intentId, token)).toBe('UNKNOWN');
  const { id } = await till.attempt(intentId);
  const paid = standIn.requests.find(({ key }) => key === id);
  const stored = paid?.body.paymentMethod?.storedPaymentMethodId;
  await till.provider.forgetMethod?.({ key: 'end', reference: `${token}:${stored}` });
  await till.enquire(id);
  expect(await till.intent(intentId)).toMatchObject({ state: 'UNKNOWN' });
  await hear(standIn.message(id, 'current'));
  expect(await till.intent(intentId)).toMatchObject({ state: 'AUTHORIZED' });
  expect(standIn.books().filter(({ key }) => key === id)).toHaveLength(1);
});

it('hears from Adyen alone that the card holder has agreed', async () => {
  const intentId = await till.wish();
  expect(await till.pay(intentId, adyenTokens.challenge)).toBe('REQUIRES_ACTION');
  const { id, provider_reference: named } = await till.attempt(intentId);
  expect(named).toBeNull();
  standIn.agree(id);
  await hear(standIn.message(id, 'current'));
  expect(await till.intent(intentId)).toMatchObject({ state: 'AUTHORIZED' });
  const [book] = standIn.books().filter(({ key }) => key === id);
  expect(await till.attempt(intentId)).toMatchObject({ provider_reference: book?.psp });
  expect(await hear(standIn.message(id, 'foreign'))).toBe(401);
});

it('holds for longer when Adyen says so, and asks the card holder where it does not', async () => {
  for (const [agrees, told] of [
    [true, 'PaymentRenewed'],
    [false, 'PaymentRenewalRequested'],
  ] as const) {
    const intentId = await till.paid(adyenTokens.success);
    const { operationId } = await till.askRenewal(intentId);
    if (!operationId) throw new Error('nothing was asked');
    expect(await till.driveOperation(operationId)).toBe('UNKNOWN');
    expect(await till.intent(intentId)).toMatchObject({ renewed_at: null });
    standIn.settle(operationId, agrees);
    await hear(standIn.operationMessage(operationId));
    await hear(standIn.operationMessage(operationId));
    expect((await till.eventTypes(intentId)).at(-1)).toBe(told);
    expect(await till.intent(intentId)).toMatchObject({ state: 'AUTHORIZED' });
  }
});
