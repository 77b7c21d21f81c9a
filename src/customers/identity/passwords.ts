import { randomBytes } from 'node:crypto';
import { hash, type Options, verify } from '@node-rs/argon2';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import { maxPasswordLength } from '../domain/password-rules.js';

/** What a hash costs: OWASP's Password Storage Cheat Sheet, second row for Argon2id (19 MiB, two passes). */
const usualCost: PasswordCost = { memoryKib: 19_456, passes: 2 };
/** Each hash keeps a core busy for tens of milliseconds and holds its memory; more waiting than this is a flood. */
const maxAtOnce = 64;

export interface PasswordCost {
  readonly memoryKib: number;
  readonly passes: number;
}

/**
 * Hashes and compares passwords with Argon2id (RFC 9106), on other threads than the event loop's. Throws
 * UNAVAILABLE where too many wait already.
 */
export class Passwords {
  private readonly options: Options;
  private readonly nobodysHash: Promise<string>;
  private atOnce = 0;

  /** `compare` tells whether a hash is that of a password: Argon2's own, unless somebody looks on. */
  constructor(
    cost: PasswordCost = usualCost,
    private readonly compare: (hash: string, password: string) => Promise<boolean> = verify,
  ) {
    this.options = { memoryCost: cost.memoryKib, timeCost: cost.passes, parallelism: 1 };
    this.nobodysHash = hash(randomBytes(32), this.options);
    this.nobodysHash.catch(() => {});
  }

  hash(password: string): Promise<string> {
    return this.inTurn(() => hash(normalized(password), this.options));
  }

  /**
   * Is this the password behind the hash? Where there is no hash, because nobody has that e-mail or no
   * password was ever set, one of the same cost is compared all the same: the time tells nothing.
   */
  matches(password: string, storedHash: string | null): Promise<boolean> {
    if (password.length > 2 * maxPasswordLength) return Promise.resolve(false);
    return this.inTurn(async () => {
      const hash = storedHash ?? (await this.nobodysHash);
      const isRight = await this.compare(hash, normalized(password));
      return isRight && storedHash !== null;
    });
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.atOnce >= maxAtOnce)
      throw new RequestError(
        'UNAVAILABLE',
        'Too many people sign in at this moment. Try again soon.',
      );
    this.atOnce += 1;
    try {
      return await work();
    } finally {
      this.atOnce -= 1;
    }
  }
}

/** The same password from any keyboard (NIST SP 800-63B, 3.1.1.2). */
function normalized(password: string): string {
  return password.normalize('NFKC');
}
