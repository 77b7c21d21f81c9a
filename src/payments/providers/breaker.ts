import {
  type CircuitBreakerPolicy,
  CircuitState,
  ConsecutiveBreaker,
  circuitBreaker,
  handleWhenResult,
} from 'cockatiel';

/** When new calls to a provider pause, and for how long. */
export interface BreakerOptions {
  /** After so many outages in a row. */
  readonly failures: number;
  /** Then one call probes whether it is over. */
  readonly pauseMs: number;
}

/** CLOSED: calls are made. OPEN: they pause. HALF_OPEN: one is under way to see whether it is over. */
export type BreakerState = 'CLOSED' | 'OPEN' | 'HALF_OPEN';

/** An answer that a breaker can judge. */
interface Judged {
  readonly kind: string;
  readonly reason?: string;
}

const usual: BreakerOptions = { failures: 5, pauseMs: 30_000 };

/**
 * Keeps new payments away from a provider that does not answer, so that buyers hear at once that nothing was taken,
 * or pay through another one. Only new work goes through it: what may have been booked already is asked about as
 * ever, and neither waits for the breaker nor is judged by it.
 */
export class Breaker {
  private readonly policy: CircuitBreakerPolicy;
  private openedAt = 0;

  constructor(private readonly options: BreakerOptions = usual) {
    this.policy = circuitBreaker(
      handleWhenResult((answer) => isOutage(answer as Judged)),
      {
        breaker: new ConsecutiveBreaker(options.failures),
        halfOpenAfter: options.pauseMs,
      },
    );
    this.policy.onBreak(() => {
      this.openedAt = Date.now();
    });
  }

  get state(): BreakerState {
    if (this.policy.state === CircuitState.Closed) return 'CLOSED';
    return this.policy.state === CircuitState.HalfOpen ? 'HALF_OPEN' : 'OPEN';
  }

  /** True where the next call is made: all is well, or the pause is over and somebody may probe. */
  get lets(): boolean {
    if (this.state === 'OPEN') return Date.now() - this.openedAt >= this.options.pauseMs;
    return this.state === 'CLOSED';
  }

  /** Makes the call, or answers undefined at once where calls pause. Nobody waits for somebody else's probe. */
  async guard<Answer extends Judged>(call: () => Promise<Answer>): Promise<Answer | undefined> {
    return this.lets ? this.policy.execute(call) : undefined;
  }
}

/** Outcomes that are not known because the provider cannot be reached or has broken; others have their reason here. */
function isOutage({ kind, reason = '' }: Judged): boolean {
  return kind === 'unknown' && /^(timeout|no_answer|unreadable|http_\d{3})$/.test(reason);
}
