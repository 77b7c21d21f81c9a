export interface Due {
  readonly dueMs: number;
  readonly id: string;
}

/** What falls due when, soonest first. Most entries are the latest so far, which makes adding cheap. */
export class Agenda {
  private readonly entries: Due[] = [];

  add(dueMs: number, id: string): void {
    let low = 0;
    let high = this.entries.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.entries[middle]?.dueMs ?? 0) <= dueMs) low = middle + 1;
      else high = middle;
    }
    this.entries.splice(low, 0, { dueMs, id });
  }

  /** Removes and returns what is due, soonest first. */
  takeDue(nowMs: number): Due[] {
    const firstLater = this.entries.findIndex((entry) => entry.dueMs > nowMs);
    const count = firstLater === -1 ? this.entries.length : firstLater;
    return count === 0 ? [] : this.entries.splice(0, count);
  }
}
