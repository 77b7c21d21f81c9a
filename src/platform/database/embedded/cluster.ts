import { randomBytes } from 'node:crypto';
import { access, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Binaries, programOf } from './binaries.js';
import { giveTo, type Home } from './home.js';
import { isStillRunning, newStamp } from './processes/process-stamp.js';
import { runAs } from './run-as.js';

/** The database and its one role bear the same name. */
export const DATABASE = 'passerelle';

export function dataDirectory(home: Home): string {
  return join(home.path, 'cluster', 'data');
}

export function readPassword(home: Home): Promise<string> {
  return readFile(join(home.path, 'cluster', 'password'), 'utf8');
}

export async function hasCluster(home: Home): Promise<boolean> {
  return access(join(home.path, 'cluster')).then(
    () => true,
    () => false,
  );
}

/**
 * Makes the database files beside their place and moves them there when they are complete, so that
 * a process killed half way leaves nothing that could be taken for a database.
 */
export async function createCluster(home: Home, binaries: Binaries, sync: boolean): Promise<void> {
  const draft = join(home.path, `cluster~${newStamp()}`);
  const data = join(draft, 'data');
  const passwordFile = join(draft, 'password');
  await mkdir(draft, { mode: 0o700 });
  await giveTo(draft, home.owner);
  const password = randomBytes(24).toString('base64url');
  await writeFile(passwordFile, password, { mode: 0o600, flush: true });
  await giveTo(passwordFile, home.owner);
  await runAs(home, programOf(binaries, 'initdb'), [
    `--pgdata=${data}`,
    `--username=${DATABASE}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
    ...(sync ? [] : ['--no-sync']),
  ]);
  const statement = `CREATE DATABASE ${DATABASE}\n`;
  const singleUser = ['--single', '-D', data, ...(sync ? [] : ['-F']), 'postgres'];
  await runAs(home, programOf(binaries, 'postgres'), singleUser, statement);
  await rename(draft, join(home.path, 'cluster'));
}

/** Removes what killed processes have left half made. */
export async function removeDrafts(home: Home): Promise<void> {
  for (const name of await readdir(home.path)) {
    const stamp = name.split('~')[1];
    if (stamp === undefined || isStillRunning(stamp)) continue;
    // An initdb may outlive the process that started it, and write on for a moment.
    await rm(join(home.path, name), { recursive: true, force: true, maxRetries: 5 });
  }
}
