import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { isRefusal } from '../../../src/kernel/refusal.js';
import { recordAuthorization } from '../../../src/payments/commands/record/record-authorization.js';
import { revokeMethod } from '../../../src/payments/commands/saved/revoke-method.js';
import { paymentTables } from '../../../src/payments/data/store.js';
import { driveSavedMethod } from '../../../src/payments/driving/drive-saved-method.js';
import {
  chargeSavedMethod,
  driveAttempt,
  requestAuthorization,
  requestPayment,
} from '../../../src/payments/index.js';
import { systemCaller } from '../../../src/platform/auth/caller.js';
import { audit } from '../support/audit.js';
import { absence, openAccount, presence } from '../support/cardholder.js';
import { customerPresent } from '../support/present.js';
import { granted, guest, kindOf, openTill, type Till } from '../support/till.js';

let till: Till;
beforeAll(async () => {
  till = await openTill();
});
afterEach(async () => {
  till.sandbox.control.behave();
  expect(await audit(till)).toEqual([]);
});
afterAll(() => till.close());

describe('keeping a card with a payment', () => {
  it('keeps what the provider calls it, which card it is, and what was agreed to', async () => {
    const { keep, methods } = await openAccount(till);
    expect((await keep('tok_mastercard')).state).toBe('AUTHORIZED');
    expect(await methods()).toEqual([
      expect.objectContaining({
        state: 'ACTIVE',
        provider: 'sandbox',
        family: 'CARD',
        reference: expect.stringMatching(/^card_/),
        fingerprint: expect.stringMatching(/^[a-z]{32}$/),
        brand: 'mastercard',
        last4: '4444',
        expiry_month: 12,
        expiry_year: 2040,
        is_default: true,
        setup_token: null,
      }),
    ]);
    const [method] = await methods();
    expect(await mandates(method?.id)).toEqual([
      expect.objectContaining({
        scope: 'OFF_SESSION',
        text_version: 'mandate-2026-11',
        max_amount_minor: 5_000,
        ended_at: null,
      }),
    ]);
  });

  it('recognises the same card, and keeps it once under the newest agreement', async () => {
    const { keep, methods } = await openAccount(till);
    await keep('tok_success', presence);
    await keep('tok_success', { ...absence, maxAmountMinor: 900 });
    const [method, ...others] = await methods();
    expect(others).toEqual([]);
    expect(await mandates(method?.id)).toMatchObject([
      { scope: 'ON_SESSION', ended_at: expect.any(Date) },
      { scope: 'OFF_SESSION', max_amount_minor: 900, ended_at: null },
    ]);
  });

  it('keeps the same card once where two payments keep it at the same time', async () => {
    const { keep, methods } = await openAccount(till);
    await Promise.all([keep('tok_amex'), keep('tok_amex')]);
    expect(await methods()).toMatchObject([{ state: 'ACTIVE', brand: 'amex', is_default: true }]);
  });

  it('keeps nothing of a payment that was declined, and of one that waits only once it is done', async () => {
    const { keep, methods } = await openAccount(till);
    expect((await keep('tok_declined_do_not_honor')).state).toBe('REQUIRES_PAYMENT_METHOD');
    const waiting = await keep('tok_challenge');
    expect(waiting.state).toBe('REQUIRES_ACTION');
    expect(await methods()).toEqual([]);
    const { id, provider_reference: reference } = await till.attempt(waiting.intentId);
    till.sandbox.control.settleChallenge(reference ?? '', 'approve');
    await till.enquire(id);
    expect(await methods()).toMatchObject([{ state: 'ACTIVE' }]);
  });

  it('keeps what a payment has kept whose answer was lost', async () => {
    const { keep, methods } = await openAccount(till);
    const { intentId, state } = await keep('tok_timeout_after_charge');
    expect(state).toBe('UNKNOWN');
    await till.enquire((await till.attempt(intentId)).id);
    expect(await methods()).toMatchObject([{ state: 'ACTIVE' }]);
  });

  it('asks for the card where news tells of the money alone', async () => {
    const { id: customerId, request, methods } = await openAccount(till);
    const { intentId, attemptId } = granted(
      await request({ methodToken: 'tok_success', consent: absence }),
    );
    const outcome = await till.provider.authorize({
      key: attemptId,
      reference: intentId,
      amountMinor: 10_000,
      currency: 'EUR',
      methodToken: 'tok_success',
      captureMethod: 'MANUAL',
      returnUrl: null,
      customerId,
      ...customerPresent,
      keep: 'OFF_SESSION',
      correlationId: 'news',
    });
    if (outcome.kind !== 'authorized') throw new Error(outcome.kind);
    const news = { ...outcome, payment: { ...outcome.payment, kept: undefined } };
    await till.gateway.runAsSystem('news', (work) =>
      recordAuthorization(work, { attemptId, outcome: news }),
    );
    expect(await methods()).toEqual([]);
    await till.enquire(attemptId);
    expect(await methods()).toMatchObject([{ state: 'ACTIVE' }]);
    expect((await till.attempt(intentId)).consent).toBeNull();
  });

  it('lets go of a card that came with a payment too late', async () => {
    const { keep, methods } = await openAccount(till);
    const { intentId } = await keep('tok_challenge');
    const { id, provider_reference: reference } = await till.attempt(intentId);
    await till.cancel(intentId);
    till.sandbox.control.settleChallenge(reference ?? '', 'approve');
    await till.enquire(id);
    const [method] = await methods();
    expect(method).toMatchObject({ state: 'REVOKING', is_default: false });
    await driveSavedMethod(till.gateway, method?.id ?? '');
    expect(await methods()).toMatchObject([{ state: 'REVOKED', reference: null }]);
    await till.driveAll(intentId);
  });

  it('keeps nothing for a guest', async () => {
    const intentId = await till.wish();
    const caller = (await openAccount(till)).caller();
    const asked = await till.gateway.run(caller, { name: 'confirm' }, (work) =>
      requestAuthorization(work, { intentId, methodToken: 'tok_success', consent: absence }),
    );
    expect(asked).toMatchObject({ kind: 'PaymentMethodNotSavable', problem: 'GUEST' });
  });
});

describe('paying with a saved method', () => {
  it('takes it from its owner, and notes the use', async () => {
    const { keep, request, methods } = await openAccount(till);
    const { method } = await keep();
    const asked = granted(await request({ savedMethodId: method?.id ?? '' }));
    expect(await driveAttempt(till.gateway, asked.attemptId)).toBe('AUTHORIZED');
    const attempt = await till.attempt(asked.intentId);
    expect(attempt).toMatchObject({
      saved_method_id: method?.id,
      initiator: 'CUSTOMER',
      method_token: null,
    });
    const [after] = await methods();
    expect(after?.last_used_at?.getTime()).toBeGreaterThan(method?.last_used_at?.getTime() ?? 0);
  });

  it('refuses somebody else’s like one that is not there', async () => {
    const owner = await openAccount(till);
    const thief = await openAccount(till);
    const { method } = await owner.keep();
    const refused = { kind: 'SavedPaymentMethodNotUsable', reason: 'NOT_FOUND' };
    expect(await thief.request({ savedMethodId: method?.id ?? '' })).toMatchObject(refused);
    expect(await thief.request({ savedMethodId: owner.id })).toMatchObject(refused);
  });

  it('refuses one whose card has expired', async () => {
    const { keep, request, requestCharge } = await openAccount(till);
    const { method } = await keep();
    await paymentTables(till.gateway.db)
      .updateTable('saved_payment_method')
      .set({ expiry_month: 10, expiry_year: 2025 })
      .where('id', '=', method?.id ?? '')
      .execute();
    const refused = { kind: 'SavedPaymentMethodNotUsable', reason: 'EXPIRED' };
    expect(await request({ savedMethodId: method?.id ?? '' })).toMatchObject(refused);
    expect(await requestCharge({ methodId: method?.id ?? '' })).toMatchObject(refused);
  });
});

it('is an order by telephone where an agent pays for the customer', async () => {
  const { wish } = await openAccount(till);
  const agent = { kind: 'AGENT', id: 'agent-1', locationIds: [] } as const;
  const caller = { ...guest('CALL_CENTRE'), actor: agent };
  const asked = await till.gateway.run(caller, { name: 'requestPayment' }, (work) =>
    requestPayment(work, wish(9_000), { methodToken: 'tok_challenge' }),
  );
  const { intentId, attemptId } = granted(asked);
  expect(await driveAttempt(till.gateway, attemptId)).toBe('AUTHORIZED');
  expect(await till.attempt(intentId)).toMatchObject({
    exemption: 'MOTO',
    sca: { result: 'EXEMPTED' },
  });
});

describe('a charge in the absence of the customer', () => {
  it('takes the money within what was agreed to, and says on whose initiative', async () => {
    const { keep, charge } = await openAccount(till);
    const methodId = (await keep()).method?.id ?? '';
    const { intentId, state } = await charge({ methodId, amountMinor: 5_000 });
    expect(state).toBe('CAPTURED');
    expect(await till.attempt(intentId)).toMatchObject({
      initiator: 'MERCHANT',
      exemption: 'MIT',
      mandate_id: expect.any(String),
      sca: { result: 'EXEMPTED', liabilityShift: false },
    });
  });

  it.each([
    ['more than was agreed to', { amountMinor: 5_001 }, 'AMOUNT'],
    ['another currency', { currency: 'USD' }, 'CURRENCY'],
  ])('is refused for %s', async (_what, more, reason) => {
    const { keep, requestCharge } = await openAccount(till);
    const methodId = (await keep()).method?.id ?? '';
    const limits = { maxAmountMinor: 5_000, currency: 'EUR', endsAt: expect.any(Date) };
    expect(await requestCharge({ methodId, ...more })).toMatchObject({
      kind: 'OutsideMandate',
      reason,
      ...limits,
    });
  });

  it('is refused without an agreement for it, and once the agreement is over', async () => {
    const { keep, requestCharge } = await openAccount(till);
    const present = (await keep('tok_success', presence)).method?.id ?? '';
    expect(await requestCharge({ methodId: present })).toMatchObject({ reason: 'NO_MANDATE' });
    const over = (await keep('tok_amex')).method?.id ?? '';
    await paymentTables(till.gateway.db)
      .updateTable('payment_mandate')
      .set({ ends_at: new Date() })
      .where('method_id', '=', over)
      .execute();
    expect(await requestCharge({ methodId: over })).toMatchObject({ reason: 'ENDED' });
  });

  it('waits for its customer where the bank wants to see them, and takes the money then', async () => {
    const { keep, charge, methods } = await openAccount(till);
    const kept = await keep('tok_challenge_always');
    const first = await till.attempt(kept.intentId);
    till.sandbox.control.settleChallenge(first.provider_reference ?? '', 'approve');
    await till.enquire(first.id);
    const [method] = await methods();
    const { intentId, state } = await charge({ methodId: method?.id ?? '' });
    expect(state).toBe('REQUIRES_ACTION');
    const [absent, present, ...more] = await till.attempts(intentId);
    expect(more).toEqual([]);
    expect(absent).toMatchObject({
      state: 'DECLINED',
      decline_code: 'AUTHENTICATION_REQUIRED',
      sca: { result: 'REFUSED' },
    });
    expect(present).toMatchObject({
      state: 'REQUIRES_ACTION',
      initiator: 'CUSTOMER',
      is_step_up: true,
      next_action: { type: 'REDIRECT', url: expect.stringContaining('/challenge/') },
    });
    till.sandbox.control.settleChallenge(present?.provider_reference ?? '', 'approve');
    await till.enquire(present?.id ?? '');
    expect((await till.intent(intentId)).state).toBe('CAPTURED');
    expect((await till.attempt(intentId)).sca).toEqual({
      result: 'CHALLENGED',
      liabilityShift: true,
    });
  });

  it('is found out like any other where its answer is lost', async () => {
    const { keep, charge } = await openAccount(till);
    const methodId = (await keep()).method?.id ?? '';
    till.sandbox.control.misbehave({
      operation: 'authorize',
      misbehaviour: { kind: 'error-after' },
    });
    const { intentId, state } = await charge({ methodId });
    expect(state).toBe('UNKNOWN');
    await till.enquire((await till.attempt(intentId)).id);
    expect((await till.intent(intentId)).state).toBe('CAPTURED');
  });

  it('comes before a revocation at the same time, or is refused by it', async () => {
    const { id, keep, requestCharge, caller } = await openAccount(till);
    const methodId = (await keep()).method?.id ?? '';
    const [asked, revoked] = await Promise.all([
      requestCharge({ methodId }),
      till.gateway.run(caller(), { name: 'revoke' }, (work) =>
        revokeMethod(work, { customerId: id, methodId }),
      ),
    ]);
    expect(kindOf(revoked)).toBe('granted');
    expect(['granted', 'SavedPaymentMethodNotUsable']).toContain(kindOf(asked));
    if (!isRefusal(asked)) expect(await till.drive(asked.attemptId)).toBe('CAPTURED');
    expect(await requestCharge({ methodId })).toMatchObject({ reason: 'REVOKED' });
    await driveSavedMethod(till.gateway, methodId);
  });

  it('is made once for each key, and refused for another body', async () => {
    const { keep } = await openAccount(till);
    const methodId = (await keep()).method?.id ?? '';
    const ask = (amountMinor: number) => {
      const input = { methodId, amountMinor, currency: 'EUR', orderId: null };
      const call = { name: 'instalment', key: `instalment-${methodId}`, input };
      return till.gateway.run(systemCaller('test'), call, (work) => chargeSavedMethod(work, input));
    };
    const [first, again] = await Promise.all([ask(700), ask(700)]);
    expect(again).toEqual(first);
    expect(kindOf(await ask(800))).toBe('IdempotencyKeyReused');
    const { attemptId } = granted(first);
    const states = await Promise.all([till.drive(attemptId), till.drive(attemptId)]);
    expect(states).toEqual(['CAPTURED', 'CAPTURED']);
  });

  it('of a method that is not there is refused', async () => {
    const { id, requestCharge } = await openAccount(till);
    expect(kindOf(await requestCharge({ methodId: id }))).toBe('SavedPaymentMethodNotUsable');
  });
});

function mandates(methodId = '') {
  return paymentTables(till.gateway.db)
    .selectFrom('payment_mandate')
    .selectAll()
    .where('method_id', '=', methodId)
    .orderBy('agreed_at')
    .execute();
}
