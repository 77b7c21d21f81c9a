import { createHmac, generateKeyPairSync } from 'node:crypto';
import { base64url, SignJWT } from 'jose';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { later, minuteMs, secondMs } from '../../../src/kernel/clock.js';
import { newId } from '../../../src/kernel/ids.js';
import { AccessTokens } from '../../../src/platform/auth/tokens.js';

const secret = 'a-secret-for-tests-of-at-least-thirty-two-bytes';
const now = new Date('2026-01-14T09:00:00.400Z');
const nowSeconds = Math.floor(now.getTime() / 1000);
const claims = { sub: newId(), kind: 'CUSTOMER', sid: newId() } as const;

const goodHeader = { alg: 'HS256', typ: 'JWT' };
const goodPayload = {
  ...claims,
  iss: 'passerelle',
  aud: 'passerelle-graph',
  iat: nowSeconds,
  exp: nowSeconds + 900,
};

/** A token written by hand, as an attacker would. */
function forge(header: object, payload: object, key: string | Buffer = secret): string {
  const signed = [header, payload].map((part) => base64url.encode(JSON.stringify(part))).join('.');
  return `${signed}.${createHmac('sha256', key).update(signed).digest('base64url')}`;
}

let tokens: AccessTokens;
beforeEach(() => {
  tokens = new AccessTokens(secret);
});

describe('an access token', () => {
  it('says who, and until when', async () => {
    const issued = await tokens.issue(claims, now);
    expect(issued.expiresAt).toEqual(new Date('2026-01-14T09:15:00Z'));
    expect(await tokens.verify(issued.token, now)).toEqual({
      ...claims,
      expiresAt: issued.expiresAt,
    });
  });

  it('is understood by another process with the same secret, and by none with another', async () => {
    const { token } = await tokens.issue(claims, now);
    expect(await new AccessTokens(secret).verify(token, now)).toMatchObject(claims);
    const stranger = new AccessTokens('another-secret-of-at-least-thirty-two-bytes');
    expect(await stranger.verify(token, now)).toBeUndefined();
  });

  it('is good until its end and a few seconds more, remembered or not', async () => {
    const { token, expiresAt } = await tokens.issue(claims, now);
    const almost = later(expiresAt, 4 * secondMs);
    const over = later(expiresAt, 5 * secondMs);
    expect(await tokens.verify(token, almost)).toMatchObject(claims);
    expect(await tokens.verify(token, over)).toBeUndefined();
    expect(await new AccessTokens(secret).verify(token, over)).toBeUndefined();
  });

  it('is verified once, and then remembered', async () => {
    const { token } = await tokens.issue(claims, now);
    const verify = vi.spyOn(globalThis.crypto.subtle, 'verify');
    for (let time = 0; time < 5; time += 1) await tokens.verify(token, now);
    expect(verify).toHaveBeenCalledTimes(1);
    verify.mockRestore();
  });

  it('cannot be made with a weak secret', () => {
    expect(() => new AccessTokens('short')).toThrow(/32 bytes/);
  });
});

describe('a forged token', () => {
  it('is accepted where nothing about it is forged', async () => {
    expect(await tokens.verify(forge(goodHeader, goodPayload), now)).toMatchObject(claims);
  });

  it.each(['none', 'None', 'NONE', 'nOnE'])('without signature, alg %s', async (alg) => {
    const unsigned = forge({ ...goodHeader, alg }, goodPayload).replace(/[^.]*$/, '');
    expect(await tokens.verify(unsigned, now)).toBeUndefined();
    expect(await tokens.verify(forge({ ...goodHeader, alg }, goodPayload), now)).toBeUndefined();
  });

  it.each(['HS384', 'HS512', 'RS256', 'ES256', 'PS256'])(
    'that names %s over the right signature',
    async (alg) => {
      expect(await tokens.verify(forge({ ...goodHeader, alg }, goodPayload), now)).toBeUndefined();
    },
  );

  it('really signed with RS256, with its key in the header', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const jwk = publicKey.export({ format: 'jwk' });
    const signed = await new SignJWT(goodPayload)
      .setProtectedHeader({ alg: 'RS256', jwk: jwk as never })
      .sign(privateKey);
    expect(await tokens.verify(signed, now)).toBeUndefined();
    const pem = publicKey.export({ format: 'pem', type: 'spki' });
    expect(await tokens.verify(forge(goodHeader, goodPayload, pem), now)).toBeUndefined();
  });

  it.each([
    '../../../../dev/null',
    "' union select 'key",
    'https://attacker.example/keys',
    'key\u0000',
  ])('that points to another key by kid %j', async (kid) => {
    for (const key of ['', '\0', 'key'])
      expect(
        await tokens.verify(forge({ ...goodHeader, kid }, goodPayload, key), now),
      ).toBeUndefined();
    const ours = forge({ ...goodHeader, kid }, goodPayload);
    expect(await tokens.verify(ours, now)).toMatchObject(claims);
  });

  it('with a critical extension that nobody understands', async () => {
    const header = { ...goodHeader, crit: ['roles'], roles: 'ADMIN' };
    expect(await tokens.verify(forge(header, goodPayload), now)).toBeUndefined();
  });

  it.each([
    ['another issuer', { iss: 'attacker' }],
    ['another audience', { aud: 'somebody-else' }],
    ['no issuer', { iss: undefined }],
    ['no audience', { aud: undefined }],
    ['no end', { exp: undefined }],
    ['an end in the past', { exp: nowSeconds - 6 }],
    ['an end that is a text', { exp: '9999999999' }],
    ['a beginning in the future', { nbf: nowSeconds + 60 }],
    ['no session', { sid: undefined }],
    ['a session that is no id', { sid: '../sessions/1' }],
    ['no owner', { sub: undefined }],
    ['an owner that is no id', { sub: 'admin' }],
    ['an unknown kind', { kind: 'ROOT' }],
    ['several kinds', { kind: ['CUSTOMER', 'ADMIN'] }],
  ])('with %s', async (_what, wrong) => {
    expect(
      await tokens.verify(forge(goodHeader, { ...goodPayload, ...wrong }), now),
    ).toBeUndefined();
  });

  it('whose body was exchanged for an admin’s', async () => {
    const { token } = await tokens.issue(claims, now);
    const [header, , signature] = token.split('.');
    const body = base64url.encode(JSON.stringify({ ...goodPayload, kind: 'ADMIN' }));
    expect(await tokens.verify(`${header}.${body}.${signature}`, now)).toBeUndefined();
  });

  it.each(['', '.', '..', 'a.b', 'a.b.c', 'a.b.c.d', 'é.é.é', 'x'.repeat(100_000)])(
    'that is no token at all: %.20j',
    async (text) => {
      expect(await tokens.verify(text, now)).toBeUndefined();
    },
  );

  it('is not remembered as a good one, nor as the lasting end of one', async () => {
    const { token } = await tokens.issue(claims, later(now, 20 * minuteMs));
    const tampered = `${token.slice(0, -2)}AA`;
    expect(await tokens.verify(tampered, now)).toBeUndefined();
    expect(await tokens.verify(token, now)).toMatchObject(claims);
  });
});
