import { type ChildProcess, spawn } from 'node:child_process';
import { open, readFile, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type Address, addressSettings } from './address.js';
import { type Binaries, programOf } from './binaries.js';
import { dataDirectory } from './cluster.js';
import { giveTo, type Home } from './home.js';
import { findPostmaster, type Postmaster } from './postmaster-pid.js';
import { isRunning } from './process-stamp.js';
import { explainSpawn, spawnOptions } from './run-as.js';

// Recovery after a crash reads the log written since the last checkpoint, 2 GB at the most.
const READY_LIMIT_MS = 120_000;
const FAST_STOP_LIMIT_MS = 30_000;
const LOG_LIMIT_BYTES = 5_000_000;
const POLL_MS = 5;

/** Starts the server and waits until it takes connections; fails with the end of its log. */
export async function launchServer(
  home: Home,
  binaries: Binaries,
  address: Address,
  settings: Record<string, string>,
): Promise<Postmaster> {
  const all = { ...settings, ...addressSettings(address) };
  const flags = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const logPath = join(home.path, 'server.log');
  const log = await openLog(home, logPath);
  const child = spawn(programOf(binaries, 'postgres'), ['-D', dataDirectory(home), ...flags], {
    ...spawnOptions(home),
    // Its own session: Ctrl-C is for Node, which stops the server after its own work is done.
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
  });
  const begin = (await log.stat()).size;
  await log.close();
  try {
    return await readiness(home, child);
  } catch (error) {
    const said = (await readFile(logPath, 'utf8')).slice(begin).trim().slice(-2_000);
    throw new Error(`PostgreSQL did not start: ${said}`, { cause: error });
  } finally {
    child.removeAllListeners();
    child.unref();
  }
}

async function readiness(home: Home, child: ChildProcess): Promise<Postmaster> {
  const ended = new Promise<never>((_, reject) => {
    child.once('error', (error) => reject(explainSpawn(error)));
    child.once('exit', (code, signal) => reject(new Error(`It ended with ${signal ?? code}.`)));
  });
  const stopWaiting = new AbortController();
  try {
    return await Promise.race([ended, untilReady(home, stopWaiting.signal, child.pid)]);
  } finally {
    stopWaiting.abort();
  }
}

async function openLog(home: Home, path: string) {
  const size = await stat(path).then(
    (found) => found.size,
    () => 0,
  );
  if (size > LOG_LIMIT_BYTES) await rename(path, `${path}.1`);
  const log = await open(path, 'a', 0o600);
  await giveTo(path, home.owner);
  return log;
}

/** The server that runs already, once it takes connections; undefined where none does. */
export async function runningServer(home: Home): Promise<Postmaster | undefined> {
  const found = await findPostmaster(dataDirectory(home));
  if (found?.status === 'stopping') {
    await untilGone(found.pid, FAST_STOP_LIMIT_MS);
    return undefined;
  }
  return found && (await untilReady(home, undefined, found.pid).catch(() => undefined));
}

async function untilReady(
  home: Home,
  signal: AbortSignal | undefined,
  pid: number | undefined,
): Promise<Postmaster> {
  const deadline = Date.now() + READY_LIMIT_MS;
  while (Date.now() < deadline && !signal?.aborted) {
    const found = await findPostmaster(dataDirectory(home));
    if (found?.pid === pid && found?.status === 'ready') return found;
    await delay(POLL_MS);
  }
  throw new Error('It was not ready in time.');
}

/** Ends all connections and stops the server, so that it need not recover when it starts again. */
export async function stopServer(home: Home): Promise<void> {
  const found = await findPostmaster(dataDirectory(home));
  if (!found) return;
  process.kill(found.pid, 'SIGINT');
  if (await untilGone(found.pid, FAST_STOP_LIMIT_MS)) return;
  process.kill(found.pid, 'SIGQUIT');
  await untilGone(found.pid, FAST_STOP_LIMIT_MS);
}

async function untilGone(pid: number, limitMs: number): Promise<boolean> {
  const deadline = Date.now() + limitMs;
  while (isRunning(pid)) {
    if (Date.now() > deadline) return false;
    await delay(POLL_MS);
  }
  return true;
}
