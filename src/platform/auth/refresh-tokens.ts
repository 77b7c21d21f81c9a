import { createHash, createHmac, randomBytes } from 'node:crypto';

const tokenBytes = 32;
const tokenShape = /^[A-Za-z0-9_-]{43}$/;

/**
 * Refresh tokens: 256 bits that say nothing. The database keeps their SHA-256 alone, which needs no salt
 * because nobody can guess 256 random bits.
 *
 * A rotated token's successor is computed from it with the gateway's own key. Two refreshes at once with the
 * same token, or one that is repeated because its answer was lost, can so be given the same successor though
 * only hashes are stored; and a thief who repeats a refresh holds no token of his own, so that the next
 * rotation betrays one of the two.
 */
export class RefreshTokens {
  constructor(private readonly secret: string) {}

  create(): string {
    return randomBytes(tokenBytes).toString('base64url');
  }

  successorOf(token: string): string {
    return createHmac('sha256', this.secret)
      .update(`refresh token after ${token}`)
      .digest('base64url');
  }

  /** What is stored of a token. */
  hashOf(token: string): Buffer {
    return createHash('sha256').update(token).digest();
  }

  /** The hash of what somebody presents; undefined where the text cannot be a refresh token. */
  readHash(text: string): Buffer | undefined {
    return tokenShape.test(text) ? this.hashOf(text) : undefined;
  }
}
