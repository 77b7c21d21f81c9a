const deadlineMs = 30_000;
const lookEveryMs = 5;

/** Waits for a condition; fails loudly where it does not come true. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + deadlineMs;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`waited in vain for ${condition}`);
    await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
  }
}
