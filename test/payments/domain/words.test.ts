import { describe, expect, it } from 'vitest';
import { hourMs, secondMs } from '../../../src/kernel/clock.js';
import { locales } from '../../../src/kernel/refusal.js';
import { declineReasons } from '../../../src/payments/domain/decline-codes.js';
import { paymentMethodFamilies } from '../../../src/payments/domain/method-families.js';
import { enquiryDelayMs, newsDelayMs } from '../../../src/payments/domain/patience.js';
import { paymentChannelOf } from '../../../src/payments/domain/payment-channel.js';
import { isWebAddress } from '../../../src/payments/domain/web-address.js';
import { actorKinds, channels } from '../../../src/platform/auth/actor.js';

describe('decline codes', () => {
  it('have words in every language, and something to do', () => {
    for (const [code, reason] of Object.entries(declineReasons)) {
      for (const locale of locales) expect(reason.messages[locale], code).toMatch(/\.$/);
      expect(reason.alternatives.length, code).toBeGreaterThan(0);
    }
  });

  it('tell whoever holds a lost or stolen card nothing but that the bank refused', () => {
    const { DO_NOT_HONOR, ...others } = declineReasons;
    const quiet = [
      'LOST_CARD',
      'STOLEN_CARD',
      'FRAUD_SUSPECTED',
      'PICK_UP_CARD',
      'BLOCKED_HERE',
    ] as const;
    for (const code of quiet) expect(others[code].messages).toEqual(DO_NOT_HONOR.messages);
  });
});

describe('the channel of an attempt', () => {
  it('is never a telephone order for a buyer, whatever the client says', () => {
    for (const kind of ['GUEST', 'CUSTOMER'] as const)
      for (const channel of channels)
        expect(['CALL_CENTRE', 'IVR', 'STORE', 'TERMINAL']).not.toContain(
          paymentChannelOf({ actor: { kind }, channel }),
        );
  });

  it('exists for everybody', () => {
    for (const kind of actorKinds)
      expect(channels).toContain(paymentChannelOf({ actor: { kind }, channel: 'WEB' }));
  });
});

describe('an address that a buyer is sent to', () => {
  it.each(['https://shop.example/back?order=1', 'http://127.0.0.1:3000/'])(
    'may be %s',
    (address) => {
      expect(isWebAddress(address)).toBe(true);
    },
  );

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    '//shop.example',
    'https://shop.example\\@evil.example',
    'https://shop.example@evil.example/',
    'https://shop.example/a b',
    ' https://shop.example',
    'https://shop.example/\u0000',
    `https://shop.example/${'a'.repeat(2000)}`,
    '',
  ])('may not be %j', (address) => {
    expect(isWebAddress(address)).toBe(false);
  });
});

describe('patience', () => {
  it('grows from seconds to an hour, and never shrinks', () => {
    const delays = Array.from({ length: 40 }, (_, enquiries) => enquiryDelayMs(enquiries));
    expect(delays[0]).toBe(2 * secondMs);
    expect(delays.at(-1)).toBe(hourMs);
    expect(delays).toEqual([...delays].sort((a, b) => a - b));
  });

  it('with news of an unknown payment comes to an end', () => {
    expect(newsDelayMs(0)).toBe(secondMs);
    expect(newsDelayMs(6)).toBeUndefined();
  });
});

describe('payment method families', () => {
  it('are named once, in every language, in an order', () => {
    const names = paymentMethodFamilies.map(({ family }) => family);
    expect(new Set(names).size).toBe(names.length);
    const ranks = paymentMethodFamilies.map(({ rank }) => rank);
    expect(new Set(ranks).size).toBe(ranks.length);
    for (const { label } of paymentMethodFamilies)
      for (const locale of locales) expect(label[locale]).not.toBe('');
  });
});
