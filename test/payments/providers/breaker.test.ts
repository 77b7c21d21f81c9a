import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Breaker } from '../../../src/payments/providers/breaker.js';

const pauseMs = 1000;
const lost = { kind: 'unknown', reason: 'timeout' };
const answered = { kind: 'authorized' };

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }));
afterEach(() => void vi.useRealTimers());

async function openedBreaker(): Promise<Breaker> {
  const breaker = new Breaker({ failures: 3, pauseMs });
  for (let count = 0; count < 3; count += 1) await breaker.guard(async () => lost);
  return breaker;
}

it.each(['timeout', 'no_answer', 'unreadable', 'http_500', 'http_429'])(
  'opens after so many answers in a row that say %s',
  async (reason) => {
    const breaker = new Breaker({ failures: 3, pauseMs });
    const unknown = async () => ({ kind: 'unknown', reason });
    await breaker.guard(unknown);
    await breaker.guard(unknown);
    expect(breaker).toMatchObject({ state: 'CLOSED', lets: true });
    expect(await breaker.guard(unknown)).toEqual({ kind: 'unknown', reason });
    expect(breaker).toMatchObject({ state: 'OPEN', lets: false });
  },
);

it.each([
  answered,
  { kind: 'declined' },
  { kind: 'refused' },
  { kind: 'unknown', reason: 'token_forgotten' },
  { kind: 'unknown', reason: 'key_too_old' },
])('begins to count anew with an answer like %o', async (answer) => {
  const breaker = new Breaker({ failures: 2, pauseMs });
  for (let count = 0; count < 3; count += 1) {
    await breaker.guard(async () => lost);
    await breaker.guard(async () => answer);
  }
  expect(breaker.state).toBe('CLOSED');
});

it('makes no call while it is open', async () => {
  const breaker = await openedBreaker();
  const call = vi.fn(async () => answered);
  expect(await breaker.guard(call)).toBeUndefined();
  expect(call).not.toHaveBeenCalled();
});

it('lets one call probe after the pause, and nobody wait for it', async () => {
  const breaker = await openedBreaker();
  vi.setSystemTime(Date.now() + pauseMs);
  expect(breaker).toMatchObject({ state: 'OPEN', lets: true });
  const probe = Promise.withResolvers<typeof answered>();
  const probing = breaker.guard(() => probe.promise);
  expect(breaker).toMatchObject({ state: 'HALF_OPEN', lets: false });
  expect(await breaker.guard(async () => answered)).toBeUndefined();
  probe.resolve(answered);
  expect(await probing).toBe(answered);
  expect(breaker).toMatchObject({ state: 'CLOSED', lets: true });
});

it('pauses again where the probe gets no answer', async () => {
  const breaker = await openedBreaker();
  vi.setSystemTime(Date.now() + pauseMs);
  await breaker.guard(async () => lost);
  expect(breaker).toMatchObject({ state: 'OPEN', lets: false });
  vi.setSystemTime(Date.now() + pauseMs);
  await breaker.guard(async () => answered);
  expect(breaker.state).toBe('CLOSED');
});
