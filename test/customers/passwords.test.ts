import * as argon from '@node-rs/argon2';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { commonPasswords } from '../../src/customers/domain/common-passwords.js';
import { checkPassword } from '../../src/customers/domain/password-rules.js';
import { Passwords } from '../../src/customers/identity/passwords.js';

const verify = vi.fn((hash: string, password: string) => argon.verify(hash, password));
const cheap = { memoryKib: 64, passes: 1 };

afterEach(() => verify.mockClear());

describe('a password', () => {
  it('is kept as an Argon2id hash that costs what it should', async () => {
    const hash = await new Passwords().hash('correct horse battery staple');
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it('is hashed differently each time, and known again', async () => {
    const passwords = new Passwords(cheap, verify);
    const [one, two] = [await passwords.hash('the same'), await passwords.hash('the same')];
    expect(one).not.toBe(two);
    for (const hash of [one, two]) {
      expect(await passwords.matches('the same', hash)).toBe(true);
      expect(await passwords.matches('The same', hash)).toBe(false);
    }
  });

  it('of nobody is compared at the same cost, and is never right', async () => {
    const passwords = new Passwords(cheap, verify);
    const own = await passwords.hash('mine');
    await passwords.matches('guess', own);
    expect(await passwords.matches('guess', null)).toBe(false);
    const costs = verify.mock.calls.map(([hash]) => String(hash).split('$').slice(0, 4).join('$'));
    expect(costs).toEqual(['$argon2id$v=19$m=64,t=1,p=1', '$argon2id$v=19$m=64,t=1,p=1']);
  });

  it('of nobody is not right even if it were guessed', async () => {
    const passwords = new Passwords(cheap, verify);
    verify.mockResolvedValueOnce(true);
    expect(await passwords.matches('guess', null)).toBe(false);
  });

  it('that is endless is not compared', async () => {
    const passwords = new Passwords(cheap, verify);
    expect(await passwords.matches('x'.repeat(1_000_000), null)).toBe(false);
    expect(verify).not.toHaveBeenCalled();
  });

  it('waits in a line of 64 at most', async () => {
    const passwords = new Passwords(cheap, verify);
    const answers = await Promise.allSettled(
      Array.from({ length: 70 }, () => passwords.matches('guess', null)),
    );
    const turnedAway = answers.filter((answer) => answer.status === 'rejected');
    expect(turnedAway.map((answer) => answer.reason.code)).toEqual(
      Array.from({ length: 6 }, () => 'UNAVAILABLE'),
    );
    expect(await passwords.matches('guess', null)).toBe(false);
  });
});

describe('a new password', () => {
  const reasonOf = (password: string) => checkPassword(password, 'zoe.martin@example.fr')?.reason;

  it('needs nothing but length', () => {
    for (const good of ['lorem ip', 'été à Sète', '🐈🐈🐈🐈🐈🐈🐈🐈', 'x'.repeat(200), '   é    '])
      expect(reasonOf(good)).toBeUndefined();
  });

  it('is counted in characters, as people see them', () => {
    expect(reasonOf('🐈🐈🐈🐈🐈🐈🐈')).toBe('TOO_SHORT');
    expect(reasonOf('🐈'.repeat(201))).toBe('TOO_LONG');
  });

  it('is not one of the common ones in any case or width, nor the own e-mail', () => {
    for (const common of [
      '12345678',
      'AZERTYUIOP',
      'ｐａｓｓｗｏｒｄ',
      'zoe.martin',
      'Zoe.Martin@example.fr',
    ])
      expect(reasonOf(common)).toBe('TOO_COMMON');
  });

  it('is compared with common ones that could be chosen at all', () => {
    expect([...commonPasswords].filter((each) => each.length < 7)).toEqual([]);
    expect(commonPasswords.size).toBeGreaterThan(150);
  });
});
