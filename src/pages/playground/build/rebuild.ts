import { readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { buildInto } from './build-into.js';
import { builtRoot } from './places.js';

const fresh = `${builtRoot}.${process.pid}.new`;
const old = `${builtRoot}.${process.pid}.old`;

/** Builds beside, and swaps when it is whole: whoever is served meanwhile gets the old files or the new ones. */
export async function rebuild(): Promise<void> {
  await removeLeftovers();
  try {
    await buildInto(fresh);
    await swap();
  } finally {
    await rm(fresh, { recursive: true, force: true });
    await rm(old, { recursive: true, force: true });
  }
}

/** Another process may put its own in place between the two steps, so it is tried again. */
async function swap(tries = 3): Promise<void> {
  await rm(old, { recursive: true, force: true });
  await rename(builtRoot, old).catch(() => {});
  try {
    await rename(fresh, builtRoot);
  } catch (fault) {
    if (tries === 1) throw fault;
    await swap(tries - 1);
  }
}

/** A process that was stopped while it built could not clean up after itself. */
async function removeLeftovers(): Promise<void> {
  const folder = dirname(builtRoot);
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    const pid = new RegExp(`^${basename(builtRoot)}\\.(\\d+)\\.(new|old)$`).exec(name)?.[1];
    if (pid && !isRunning(Number(pid)))
      await rm(join(folder, name), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (fault) {
    return (fault as NodeJS.ErrnoException).code === 'EPERM';
  }
}
