import { spawnSync } from 'node:child_process';
import { readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Address } from './address.js';
import { isRunning } from './processes/process-stamp.js';

/** What a server writes of itself; the lines are fixed by PostgreSQL's `miscadmin.h`. */
export interface Postmaster extends Address {
  pid: number;
  status: 'starting' | 'stopping' | 'ready' | 'standby';
}

const fileIn = (dataDirectory: string) => join(dataDirectory, 'postmaster.pid');

/** The note that a server keeps as long as it runs, and leaves behind when it is killed. */
export async function readPostmaster(dataDirectory: string): Promise<Postmaster | undefined> {
  const text = await readFile(fileIn(dataDirectory), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const lines = text.split('\n');
  return {
    pid: Number.parseInt(lines[0] ?? '', 10),
    port: Number(lines[3]),
    socketDirectory: lines[4] ?? '',
    status: (lines[7]?.trim() || 'starting') as Postmaster['status'],
  };
}

/**
 * The server that runs on these files. A note left by one that is gone is removed: its pid may have
 * been given to a stranger since, which PostgreSQL itself would take for a running server.
 */
export async function findPostmaster(dataDirectory: string): Promise<Postmaster | undefined> {
  const note = await readPostmaster(dataDirectory);
  if (!note || (await isServerOf(note.pid, dataDirectory))) return note;
  await rm(fileIn(dataDirectory), { force: true });
  return undefined;
}

/** The lock beside the socket can be as stale, and would keep the server from its socket. */
export async function removeStaleSocketLock(dataDirectory: string, address: Address) {
  if (!address.socketDirectory) return;
  const path = join(address.socketDirectory, `.s.PGSQL.${address.port}.lock`);
  const text = await readFile(path, 'utf8').catch(() => '');
  const pid = Number.parseInt(text, 10);
  if (!(await isServerOf(pid, dataDirectory))) await rm(path, { force: true });
}

async function isServerOf(pid: number, dataDirectory: string): Promise<boolean> {
  if (!isRunning(pid)) return false;
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
