/** Who wants to know how far the loading of a shop is. */
export interface LoadProgress {
  begin(what: string, total: number): void;
  advance(count: number): void;
  end(): void;
}

export const silentProgress: LoadProgress = { begin: () => {}, advance: () => {}, end: () => {} };

/** The items in lists of so many, made while they are read. */
export function* inBatches<T>(items: Iterable<T>, size: number): Generator<T[]> {
  let batch: T[] = [];
  for (const item of items) {
    batch.push(item);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
