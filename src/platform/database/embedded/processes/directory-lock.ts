import { mkdir, readdir, rename, rm, rmdir, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { isStillRunning, newStamp } from './process-stamp.js';

const WAIT_LIMIT_MS = 120_000;
const POLL_MS = 20;

// Node offers no file locks, so the lock is a directory: held while a stamp lies in it, free while
// it is empty or missing. Renaming a directory onto it is atomic and refused unless it is free, and
// a dead holder's stamp is removed by its own name, which can never hit the stamp of a newer holder.

/** Does `work` while no other process does work under the same lock; outlives killed holders. */
export async function withDirectoryLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  const stamp = newStamp();
  const ticket = `${path}~${stamp}`;
  await mkdir(ticket);
  try {
    await writeFile(join(ticket, stamp), '');
    await take(path, ticket);
  } catch (error) {
    await rm(ticket, { recursive: true, force: true });
    throw error;
  }
  try {
    return await work();
  } finally {
    await unlink(join(path, stamp));
    await rmdir(path).catch(() => undefined);
  }
}

async function take(path: string, ticket: string): Promise<void> {
  const deadline = Date.now() + WAIT_LIMIT_MS;
  for (;;) {
    // Windows does not rename onto a directory, not even an empty one.
    if (process.platform === 'win32') await rmdir(path).catch(() => undefined);
    if (await renamed(ticket, path)) return;
    const holders = await removeDead(path);
    if (holders.length === 0) continue;
    if (Date.now() > deadline) {
      throw new Error(`Process ${holders[0]?.split('-')[0]} has held ${path} for too long.`);
    }
    await delay(POLL_MS);
  }
}

async function renamed(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to);
    return true;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    const isTaken = code === 'ENOTEMPTY' || code === 'EEXIST';
    if (isTaken || (code === 'EPERM' && process.platform === 'win32')) return false;
    throw error;
  }
}

/** Removes the stamps of processes that run no more, and answers those that are left. */
export async function removeDead(path: string): Promise<string[]> {
  const stamps = await readdir(path).catch(() => []);
  const dead = stamps.filter((stamp) => !isStillRunning(stamp));
  await Promise.all(dead.map((stamp) => rm(join(path, stamp), { force: true })));
  return stamps.filter((stamp) => !dead.includes(stamp));
}
