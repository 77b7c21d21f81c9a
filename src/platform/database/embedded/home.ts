import type { Stats } from 'node:fs';
import { chmod, chown, lstat, mkdir, mkdtemp, realpath, rm, stat, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isRoot, type ServerUser, serverUser } from './server-user.js';
import { EmbeddedPostgresUnavailable } from './unavailable.js';

/** Where the database, the server's log and the locks live. `owner` is set only for root. */
export interface Home {
  path: string;
  owner: ServerUser | undefined;
}

const ELSEWHERE = '/var/lib/passerelle';

/**
 * `<dataDir>/postgres`. Where root starts a server whose user cannot walk to it (below /root, say),
 * it is a symbolic link to a directory of its own below /var/lib/passerelle.
 */
export async function openHome(dataDir: string): Promise<Home> {
  await mkdir(dataDir, { recursive: true });
  const entry = join(dataDir, 'postgres');
  if (!isRoot()) return { path: await ownHome(entry), owner: undefined };
  await refuseLostTarget(entry);
  const existing = await statOf(entry);
  const owner = await serverUser(existing);
  const path = await realpath(existing ? entry : await createForOwner(entry, owner));
  await giveTo(path, owner);
  if (await canWalkTo(path, owner)) return { path, owner };
  throw new EmbeddedPostgresUnavailable(`User ${owner.uid}, who owns ${path}, cannot reach it`);
}

async function ownHome(entry: string): Promise<string> {
  await mkdir(entry, { recursive: true, mode: 0o700 });
  const { uid } = await stat(entry);
  if (process.getuid === undefined || uid === process.getuid()) return realpath(entry);
  throw new EmbeddedPostgresUnavailable(`The database in ${entry} belongs to user ${uid}`);
}

async function createForOwner(entry: string, owner: ServerUser): Promise<string> {
  if (await canWalkTo(await realpath(dirname(entry)), owner, true)) {
    await mkdir(entry, { recursive: true, mode: 0o700 });
    return entry;
  }
  await mkdir(ELSEWHERE, { recursive: true });
  await chmod(ELSEWHERE, 0o755);
  const target = await mkdtemp(join(ELSEWHERE, 'database-'));
  await giveTo(target, owner);
  try {
    await symlink(target, entry);
  } catch (error) {
    // Another process was faster: its directory counts.
    await rm(target, { recursive: true });
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return entry;
}

/** Starting over with an empty database, because the old one was moved away, would hide a loss. */
async function refuseLostTarget(entry: string): Promise<void> {
  const link = await lstat(entry).catch(() => undefined);
  if (!link?.isSymbolicLink() || (await statOf(entry))) return;
  throw new Error(
    `${entry} points to a database that is not there: put it back, or remove the link.`,
  );
}

/** Hands a file that root has made over to the user whom the server runs as. */
export async function giveTo(path: string, owner: ServerUser | undefined): Promise<void> {
  if (!owner) return;
  try {
    await chown(path, owner.uid, owner.gid);
  } catch (error) {
    const reason = `Root may not give files to user ${owner.uid} on this system`;
    throw new EmbeddedPostgresUnavailable(reason, { cause: error });
  }
}

async function canWalkTo(path: string, user: ServerUser, including = false): Promise<boolean> {
  const parent = dirname(path);
  if (including && !mayEnter(await stat(path), user)) return false;
  return parent === path || canWalkTo(parent, user, true);
}

function mayEnter({ mode, uid, gid }: Stats, user: ServerUser): boolean {
  if (uid === user.uid) return (mode & 0o100) !== 0;
  if (gid === user.gid) return (mode & 0o010) !== 0;
  return (mode & 0o001) !== 0;
}

function statOf(path: string): Promise<Stats | undefined> {
  return stat(path).catch(() => undefined);
}
