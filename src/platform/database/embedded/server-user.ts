import type { Stats } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { EmbeddedPostgresUnavailable } from './unavailable.js';

/** Whom the server runs as, where this process is root: PostgreSQL refuses to be root. */
export interface ServerUser {
  uid: number;
  gid: number;
}

const CANDIDATES = ['postgres', '_postgres', 'nobody'];

export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** The owner of a database that is already there, else an unprivileged user of this system. */
export async function serverUser(existing: Stats | undefined): Promise<ServerUser> {
  if (existing && existing.uid > 0) return { uid: existing.uid, gid: existing.gid };
  const passwd = await readFile('/etc/passwd', 'utf8').catch(() => '');
  const users = passwd.split('\n').map((line) => line.split(':'));
  for (const candidate of CANDIDATES) {
    const entry = users.find(([name]) => name === candidate);
    const user = { uid: Number(entry?.[2]), gid: Number(entry?.[3]) };
    if (user.uid > 0 && user.gid > 0) return user;
  }
  throw new EmbeddedPostgresUnavailable(
    'PostgreSQL refuses to run as root, and this system has neither a user postgres nor nobody',
  );
}
