import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readEmail } from '../../src/customers/domain/email.js';
import { readPhone } from '../../src/customers/domain/phone.js';
import { decideRefresh, sessionExpiry, sessionLives } from '../../src/customers/domain/session.js';
import { networkOf } from '../../src/customers/identity/attempts.js';
import { dayMs, hourMs, later } from '../../src/kernel/clock.js';

describe('an e-mail address', () => {
  it.each([
    'a@b.fr',
    'first.last+tag@example.co.uk',
    'o’neil@example.fr',
    'rené@société.fr',
    '用户@例子.公司',
    `${'l'.repeat(64)}@example.fr`,
  ])('may be %s', (text) => {
    expect(readEmail(text)?.address).toBe(text);
  });

  it.each([
    '',
    '@',
    'a@',
    '@b.fr',
    'a@b',
    'a@@b.fr',
    'a b@c.fr',
    'a@b..fr',
    '.a@b.fr',
    'a@-b.fr',
    'a@b.fr, c@d.fr',
    'A <a@b.fr>',
    'a@b.fr\r\nBcc: all@shop.example',
    'a\u200db@c.fr',
    'a\u0000@b.fr',
    '\ud800@b.fr',
    `${'l'.repeat(65)}@example.fr`,
    `a@${'d'.repeat(250)}.fr`,
    'a'.repeat(1_000_000),
    "' or 1=1 --",
  ])('may not be %.30j', (text) => {
    expect(readEmail(text)).toBeUndefined();
  });

  it('has one key, however it is written', () => {
    fc.assert(
      fc.property(fc.emailAddress(), fc.constantFrom('NFC', 'NFD'), (email, form) => {
        const read = readEmail(email);
        fc.pre(read !== undefined);
        const twin = readEmail(` ${email.toUpperCase().normalize(form)} `);
        expect(twin?.key).toBe(read?.key);
        expect(readEmail(String(read?.key))?.key).toBe(read?.key);
      }),
    );
  });
});

describe('a phone number', () => {
  it.each([
    ['06 39 98 00 01', '+33639980001'],
    ['+33 (0)1 99 00 12 34', '+33199001234'],
    ['0033639980001', '+33639980001'],
    ['+44 20 7946 0000', '+442079460000'],
  ])('%s is kept as %s', (text, kept) => {
    expect(readPhone(text)).toBe(kept);
  });

  it.each(['', '12', 'call me', '+', '+33', 'x'.repeat(1000), '+99999999999999999'])(
    '%.20j is none',
    (text) => {
      expect(readPhone(text)).toBeUndefined();
    },
  );
});

describe('a refresh token that comes in', () => {
  const now = new Date('2026-01-14T09:00:00Z');
  const open = { expiresAt: later(now, hourMs), revokedAt: null };
  const ago = (ms: number) => later(now, -ms);

  it.each([
    ['the live one', { rotatedAt: null, successorIsLive: false, session: open }, 'ROTATE'],
    ['just rotated', { rotatedAt: ago(10_000), successorIsLive: true, session: open }, 'REPEAT'],
    ['rotated before', { rotatedAt: ago(10_001), successorIsLive: true, session: open }, 'REUSED'],
    ['rotated twice', { rotatedAt: ago(1), successorIsLive: false, session: open }, 'REUSED'],
    [
      'of an expired session',
      { rotatedAt: null, successorIsLive: false, session: { ...open, expiresAt: now } },
      'ENDED',
    ],
    [
      'of a revoked session',
      { rotatedAt: ago(60_000), successorIsLive: true, session: { ...open, revokedAt: ago(1) } },
      'ENDED',
    ],
  ])('%s', (_what, token, outcome) => {
    expect(decideRefresh(token, now)).toBe(outcome);
  });

  it('never prolongs a session past its end', () => {
    const endsAt = later(now, dayMs);
    expect(sessionExpiry('CUSTOMER', now, endsAt)).toEqual(endsAt);
    for (const life of Object.values(sessionLives))
      expect(life.idleMs).toBeLessThanOrEqual(life.atMostMs);
  });
});

describe('a network address', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:db8::1', '2001:db8:0:0'],
    ['2001:db8:1:2::', '2001:db8:1:2'],
    ['::1', '0:0:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
    [undefined, 'unknown'],
  ])('%s is counted as %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});
