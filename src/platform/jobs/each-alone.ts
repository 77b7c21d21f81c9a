/**
 * Does the same with each of many things, one after the other. What fails with one keeps none of the others waiting: all
 * are tried, and the faults are thrown at the end, so that the job is known to have failed and is done again.
 */
export async function eachAlone<T>(
  things: Iterable<T>,
  handle: (thing: T) => Promise<unknown>,
): Promise<void> {
  const faults: unknown[] = [];
  for (const thing of things) {
    try {
      await handle(thing);
    } catch (fault) {
      faults.push(fault);
    }
  }
  if (faults.length > 1) throw new AggregateError(faults, `${faults.length} of them have failed`);
  if (faults.length > 0) throw faults[0];
}
