/** What has begun and not ended, for somebody who must not leave before it has. */
export class UnderWay {
  private readonly begun = new Set<Promise<void>>();

  get count(): number {
    return this.begun.size;
  }

  /** Watches what has begun, and hands it back. */
  add<T>(work: Promise<T>): Promise<T> {
    const end = () => void this.begun.delete(ended);
    const ended: Promise<void> = work.then(end, end);
    this.begun.add(ended);
    return work;
  }

  /** Resolves when nothing is under way any more, well ended or not. */
  async ended(): Promise<void> {
    while (this.begun.size > 0) await Promise.all(this.begun);
  }
}
