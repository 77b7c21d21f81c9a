import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../../src/kernel/ids.js';
import type { AuthorizeCall } from '../../../src/payments/providers/provider.js';
import { customerPresent } from '../support/present.js';
import { openStripe } from './open-stripe.js';

let subject: Awaited<ReturnType<typeof openStripe>>;
beforeAll(async () => {
  subject = await openStripe();
});
afterAll(() => subject.standIn.close());

const customerId = newId();
const call = (methodToken: string, more: Partial<AuthorizeCall> = {}): AuthorizeCall => ({
  key: newId(),
  reference: newId(),
  amountMinor: 10_000,
  currency: 'EUR',
  methodToken,
  captureMethod: 'MANUAL',
  returnUrl: null,
  customerId,
  ...customerPresent,
  correlationId: 'vault',
  ...more,
});
const setUp = (methodToken: string) =>
  subject.provider.keepMethod?.({ key: newId(), customerId, methodToken, scope: 'OFF_SESSION' });

const card = {
  fingerprint: 'bWFya2VkQ2FyZA',
  brand: 'visa',
  last4: '4242',
  wallet: 'APPLE_PAY',
  expiryMonth: 12,
  expiryYear: 2040,
};

describe('a card that Stripe keeps', () => {
  it('comes with a payment, for what was agreed to, and for its customer', async () => {
    const asked = call('pm_apple_pay', { keep: 'OFF_SESSION' });
    expect(await subject.provider.authorize(asked)).toMatchObject({
      kind: 'authorized',
      payment: { kept: { ...card, reference: expect.stringMatching(/^cus_.*\/pm_apple_pay$/) } },
    });
    expect(subject.standIn.vaultOf(asked.key)).toMatchObject({ keptFor: 'off_session' });
  });

  it('is not there where nobody has agreed', async () => {
    const outcome = await subject.provider.authorize(call('pm_success'));
    expect(outcome).toMatchObject({ kind: 'authorized', payment: { kept: undefined } });
  });

  it('is set up without a payment, unless the bank says no or wants to see its holder', async () => {
    expect(await setUp('pm_success')).toMatchObject({ kind: 'kept', method: card });
    expect(await setUp('pm_decline')).toEqual({ kind: 'refused', code: 'card_declined' });
    expect(await setUp('pm_challenge')).toEqual({
      kind: 'refused',
      code: 'authentication_required',
    });
  });

  it('is charged in the absence of its customer', async () => {
    const asked = call('cus_1/pm_success', { initiator: 'MERCHANT', exemption: 'MIT' });
    expect(await subject.provider.authorize(asked)).toMatchObject({ kind: 'authorized' });
    expect(subject.standIn.vaultOf(asked.key)).toMatchObject({
      customer: 'cus_1',
      method: 'pm_success',
      isOffSession: true,
    });
  });

  it('asks for its customer where the bank wants them, and then with them', async () => {
    const absent = call('cus_1/pm_insists', { initiator: 'MERCHANT', exemption: 'MIT' });
    expect(await subject.provider.authorize(absent)).toMatchObject({
      kind: 'declined',
      code: 'AUTHENTICATION_REQUIRED',
    });
    const present = call('cus_1/pm_insists', { challenge: true });
    expect(await subject.provider.authorize(present)).toMatchObject({ kind: 'requiresAction' });
    subject.standIn.agree(present.key);
    const found = await subject.provider.findPayment({ key: present.key, reference: null });
    expect(found).toMatchObject({
      kind: 'authorized',
      payment: { sca: { result: 'CHALLENGED', liabilityShift: true } },
    });
  });

  it('is let go of, once or more often', async () => {
    const method = { key: newId(), reference: 'cus_1/pm_old' };
    expect(await subject.provider.forgetMethod?.(method)).toEqual({ kind: 'forgotten' });
    expect(await subject.provider.forgetMethod?.({ ...method, key: newId() })).toEqual({
      kind: 'forgotten',
    });
    expect(subject.standIn.detached).toEqual(['pm_old']);
  });

  it('is no token that a buyer could bring', () => {
    expect(subject.provider.familyOf('cus_1/pm_success')).toBeUndefined();
  });
});
