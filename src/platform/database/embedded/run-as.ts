import { type SpawnOptions, spawn } from 'node:child_process';
import type { Home } from './home.js';
import { EmbeddedPostgresUnavailable } from './unavailable.js';

const KEPT_VARIABLES = ['PATH', 'SystemRoot', 'TEMP', 'TMP'];

/**
 * How every program of PostgreSQL is started: as the user who owns the home, and without the PG*
 * variables of this process, which would steer it elsewhere.
 */
export function spawnOptions(home: Home): SpawnOptions {
  const kept = KEPT_VARIABLES.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value]];
  });
  const env = { ...Object.fromEntries(kept), LC_ALL: 'C', TZ: 'UTC' };
  return { cwd: home.path, env, windowsHide: true, ...home.owner };
}

/** Runs one program to its end; fails with what it said. */
export function runAs(home: Home, program: string, args: string[], input = ''): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...spawnOptions(home), stdio: 'pipe' });
    let said = '';
    const hear = (chunk: Buffer): void => {
      said = (said + chunk.toString()).slice(-2_000);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.stdin?.on('error', () => undefined).end(input);
    child.once('error', (error) => reject(explainSpawn(error)));
    child.once('close', (code, signal) => {
      if (code === 0) resolve();
      else reject(new Error(`${program} ended with ${signal ?? code}: ${said.trim()}`));
    });
  });
}

/** Root without the right to become somebody else (a container without SETUID) is told so. */
export function explainSpawn(error: NodeJS.ErrnoException): Error {
  if (error.code !== 'EPERM' && error.code !== 'EINVAL') return error;
  const reason = 'PostgreSQL refuses to run as root, and this root may not act as another user';
  return new EmbeddedPostgresUnavailable(reason, { cause: error });
}
