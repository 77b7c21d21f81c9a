import { setTimeout as pause } from 'node:timers/promises';

const deadlineMs = 30_000;

/** Looks until what is awaited is there; fails at its deadline with what was seen last. */
export async function until<T>(
  look: () => Promise<T>,
  isThere: (seen: T) => boolean = Boolean,
): Promise<T> {
  const end = performance.now() + deadlineMs;
  for (;;) {
    const seen = await look();
    if (isThere(seen)) return seen;
    if (performance.now() > end)
      throw new Error(`not within ${deadlineMs} ms; seen last: ${JSON.stringify(seen)}`);
    await pause(10);
  }
}
