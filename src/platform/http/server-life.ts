import type { Log } from '../log.js';

const usualEndMs = 5_000;

/** Whether a server still takes work, and until when what is running has to end. */
export class ServerLife {
  private end: Date | undefined;

  constructor(readonly log: Log) {}

  get isDraining(): boolean {
    return this.end !== undefined;
  }

  /** When whatever is still open is cut off. */
  get deadline(): Date {
    return this.end ?? new Date(Date.now() + usualEndMs);
  }

  /** Takes no new work from now on. A server that is simply closed gives what is open a few seconds. */
  beginDraining(deadline = this.deadline): void {
    this.end = deadline;
  }
}
