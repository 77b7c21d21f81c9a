import { expect, it } from 'vitest';
import { ManualClock, minuteMs, secondMs } from '../../src/kernel/clock.js';
import { audit } from './support/audit.js';
import { granted, openTill } from './support/till.js';

it('does not charge a buyer who has gone, where nobody was there to send their attempt', async () => {
  const clock = new ManualClock(new Date());
  const till = await openTill({ clock });
  const [late, inTime] = [await till.wish(), await till.wish({ payWithinMs: 60 * minuteMs })];
  const [first, second] = [
    granted(await till.request(late, 'tok_success')).attemptId,
    granted(await till.request(inTime, 'tok_success')).attemptId,
  ];
  clock.advance(30 * minuteMs + secondMs);
  await till.enquire(first);
  await till.enquire(second);
  expect(await till.intent(inTime)).toMatchObject({ state: 'AUTHORIZED' });
  expect(await till.intent(late)).toMatchObject({
    state: 'REQUIRES_PAYMENT_METHOD',
    last_decline_code: 'TRY_AGAIN_LATER',
  });
  expect(till.sandbox.control.books().map(({ reference }) => reference)).toEqual([inTime]);
  await till.expire();
  expect(await till.intent(late)).toMatchObject({ state: 'EXPIRED' });
  expect(await audit(till)).toEqual([]);
  await till.close();
});
