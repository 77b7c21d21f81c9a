import type { Log } from '../log.js';

/** Something that needs time to end well, such as open sockets. It ends by the deadline, well or not. */
export type Drainer = (deadline: Date) => Promise<void>;

/** Whether a server still takes work, and what has to be ended before it stops. */
export class ServerLife {
  private readonly drainers = new Set<Drainer>();
  private draining = false;

  constructor(readonly log: Log) {}

  get isDraining(): boolean {
    return this.draining;
  }

  onDrain(drainer: Drainer): void {
    this.drainers.add(drainer);
  }

  beginDraining(): void {
    this.draining = true;
  }

  async endAll(deadline: Date): Promise<void> {
    await Promise.allSettled([...this.drainers].map((drainer) => drainer(deadline)));
  }
}
