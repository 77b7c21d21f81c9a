import { readFileSync } from 'node:fs';
import { readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { isRunning } from './process-stamp.js';

/** What a running server writes of itself; the lines are fixed by PostgreSQL's `pidfile.h`. */
export interface Postmaster {
  pid: number;
  port: number;
  /** Empty where the server listens on TCP alone. */
  socketDirectory: string;
  status: 'starting' | 'stopping' | 'ready' | 'standby';
}

const FILE = 'postmaster.pid';

/** The server that runs on these files; a note left by one that is gone is removed. */
export async function findPostmaster(dataDirectory: string): Promise<Postmaster | undefined> {
  const path = join(dataDirectory, FILE);
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  if (!(await isServerOf(pid, dataDirectory))) {
    await rm(path, { force: true });
    return undefined;
  }
  return {
    pid,
    port: Number(lines[3]),
    socketDirectory: lines[4] ?? '',
    status: (lines[7]?.trim() || 'starting') as Postmaster['status'],
  };
}

/** Stale notes are common, and their pid may have been given to a stranger since. */
async function isServerOf(pid: number, dataDirectory: string): Promise<boolean> {
  if (!(pid > 0) || !isRunning(pid)) return false;
  if (process.platform === 'win32') return true;
  if (process.platform !== 'linux') return argumentsByPs(pid).includes(dataDirectory);
  const args = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  return args.split('\0').includes(dataDirectory) || (await worksIn(pid, dataDirectory));
}

/** True where the directory was renamed under a running server, which stays inside of it. */
async function worksIn(pid: number, directory: string): Promise<boolean> {
  // In most containers root may not look at this of another user's process.
  const its = await stat(`/proc/${pid}/cwd`).catch(() => undefined);
  const ours = await stat(directory);
  return its?.dev === ours.dev && its.ino === ours.ino;
}

function argumentsByPs(pid: number): string {
  return spawnSync('ps', ['-o', 'args=', '-p', `${pid}`], { encoding: 'utf8' }).stdout;
}
