import type { PaymentAttemptRow, PaymentIntentRow } from './tables.js';

/** An attempt that somebody may call the provider for, and what is to be asked. */
export interface LeasedAttempt {
  readonly attempt: PaymentAttemptRow;
  readonly intent: PaymentIntentRow;
}

/**
 * The first call of an attempt, reserved for whoever writes the attempt down: it is written as taken, so nobody else
 * calls, and no lease has to be asked for after the commit. What it holds lives in this process alone, and is good
 * for the very attempt that was committed: the body of a command may run several times, or not at all where the
 * answer is replayed.
 */
export class FirstCall {
  private written: LeasedAttempt | undefined;

  /** Keeps what the command has written. */
  keep(written: LeasedAttempt): void {
    this.written = written;
  }

  /** The call, once; undefined where it belongs to another attempt, or was reserved for too long. */
  claim(attemptId: string, now: Date): LeasedAttempt | undefined {
    const { written } = this;
    this.written = undefined;
    const until = written?.attempt.leased_until;
    const isOurs = written?.attempt.id === attemptId && until && until > now;
    return isOurs ? written : undefined;
  }
}
