import { once } from 'node:events';
import { type FileHandle, open, readFile, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type Address, addressSettings } from './address.js';
import { type Binaries, programOf } from './binaries.js';
import { dataDirectory } from './cluster.js';
import { giveTo, type Home } from './home.js';
import {
  findPostmaster,
  type Postmaster,
  readPostmaster,
  removeStaleSocketLock,
} from './postmaster-pid.js';
import { isRunning } from './processes/process-stamp.js';
import { spawnAs } from './run-as.js';

// Recovery after a crash reads the log written since the last checkpoint, 2 GB at the most.
const READY_LIMIT_MS = 120_000;
const STOP_LIMIT_MS = 30_000;
const LOG_LIMIT_BYTES = 5_000_000;
const POLL_MS = 5;

/** Starts the server and waits until it takes connections; fails with what it has logged. */
export async function launchServer(
  home: Home,
  binaries: Binaries,
  settings: Record<string, string>,
  address: Address,
): Promise<Postmaster> {
  const data = dataDirectory(home);
  await removeStaleSocketLock(data, address);
  const all = { ...settings, ...addressSettings(address) };
  const flags = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const logPath = join(home.path, 'server.log');
  const log = await openLog(home, logPath);
  const { size: logged } = await log.stat();
  try {
    const child = spawnAs(home, programOf(binaries, 'postgres'), ['-D', data, ...flags], {
      // Its own session: Ctrl-C is for Node, which stops the server after its own work is done.
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
    });
    child.unref();
    await once(child, 'spawn');
    const ready = await untilReady(data, Number(child.pid));
    if (ready) return ready;
  } finally {
    await log.close();
  }
  const said = (await readFile(logPath)).subarray(logged).toString().trim();
  throw new Error(`PostgreSQL did not start: ${said.slice(-2_000)}`);
}

async function openLog(home: Home, path: string): Promise<FileHandle> {
  const found = await stat(path).catch(() => undefined);
  if (found && found.size > LOG_LIMIT_BYTES) await rename(path, `${path}.1`);
  const log = await open(path, 'a', 0o600);
  await giveTo(path, home.owner);
  return log;
}

/** The server that runs already, once it is ready; undefined where none does. */
export async function runningServer(home: Home): Promise<Postmaster | undefined> {
  const found = await findPostmaster(dataDirectory(home));
  if (found?.status === 'stopping') await untilGone(found.pid);
  return found && untilReady(dataDirectory(home), found.pid);
}

async function untilReady(data: string, pid: number): Promise<Postmaster | undefined> {
  const deadline = Date.now() + READY_LIMIT_MS;
  while (isRunning(pid) && Date.now() < deadline) {
    const note = await readPostmaster(data);
    if (note?.pid === pid && note.status === 'ready') return note;
    await delay(POLL_MS);
  }
  return undefined;
}

/** Ends all connections and stops the server in order, so that its next start needs no recovery. */
export async function stopServer(home: Home): Promise<void> {
  const found = await findPostmaster(dataDirectory(home));
  if (!found) return;
  process.kill(found.pid, 'SIGINT');
  if (await untilGone(found.pid)) return;
  process.kill(found.pid, 'SIGQUIT');
  await untilGone(found.pid);
}

async function untilGone(pid: number): Promise<boolean> {
  const deadline = Date.now() + STOP_LIMIT_MS;
  while (isRunning(pid)) {
    if (Date.now() > deadline) return false;
    await delay(POLL_MS);
  }
  return true;
}
