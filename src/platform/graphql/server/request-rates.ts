import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';
import type { RateLimits } from './options.js';
import { RequestError } from './request-error.js';

/** Counts what each address begins. An address of IPv6 is its network: one caller owns all of it. */
export class RequestRates {
  private readonly strangers: RateLimiterMemory | undefined;
  private readonly refused: RateLimiterMemory | undefined;

  constructor(limits: RateLimits | 'off') {
    if (limits === 'off') return;
    const perMinute = (points: number) => new RateLimiterMemory({ points, duration: 60 });
    this.strangers = perMinute(limits.strangersPerMinute);
    this.refused = perMinute(limits.refusedPerMinute);
  }

  /** Throws RATE_LIMITED where an address has had too many tokens refused. */
  async beforeToken(ip: string): Promise<void> {
    const taken = await this.refused?.get(networkOf(ip));
    if (taken && taken.remainingPoints <= 0) throw tooMany(taken);
  }

  async afterRefusedToken(ip: string): Promise<void> {
    await this.refused?.penalty(networkOf(ip));
  }

  /** Throws RATE_LIMITED where an address of strangers has begun too much; what is dear counts for more. */
  async strangerBegins(ip: string, effort = 1): Promise<void> {
    await this.strangers?.consume(networkOf(ip), effort).catch((taken: RateLimiterRes) => {
      throw tooMany(taken);
    });
  }
}

function tooMany({ msBeforeNext }: RateLimiterRes): RequestError {
  return new RequestError('RATE_LIMITED', 'Too many requests: wait a moment.', {
    retryAfterSeconds: Math.max(1, Math.ceil(msBeforeNext / 1000)),
  });
}

function networkOf(ip: string): string {
  return ip.includes(':') ? ip.split(':').slice(0, 4).join(':') : ip;
}
