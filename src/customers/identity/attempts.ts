import { createHash } from 'node:crypto';
import { isIPv6 } from 'node:net';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { RequestError } from '../../platform/graphql/server/request-error.js';

/** So many attempts in so many seconds. */
export interface AttemptLimit {
  readonly attempts: number;
  readonly perSeconds: number;
}

export interface AttemptLimits {
  /** Guesses at one account, from anywhere. */
  readonly signInPerAccount: AttemptLimit;
  /** Guesses from one network address, at any account. Many people of a shop share one. */
  readonly signInPerAddress: AttemptLimit;
  /** New accounts from one network address; it also bounds how many e-mails can be tried out for an account. */
  readonly signUpPerAddress: AttemptLimit;
  /** Wrong codes of gift cards from one network address. */
  readonly giftCardPerAddress: AttemptLimit;
}

/** How often somebody may try before they have to wait, where nothing else is configured. */
export const usualAttemptLimits: AttemptLimits = {
  signInPerAccount: { attempts: 10, perSeconds: 15 * 60 },
  signInPerAddress: { attempts: 100, perSeconds: 15 * 60 },
  signUpPerAddress: { attempts: 20, perSeconds: 60 * 60 },
  giftCardPerAddress: { attempts: 20, perSeconds: 15 * 60 },
};

const boundless: AttemptLimit = { attempts: Number.MAX_SAFE_INTEGER, perSeconds: 1 };

/** For benchmarks and tests of other things. */
export const noAttemptLimits: AttemptLimits = {
  signInPerAccount: boundless,
  signInPerAddress: boundless,
  signUpPerAddress: boundless,
  giftCardPerAddress: boundless,
};

/**
 * Counts attempts, in the memory of this process. Each attempt is counted by itself, before anything is
 * compared: a hundred aliases in one request are a hundred attempts. What is too much is answered with
 * RATE_LIMITED and `retryAfterMs`.
 *
 * An account that is attacked from everywhere stays closed to its owner for a while: the price of not letting
 * a distributed attack guess without end. Whoever is signed in already is not touched by it.
 */
export class Attempts {
  private readonly account: RateLimiterMemory;
  private readonly address: RateLimiterMemory;
  private readonly newcomer: RateLimiterMemory;
  private readonly giftCards: RateLimiterMemory;

  constructor(limits: AttemptLimits = usualAttemptLimits) {
    this.account = limiter(limits.signInPerAccount);
    this.address = limiter(limits.signInPerAddress);
    this.newcomer = limiter(limits.signUpPerAddress);
    this.giftCards = limiter(limits.giftCardPerAddress);
  }

  /** Counts one guess. `account` is any text that names the account, whether it exists or not. */
  async signIn(account: string, address: string | undefined): Promise<void> {
    await count(this.address, networkOf(address));
    await count(this.account, accountKey(account));
  }

  /** A right password gives the owner of the account a clean sheet, and the address its attempt back. */
  async succeeded(account: string, address: string | undefined): Promise<void> {
    await this.account.delete(accountKey(account));
    await this.address.reward(networkOf(address));
  }

  async signUp(address: string | undefined): Promise<void> {
    await count(this.newcomer, networkOf(address));
  }

  /** Counts one guess at the code of a gift card; `find` looks for it, and what it finds was no guess. */
  async giftCard<Card>(
    address: string | undefined,
    find: () => Promise<Card | undefined>,
  ): Promise<Card | undefined> {
    const network = networkOf(address);
    await count(this.giftCards, network);
    const card = await find();
    if (card !== undefined) await this.giftCards.reward(network);
    return card;
  }
}

function limiter(limit: AttemptLimit): RateLimiterMemory {
  return new RateLimiterMemory({ points: limit.attempts, duration: limit.perSeconds });
}

async function count(limit: RateLimiterMemory, key: string): Promise<void> {
  try {
    await limit.consume(key);
  } catch (problem) {
    if (!(problem instanceof RateLimiterRes)) throw problem;
    throw new RequestError('RATE_LIMITED', 'Too many attempts. Wait a little, then try again.', {
      retryAfterMs: problem.msBeforeNext,
    });
  }
}

/** A hash, so that no e-mail stays in memory and every key has the same size. */
function accountKey(account: string): string {
  return createHash('sha256').update(account).digest('base64');
}

/** An IPv6 subscriber owns a whole /64: all its addresses count as one. */
export function networkOf(address: string | undefined): string {
  const plain = address?.replace(/^::ffff:(?=\d+\.)/i, '') ?? 'unknown';
  if (!isIPv6(plain)) return plain;
  const [front = '', back = ''] = plain.split('::');
  const groups = front.split(':').filter((group) => group !== '');
  const rest = back.split(':').filter((group) => group !== '');
  while (plain.includes('::') && groups.length + rest.length < 8) groups.push('0');
  return [...groups, ...rest].slice(0, 4).join(':');
}
