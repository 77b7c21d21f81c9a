/** Work to be done after the commit, at least once: whoever handles it must bear to be called again. */
export interface NewJob {
  readonly task: string;
  readonly payload: Readonly<Record<string, unknown>>;
  /** At the earliest; at once where it is left out. */
  readonly runAt?: Date;
  /** A job with the same key that still waits is replaced. */
  readonly key?: string;
  readonly maxAttempts?: number;
}
