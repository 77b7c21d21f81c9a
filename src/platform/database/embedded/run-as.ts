import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import type { Home } from './home.js';
import { EmbeddedPostgresUnavailable } from './unavailable.js';

const KEPT_VARIABLES = ['PATH', 'SystemRoot', 'TEMP', 'TMP'];

/**
 * How every program of PostgreSQL is started: as the user who owns the home, and without the PG*
 * variables of this process, which would steer it elsewhere.
 */
export function spawnAs(
  home: Home,
  program: string,
  args: string[],
  options: SpawnOptions,
): ChildProcess {
  const kept = KEPT_VARIABLES.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value]];
  });
  const env = { ...Object.fromEntries(kept), LC_ALL: 'C', TZ: 'UTC' };
  const common = { cwd: home.path, env, windowsHide: true, ...home.owner };
  try {
    return spawn(program, args, { ...common, ...options });
  } catch (error) {
    throw explain(error as NodeJS.ErrnoException);
  }
}

/** Runs one program to its end; fails with what it said. */
export function runAs(home: Home, program: string, args: string[], input = ''): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawnAs(home, program, args, { stdio: 'pipe' });
    let said = '';
    const hear = (chunk: Buffer): void => {
      said = (said + chunk.toString()).slice(-2_000);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.stdin?.on('error', () => undefined).end(input);
    child.once('error', reject);
    child.once('close', (code, signal) => {
      if (code === 0) resolve();
      else reject(new Error(`${program} ended with ${signal ?? code}: ${said.trim()}`));
    });
  });
}

/** Root without the right to become somebody else (a container without SETUID) is told so. */
function explain(error: NodeJS.ErrnoException): Error {
  if (error.code !== 'EPERM' && error.code !== 'EINVAL') return error;
  const reason = 'PostgreSQL refuses to run as root, and this root may not act as another user';
  return new EmbeddedPostgresUnavailable(reason, { cause: error });
}
