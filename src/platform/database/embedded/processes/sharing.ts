import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { giveTo, type Home } from '../home.js';
import { removeDead } from './directory-lock.js';
import { newStamp } from './process-stamp.js';

// Who uses the server is written down as one stamp a process. Connections would not tell: a pool
// may be idle and empty while its process still counts on the database.

const usersOf = (home: Home) => join(home.path, 'users');

/** Notes that this process uses the server; answers the stamp to leave with. Needs the lock. */
export async function enter(home: Home): Promise<string> {
  const stamp = newStamp();
  await mkdir(usersOf(home), { recursive: true });
  await giveTo(usersOf(home), home.owner);
  await writeFile(join(usersOf(home), stamp), '');
  return stamp;
}

/** Takes that note back. */
export async function leave(home: Home, stamp: string): Promise<void> {
  await rm(join(usersOf(home), stamp), { force: true });
}

/** Whether no living process uses the server. Needs the lock. */
export async function isUnused(home: Home): Promise<boolean> {
  return (await removeDead(usersOf(home))).length === 0;
}
