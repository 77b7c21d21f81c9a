import { createHash, createSecretKey, type KeyObject } from 'node:crypto';
import { type JWTPayload, jwtVerify, SignJWT } from 'jose';
import { LRUCache } from 'lru-cache';
import { later, minuteMs, secondMs } from '../../kernel/clock.js';
import { isId } from '../../kernel/ids.js';
import { type ActorKind, actorKinds } from './actor.js';

const algorithm = 'HS256';
const issuer = 'passerelle';
const audience = 'passerelle-graph';
const clockToleranceSeconds = 5;
const minSecretBytes = 32;
const maxTokenLength = 2048;
const maxRemembered = 10_000;

/** How long an access token is good for: short, because between two looks at its session it is believed. */
export const accessTokenLifeMs = 15 * minuteMs;

/** What an access token says: who, of which kind, in which session. */
export interface AccessClaims {
  /** The id of the customer or the member of staff. */
  readonly sub: string;
  readonly kind: ActorKind;
  /** The session that the token belongs to; it ends with it. */
  readonly sid: string;
  readonly expiresAt: Date;
}

export interface IssuedToken {
  readonly token: string;
  readonly expiresAt: Date;
}

/**
 * Signs and verifies access tokens: JWT (RFC 7519), HS256 and nothing else, whatever the header says; a `kid`
 * is never looked at. Issuer, audience and times are required, so that a token made for something else with
 * the same secret is refused.
 *
 * A token that has been verified is remembered by its hash until it expires: a busy client is verified once,
 * and the memory holds at most 10,000 hashes.
 */
export class AccessTokens {
  private readonly key: KeyObject;
  private readonly remembered = new LRUCache<string, AccessClaims>({ max: maxRemembered });

  constructor(secret: string) {
    const bytes = Buffer.from(secret, 'utf8');
    if (bytes.length < minSecretBytes)
      throw new RangeError(`the secret of access tokens needs at least ${minSecretBytes} bytes`);
    this.key = createSecretKey(bytes);
  }

  async issue(
    claims: Omit<AccessClaims, 'expiresAt'>,
    now: Date,
    lifeMs: number = accessTokenLifeMs,
  ): Promise<IssuedToken> {
    const expiresAt = wholeSecond(later(now, lifeMs));
    const token = await new SignJWT({ kind: claims.kind, sid: claims.sid })
      .setProtectedHeader({ alg: algorithm, typ: 'JWT' })
      .setSubject(claims.sub)
      .setIssuer(issuer)
      .setAudience(audience)
      .setIssuedAt(now)
      .setExpirationTime(expiresAt)
      .sign(this.key);
    return { token, expiresAt };
  }

  /** The claims of a good token; undefined for every other text, without a word about what is wrong with it. */
  async verify(token: string, now: Date): Promise<AccessClaims | undefined> {
    if (token.length > maxTokenLength) return undefined;
    const hash = createHash('sha256').update(token).digest('base64');
    const known = this.remembered.get(hash);
    if (known) return hasExpired(known, now) ? undefined : known;
    const claims = await this.check(token, now);
    if (claims) this.remembered.set(hash, claims);
    return claims;
  }

  private async check(token: string, now: Date): Promise<AccessClaims | undefined> {
    try {
      const { payload } = await jwtVerify(token, this.key, {
        algorithms: [algorithm],
        issuer,
        audience,
        clockTolerance: clockToleranceSeconds,
        currentDate: now,
        requiredClaims: ['exp', 'iat', 'sub', 'kind', 'sid'],
      });
      return readClaims(payload);
    } catch {
      return undefined;
    }
  }
}

function hasExpired(claims: AccessClaims, now: Date): boolean {
  return now.getTime() >= claims.expiresAt.getTime() + clockToleranceSeconds * secondMs;
}

function readClaims(payload: JWTPayload): AccessClaims | undefined {
  const { sub, exp } = payload;
  const kind = actorKinds.find((each) => each === payload['kind']);
  const sid = payload['sid'];
  if (typeof sid !== 'string' || !isId(sid) || kind === undefined) return undefined;
  if (sub === undefined || !isId(sub) || exp === undefined) return undefined;
  return { sub, kind, sid, expiresAt: new Date(exp * secondMs) };
}

function wholeSecond(instant: Date): Date {
  return new Date(Math.floor(instant.getTime() / secondMs) * secondMs);
}
