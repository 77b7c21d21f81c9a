import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId, toGlobalId } from '../../../src/kernel/ids.js';
import type { AuthorizeCall } from '../../../src/payments/providers/provider.js';
import { customerPresent } from '../support/present.js';
import { storedId } from './adyen-books.js';
import { openAdyenSubject } from './adyen-stand-in.js';

let subject: Awaited<ReturnType<typeof openAdyenSubject>>;
beforeAll(async () => {
  subject = await openAdyenSubject();
  // The first call loads what the others find loaded.
  await pay();
});
afterAll(() => subject.standIn.close());

const customerId = newId();
const shopper = toGlobalId('Customer', customerId);
const own = `adyen:${shopper}:${storedId}`;
const insisting = `adyen:${shopper}:STOREDINSISTS00`;

async function pay(more: Partial<AuthorizeCall> = {}) {
  const call: AuthorizeCall = {
    key: newId(),
    reference: newId(),
    amountMinor: 1999,
    currency: 'EUR',
    methodToken: own,
    customerId,
    captureMethod: 'MANUAL',
    returnUrl: null,
    ...customerPresent,
    correlationId: 'stored',
    ...more,
  };
  const outcome = await subject.provider.authorize(call);
  const asked = subject.standIn.requests.find(({ key }) => key === call.key)?.body;
  return { outcome, asked };
}

const keep = (methodToken: string) =>
  subject.provider.keepMethod?.({ key: newId(), customerId, methodToken, scope: 'OFF_SESSION' });

const card = {
  reference: own,
  fingerprint: storedId,
  brand: 'visa',
  last4: '1111',
  wallet: null,
  expiryMonth: 3,
  expiryYear: 2030,
};

describe('what is said of a payment', () => {
  it.each([
    ['a customer who is there', {}, 'ContAuth', 'CardOnFile'],
    [
      'a charge in their absence',
      { initiator: 'MERCHANT', exemption: 'MIT' },
      'ContAuth',
      'UnscheduledCardOnFile',
    ],
    ['an order by telephone', { exemption: 'MOTO' }, 'Moto', 'CardOnFile'],
  ] as const)('is who pays, and how: %s', async (_who, more, shopperInteraction, model) => {
    const { asked } = await pay(more);
    expect(asked).toMatchObject({ shopperInteraction, recurringProcessingModel: model });
  });

  it('is the exemption that is asked for, and that it was granted', async () => {
    const { asked, outcome } = await pay({ exemption: 'LOW_VALUE' });
    expect(asked?.additionalData).toEqual({
      scaExemption: 'lowValue',
      manualCapture: 'true',
      authorisationType: 'PreAuth',
    });
    expect(outcome).toMatchObject({
      kind: 'authorized',
      payment: { sca: { result: 'EXEMPTED', liabilityShift: false } },
    });
  });

  it('is that the card holder is wanted, where their bank has asked for them', async () => {
    const absent = { methodToken: insisting, initiator: 'MERCHANT', exemption: 'MIT' } as const;
    expect((await pay(absent)).outcome).toMatchObject({
      kind: 'declined',
      code: 'AUTHENTICATION_REQUIRED',
      payment: { sca: { result: 'REFUSED' } },
    });
    const { asked } = await pay({ methodToken: insisting, challenge: true });
    expect(asked?.authenticationData).toMatchObject({ attemptAuthentication: 'always' });
  });
});

describe('a card that Adyen stores', () => {
  it('is kept with a payment, for the shopper that it was stored for', async () => {
    const { outcome } = await pay({ keep: 'OFF_SESSION' });
    expect(outcome).toMatchObject({ payment: { kept: card } });
    const other = await pay({ keep: 'OFF_SESSION', methodToken: `adyen:somebody:${storedId}` });
    expect(other.outcome).toMatchObject({ kind: 'authorized', payment: { kept: undefined } });
  });

  it('is kept without a payment, unless it is somebody else’s or not stored', async () => {
    expect(await keep(own)).toEqual({ kind: 'kept', method: card });
    expect(await keep(`adyen:somebody:${storedId}`)).toEqual({
      kind: 'refused',
      code: 'another_shopper',
    });
    expect(await keep(`adyen:${shopper}:STOREDNOWHERE0`)).toEqual({
      kind: 'refused',
      code: 'not_stored',
    });
  });

  it('is deleted once, however often that is asked', async () => {
    const method = { key: newId(), reference: own };
    expect(await subject.provider.forgetMethod?.(method)).toEqual({ kind: 'forgotten' });
    expect(await subject.provider.forgetMethod?.(method)).toEqual({ kind: 'forgotten' });
    expect(subject.standIn.deleted).toEqual([storedId]);
    expect(await keep(own)).toEqual({ kind: 'refused', code: 'not_stored' });
  });
});
