import { expect, it } from 'vitest';
import { dayMs, minuteMs, secondMs } from '../../src/kernel/clock.js';
import { eur, givenSandbox, givenSandboxWithReceiver } from './support/given.js';

it('lets a hold expire after seven days', async () => {
  const { pay, get, capture, control, receiver } = await givenSandboxWithReceiver();
  const { id } = (await pay()).body;
  control.advanceClock(7 * dayMs - secondMs);
  expect(await get(`/v1/payments/${id}`)).toMatchObject({ status: 'authorized' });
  control.advanceClock(secondMs);
  expect(await get(`/v1/payments/${id}`)).toMatchObject({
    status: 'canceled',
    amountExpired: eur(10_000),
  });
  expect((await capture(id, 1)).body.error.code).toBe('payment_not_capturable');
  await receiver.untilReceived(2);
  expect(receiver.types()).toEqual(['payment.authorized', 'payment.expired']);
});

it('lets only the short hold expire after a minute', async () => {
  const { pay, control } = await givenSandbox();
  await pay();
  await pay('tok_short_authorization');
  await pay();
  control.advanceClock(minuteMs);
  const statuses = control.books().map(({ status }) => status);
  expect(statuses).toEqual(['authorized', 'canceled', 'authorized']);
});

it('keeps what was captured when the rest of the hold expires', async () => {
  const { pay, capture, get, control } = await givenSandbox();
  const { id } = (await pay()).body;
  await capture(id, 4_000);
  control.advanceClock(7 * dayMs);
  expect(await get(`/v1/payments/${id}`)).toMatchObject({
    status: 'captured',
    amountCaptured: eur(4_000),
    amountExpired: eur(6_000),
  });
});

it('does not wait for a card holder for ever', async () => {
  const { pay, control } = await givenSandbox();
  const { body } = await pay('tok_challenge');
  control.advanceClock(30 * minuteMs);
  expect(control.books()).toMatchObject([{ id: body.id, status: 'canceled' }]);
  expect(() => control.settleChallenge(body.id, 'approve')).toThrow('does not wait');
});
