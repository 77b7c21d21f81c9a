import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dayMs, hourMs, ManualClock } from '../../src/kernel/clock.js';
import { tellOfEndingHolds } from '../../src/payments/commands/tell-of-ending-holds.js';
import { endingHolds } from '../../src/payments/data/ending-holds.js';
import { paymentProviders } from '../../src/payments/providers/registry.js';
import { audit } from './support/audit.js';
import { granted, kindOf, openTill, type Till } from './support/till.js';

let till: Till;
let clock: ManualClock;
beforeEach(async () => {
  clock = new ManualClock(new Date());
  till = await openTill({ clock });
});
afterEach(async () => {
  till.sandbox.control.behave();
  expect(await audit(till)).toEqual([]);
  await till.close();
});

/** Lets the time pass until a hold of seven days has half a day left. */
function comeNearTheEnd(): void {
  clock.advance(6 * dayMs + 12 * hourMs);
}

/** A payment whose hold ends soon. */
async function ending(token = 'tok_success'): Promise<string> {
  const intentId = await till.paid(token);
  comeNearTheEnd();
  return intentId;
}

/** What is asked of the provider to prolong a hold. */
async function extension(intentId: string): Promise<string> {
  const { operationId } = await till.askRenewal(intentId);
  if (!operationId) throw new Error('nothing was asked');
  return operationId;
}

const endingNow = () =>
  endingHolds(till.gateway.db, till.gateway.port(paymentProviders), clock.now());

describe('a hold that the provider can prolong', () => {
  it('is found before it ends, lasts longer, and is captured after its old end', async () => {
    const intentId = await till.paid();
    expect(await endingNow()).toEqual([]);
    comeNearTheEnd();
    expect(await endingNow()).toMatchObject([{ intentId, purpose: 'PURCHASE' }]);
    const before = await till.intent(intentId);
    expect(await till.driveOperation(await extension(intentId))).toBe('SUCCEEDED');
    const after = await till.intent(intentId);
    expect(after).toMatchObject({ state: 'AUTHORIZED', authorized_minor: 10_000 });
    expect(Number(after.authorization_expires_at)).toBeGreaterThan(
      Number(before.authorization_expires_at) + 6 * dayMs,
    );
    expect(await endingNow()).toEqual([]);
    clock.advance(3 * dayMs);
    till.sandbox.control.advanceClock(0);
    expect(await till.capture(intentId, 10_000)).toBe('SUCCEEDED');
    expect(await till.eventTypes(intentId)).toContain('PaymentRenewed');
  });

  it.each(['timeout-after', 'error-after', 'cut-answer', 'timeout-before'] as const)(
    'is prolonged once when the answer is lost: %s',
    async (kind) => {
      const operationId = await extension(await ending());
      till.sandbox.control.misbehave({ operation: 'extend', misbehaviour: { kind } });
      expect(await till.driveOperation(operationId)).toBe('UNKNOWN');
      expect(await till.driveOperation(operationId)).toBe('SUCCEEDED');
      const [payment] = till.sandbox.control.books();
      expect(payment?.operations.filter(({ type }) => type === 'extend')).toHaveLength(1);
    },
  );

  it('is asked for once, however many ask at the same time', async () => {
    const intentId = await ending();
    const asked = await Promise.all([1, 2, 3].map(() => till.askRenewal(intentId)));
    expect(asked.filter(({ operationId }) => operationId !== null)).toHaveLength(1);
    await till.driveAll(intentId);
    expect(await till.intent(intentId)).toMatchObject({ authorized_minor: 10_000 });
  });

  it('agrees with a capture and a void at the same moment', async () => {
    for (let round = 0; round < 5; round += 1) {
      const intentId = await ending();
      await Promise.all([
        till.askRenewal(intentId).then(() => till.driveAll(intentId)),
        till
          .claim({ intentId, amountMinor: 6000, final: true })
          .then(() => till.driveAll(intentId)),
        till.askVoid(intentId).then(() => till.driveAll(intentId)),
      ]);
      await till.driveAll(intentId);
      const intent = await till.intent(intentId);
      expect(intent.captured_minor + intent.voided_minor).toBe(10_000);
    }
  });

  it('needs none once nothing is held', async () => {
    const intentId = await till.paid();
    await till.release(intentId);
    comeNearTheEnd();
    expect(await till.askRenewal(intentId)).toEqual({ operationId: null });
  });
});

describe('a hold that cannot be prolonged', () => {
  async function refused(): Promise<string> {
    const intentId = await ending('tok_extension_fails');
    expect(await till.driveOperation(await extension(intentId))).toBe('FAILED');
    return intentId;
  }

  it('stays as it is, and its card holder is asked to pay again, once', async () => {
    const intentId = await refused();
    expect(await till.intent(intentId)).toMatchObject({
      state: 'AUTHORIZED',
      authorized_minor: 10_000,
      renewal_asked_at: expect.any(Date),
    });
    const types = await till.eventTypes(intentId);
    expect(types.slice(-2)).toEqual(['PaymentRenewalFailed', 'PaymentRenewalRequested']);
    expect(await till.askRenewal(intentId)).toEqual({ operationId: null });
    expect(await endingNow()).toEqual([]);
    expect(await till.capture(intentId, 4000)).toBe('SUCCEEDED');
    expect(kindOf(await till.request(intentId, 'tok_mastercard'))).toBe('PaymentNotConfirmable');
  });

  it('is replaced by a new one, which alone counts, and is voided', async () => {
    const intentId = await refused();
    expect(await till.pay(intentId, 'tok_mastercard')).toBe('AUTHORIZED');
    expect(await till.intent(intentId)).toMatchObject({
      authorized_minor: 10_000,
      voided_minor: 0,
      renewal_asked_at: null,
    });
    await till.driveAll(intentId);
    expect((await till.attempts(intentId)).map(({ state }) => state)).toEqual([
      'REVERSED',
      'SUCCEEDED',
    ]);
    expect(till.sandbox.control.books()).toMatchObject([
      { amountVoided: { minor: 10_000 } },
      { amountVoided: { minor: 0 }, status: 'authorized' },
    ]);
    await till.sandbox.control.flushWebhooks('shuffled');
    await till.readNews();
    expect(await till.capture(intentId, 7000, true)).toBe('SUCCEEDED');
    expect(await till.intent(intentId)).toMatchObject({
      captured_minor: 7000,
      voided_minor: 3000,
    });
  });

  it('stays when the new card is declined, and may be tried again', async () => {
    const intentId = await refused();
    expect(await till.pay(intentId, 'tok_declined_insufficient_funds')).toBe('AUTHORIZED');
    expect(await till.intent(intentId)).toMatchObject({
      last_decline_code: 'INSUFFICIENT_FUNDS',
      authorized_minor: 10_000,
    });
    expect(await till.pay(intentId, 'tok_success')).toBe('AUTHORIZED');
    await till.driveAll(intentId);
    expect(await till.intent(intentId)).toMatchObject({ last_decline_code: null });
  });

  it.each(['timeout-after', 'error-after', 'cut-answer'] as const)(
    'is replaced once when the answer for the new one is lost: %s',
    async (kind) => {
      const intentId = await refused();
      till.sandbox.control.misbehave({ operation: 'authorize', misbehaviour: { kind } });
      await till.pay(intentId, 'tok_success');
      expect(await till.intent(intentId)).toMatchObject({ state: 'AUTHORIZED' });
      const { id } = await till.attempt(intentId);
      await till.enquire(id);
      await till.driveAll(intentId);
      expect((await till.attempts(intentId)).map(({ state }) => state)).toEqual([
        'REVERSED',
        'SUCCEEDED',
      ]);
    },
  );

  it('keeps what was drawn from it in the meantime, and gives the new one back', async () => {
    const intentId = await refused();
    const { attemptId } = granted(await till.request(intentId, 'tok_success'));
    expect(await till.capture(intentId, 4000)).toBe('SUCCEEDED');
    await till.drive(attemptId);
    await till.driveAll(intentId);
    expect((await till.attempts(intentId)).map(({ state }) => state)).toEqual([
      'SUCCEEDED',
      'REVERSED',
    ]);
    expect(await till.intent(intentId)).toMatchObject({
      state: 'PARTIALLY_CAPTURED',
      authorized_minor: 10_000,
      captured_minor: 4000,
      voided_minor: 0,
    });
  });

  it('takes one new card of two at once', async () => {
    const intentId = await refused();
    const asked = await Promise.all(
      ['tok_success', 'tok_mastercard'].map((token) => till.request(intentId, token)),
    );
    expect(asked.map(kindOf).sort()).toEqual(['AttemptInProgress', 'granted']);
    await till.drive((await till.attempt(intentId)).id);
    await till.driveAll(intentId);
    const held = till.sandbox.control.books().filter(({ status }) => status === 'authorized');
    expect(held).toHaveLength(1);
  });
});

describe('a deposit', () => {
  it('tells once that its hold ends', async () => {
    const intentId = await till.paid('tok_success', { purpose: 'DEPOSIT' });
    expect(await tellOfEndingHolds(till.gateway)).toBe(0);
    comeNearTheEnd();
    const told = await Promise.all([1, 2].map(() => tellOfEndingHolds(till.gateway)));
    expect(told.reduce((sum, count) => sum + count)).toBe(1);
    const { authorization_expires_at: heldUntil } = await till.intent(intentId);
    expect((await till.events(intentId)).at(-1)).toMatchObject({
      type: 'PaymentRenewalRequested',
      payload: { heldUntil: heldUntil?.toISOString(), reason: 'HOLD_ENDS' },
    });
    expect(await tellOfEndingHolds(till.gateway)).toBe(0);
  });
});
