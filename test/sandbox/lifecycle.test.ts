import { expect, it } from 'vitest';
import { paymentLifecycle } from '../../src/sandbox/domain/payment.js';

it('reaches every state of a payment', () => {
  const reached = new Set<string>([paymentLifecycle.initial]);
  for (const state of reached)
    for (const event of paymentLifecycle.events(state as typeof paymentLifecycle.initial))
      reached.add(String(paymentLifecycle.next(state as typeof paymentLifecycle.initial, event)));
  expect([...reached].sort()).toEqual([...paymentLifecycle.states].sort());
});

it('never leaves a declined or canceled payment', () => {
  const ends = paymentLifecycle.states.filter((state) => paymentLifecycle.isFinal(state));
  expect(ends).toEqual(['declined', 'canceled']);
});
