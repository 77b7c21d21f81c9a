import { mkdtemp, readFile, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startEmbeddedPostgres } from '../../src/platform/database/embedded/index.js';
import type { TestServer } from '../support/database.js';
import { createTemplate } from '../support/global-setup.js';

const goneWithinMs = 30_000;
const lookEveryMs = 10;

/** A PostgreSQL of our own on a disk, with the settings of a real one, which can be stopped without ceremony. */
export class OwnPostgres implements AsyncDisposable {
  private constructor(
    private readonly dataDir: string,
    readonly server: TestServer,
    private stop: () => Promise<void>,
  ) {}

  static async start(): Promise<OwnPostgres> {
    const dataDir = await mkdtemp(join(tmpdir(), 'passerelle-chaos-'));
    const { url, stop } = await startEmbeddedPostgres({ dataDir, log: () => undefined });
    const templateName = 'passerelle_template';
    await createTemplate(url, templateName);
    return new OwnPostgres(dataDir, { adminUrl: url, templateName }, stop);
  }

  /** What `pg_ctl stop -m immediate` does: nothing is written down, and the next start has to recover. */
  async stopImmediately(): Promise<void> {
    const pid = await this.postmaster();
    process.kill(pid, 'SIGQUIT');
    const until = performance.now() + goneWithinMs;
    while (isRunning(pid)) {
      if (performance.now() > until) throw new Error(`PostgreSQL ${pid} does not end`);
      await pause(lookEveryMs);
    }
  }

  async startAgain(): Promise<void> {
    const { url, stop } = await startEmbeddedPostgres({
      dataDir: this.dataDir,
      log: () => undefined,
    });
    const before = this.stop;
    this.stop = async () => {
      await before();
      await stop();
    };
    if (url !== this.server.adminUrl) throw new Error('PostgreSQL came back at another address');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
    const home = await realpath(join(this.dataDir, 'postgres'));
    await rm(home, { recursive: true, force: true });
    await rm(this.dataDir, { recursive: true, force: true });
  }

  private async postmaster(): Promise<number> {
    const file = join(this.dataDir, 'postgres', 'cluster', 'data', 'postmaster.pid');
    return Number((await readFile(file, 'utf8')).split('\n')[0]);
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (fault) {
    return (fault as NodeJS.ErrnoException).code === 'EPERM';
  }
}
