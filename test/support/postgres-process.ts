import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export interface PostgresProcess {
  child: ChildProcess;
  url: string;
  adopted: boolean;
  /** Asks the process to stop its database and waits until it has gone. */
  end(): Promise<void>;
  /** kill -9: the process has no chance to stop anything. */
  kill(): Promise<void>;
}

export interface ProcessOptions {
  dataDir: string;
  /** The folder of the project whose launcher is used. */
  project?: string;
  user?: { uid: number; gid: number };
}

const ownProject = new URL('../..', import.meta.url).pathname;
const tsx = createRequire(import.meta.url).resolve('tsx');

/** Another Node process that starts, or adopts, the embedded PostgreSQL and holds it. */
export async function startPostgresProcess(options: ProcessOptions): Promise<PostgresProcess> {
  const child = spawnPostgresProcess(options);
  const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream });
  const [line] = (await once(lines, 'line')) as [string];
  const answer = JSON.parse(line);
  if (answer.failure) throw new Error(answer.failure);
  const exit = once(child, 'exit');
  const sendAndWait = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await exit;
  };
  return {
    child,
    url: answer.url,
    adopted: answer.adopted,
    end: () => sendAndWait('SIGTERM'),
    kill: () => sendAndWait('SIGKILL'),
  };
}

/** The same process, before it has started anything. */
export function spawnPostgresProcess(options: ProcessOptions): ChildProcess {
  const { dataDir, project = ownProject, user } = options;
  const launcher = join(project, 'src/platform/database/embedded/index.ts');
  const script = `
    const { startEmbeddedPostgres, throwawaySettings } = await import(${JSON.stringify(launcher)});
    const say = (value) => process.stdout.write(JSON.stringify(value) + '\\n');
    const dataDir = ${JSON.stringify(dataDir)};
    const options = { dataDir, log: () => undefined, settings: throwawaySettings };
    try {
      const server = await startEmbeddedPostgres(options);
      const life = setInterval(() => undefined, 60_000);
      process.once('SIGTERM', () => server.stop().then(() => clearInterval(life)));
      say({ url: server.url, adopted: server.adopted });
    } catch (error) {
      say({ failure: error.name + ': ' + error.message });
    }`;
  const args = ['--import', tsx, '--input-type=module', '--eval', script];
  return spawn(process.execPath, args, { cwd: '/', stdio: ['ignore', 'pipe', 'inherit'], ...user });
}
