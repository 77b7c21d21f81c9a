import { expect, it } from 'vitest';
import { givenSandbox, givenSandboxWithReceiver, secretKey } from './support/given.js';

it('opens, wins and loses a dispute, and tells of it', async () => {
  const { pay, capture, control, receiver } = await givenSandboxWithReceiver();
  const { id } = (await pay()).body;
  await capture(id, 3_000);
  const opened = control.openDispute({ paymentId: id, amountMinor: 2_000 });
  const disputeId = opened.disputes?.[0]?.id ?? '';
  expect(opened.disputes).toMatchObject([
    { status: 'opened', amount: { minor: 2_000 }, reason: 'fraudulent', movements: 1 },
  ]);
  for (const [decision, status, movements] of [
    ['review', 'under_review', 1],
    ['win', 'won', 2],
    ['lose', 'lost', 3],
  ] as const)
    expect(control.settleDispute(id, disputeId, decision).disputes).toMatchObject([
      { status, movements },
    ]);
  expect(() => control.settleDispute(id, disputeId, 'win')).toThrow(/too far/);
  const events = (await receiver.untilReceived(6)).map(({ event }) => event);
  expect(events.map(({ type }) => type).sort()).toEqual([
    'dispute.lost',
    'dispute.opened',
    'dispute.under_review',
    'dispute.won',
    'payment.authorized',
    'payment.captured',
  ]);
  const lost = events.find(({ type }) => type === 'dispute.lost');
  expect(lost?.data).toMatchObject({ disputeId, payment: { disputes: [{ status: 'lost' }] } });
});

it('gives back nothing that is contested or lost, and all that was won', async () => {
  const { pay, capture, refund, control } = await givenSandbox();
  const { id } = (await pay()).body;
  await capture(id, 3_000);
  const { disputes = [] } = control.openDispute({ paymentId: id, amountMinor: 2_000 });
  expect(await refund(id, 1_001)).toMatchObject({
    status: 409,
    body: { error: { code: 'payment_disputed' } },
  });
  expect((await refund(id, 1_000)).status).toBe(201);
  control.settleDispute(id, disputes[0]?.id ?? '', 'win');
  expect((await refund(id, 2_000)).status).toBe(201);
});

it('contests no more than was captured', async () => {
  const { pay, capture, control } = await givenSandbox();
  const { id } = (await pay()).body;
  expect(() => control.openDispute({ paymentId: id })).toThrow(/At most 0/);
  await capture(id, 3_000);
  expect(() => control.openDispute({ paymentId: id, amountMinor: 3_001 })).toThrow(/At most 3000/);
  control.openDispute({ paymentId: id });
  expect(() => control.openDispute({ paymentId: id })).toThrow(/At most 0/);
  expect(() => control.openDispute({ paymentId: 'pay_x' })).toThrow(/no such payment/);
});

it('is told what to dispute by HTTP as well', async () => {
  const { sandbox, pay, capture } = await givenSandbox();
  const { id } = (await pay()).body;
  await capture(id, 3_000);
  const post = async (path: string, body: object) => {
    const response = await fetch(`${sandbox.url}/control${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${secretKey}` },
      body: JSON.stringify(body),
    });
    const answer = (await response.json()) as { disputes?: { id: string }[] };
    return { status: response.status, body: answer };
  };
  const opened = await post('/disputes', { paymentId: id, inquiry: true });
  expect(opened).toMatchObject({ status: 201, body: { disputes: [{ movements: 0 }] } });
  const path = `/disputes/${id}/${opened.body.disputes?.[0]?.id}`;
  expect(await post(path, { decision: 'lose' })).toMatchObject({
    status: 200,
    body: { disputes: [{ status: 'lost', movements: 1 }] },
  });
  expect(await post(path, { decision: 'win' })).toMatchObject({
    status: 409,
    body: { error: { code: 'dispute_not_open' } },
  });
  expect((await post(path, { decision: 'maybe' })).status).toBe(400);
});
