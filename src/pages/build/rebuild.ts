import { readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { buildInto } from './build-into.js';
import type { PageName } from './front-ends.js';
import { builtRootOf } from './places.js';

/** Builds beside, and swaps when it is whole: whoever is served meanwhile gets the old files or the new ones. */
export async function rebuild(page: PageName): Promise<void> {
  const built = builtRootOf(page);
  const fresh = `${built}.${process.pid}.new`;
  const old = `${built}.${process.pid}.old`;
  await removeLeftovers(built);
  try {
    await buildInto(page, fresh);
    await swap({ built, fresh, old });
  } finally {
    await rm(fresh, { recursive: true, force: true });
    await rm(old, { recursive: true, force: true });
  }
}

interface Folders {
  readonly built: string;
  readonly fresh: string;
  readonly old: string;
}

/** Another process may put its own in place between the two steps, so it is tried again. */
async function swap(folders: Folders, tries = 3): Promise<void> {
  const { built, fresh, old } = folders;
  await rm(old, { recursive: true, force: true });
  await rename(built, old).catch(() => {});
  try {
    await rename(fresh, built);
  } catch (fault) {
    if (tries === 1) throw fault;
    await swap(folders, tries - 1);
  }
}

/** A process that was stopped while it built could not clean up after itself. */
async function removeLeftovers(built: string): Promise<void> {
  const folder = dirname(built);
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    const pid = new RegExp(`^${basename(built)}\\.(\\d+)\\.(new|old)$`).exec(name)?.[1];
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
