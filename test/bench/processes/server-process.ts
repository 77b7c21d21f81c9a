import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Client } from '../load/client.js';
import type { Question, Reply } from './probe.js';

interface ServerOptions {
  /** The script, from the root of the checkout. */
  readonly script: string;
  /** The checkout whose script it is; this one where it is left out. */
  readonly checkout?: string;
  readonly port: number;
  readonly env: Readonly<Record<string, string>>;
  /** A path that answers 200 once the server is ready. */
  readonly readyPath: string;
}

/** Where this benchmark belongs. */
export const root = fileURLToPath(new URL('../../..', import.meta.url));
const probe = new URL('./probe.ts', import.meta.url).href;
const readyWithinMs = 120_000;
const keptOutput = 2000;
const endsWithinMs = 10_000;
const running = new Set<ServerProcess>();

/** A server in a process of its own, which can be asked what it has used. */
export class ServerProcess {
  readonly origin: string;
  private said = '';

  private constructor(
    private readonly child: ChildProcess,
    port: number,
  ) {
    this.origin = `http://127.0.0.1:${port}`;
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      this.said = `${this.said}${text}`.slice(-keptOutput);
    });
  }

  /** Starts a script and waits until it answers. */
  static async start(options: ServerOptions): Promise<ServerProcess> {
    const { checkout = root } = options;
    const child = fork(join(checkout, options.script), {
      cwd: checkout,
      // This process's own flags hold the loader for TypeScript.
      execArgv: [...process.execArgv, '--import', probe],
      env: { ...process.env, ...options.env },
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    });
    const server = new ServerProcess(child, options.port);
    running.add(server);
    await server.untilReady(options.readyPath);
    return server;
  }

  async cpuMs(): Promise<number> {
    const { cpuUs = 0 } = await this.ask({ kind: 'cpu' });
    return cpuUs / 1000;
  }

  async beginCounting(): Promise<void> {
    await this.ask({ kind: 'count' });
  }

  /** How often each statement was sent since the counting began. */
  async endCounting(): Promise<Readonly<Record<string, number>>> {
    const { statements = {} } = await this.ask({ kind: 'counted' });
    return statements;
  }

  async beginProfile(): Promise<void> {
    await this.ask({ kind: 'profile' });
  }

  /** Writes where the time went, for the developer tools of a browser. */
  async endProfile(file: string): Promise<void> {
    await this.ask({ kind: 'profiled', file });
  }

  async end(): Promise<void> {
    running.delete(this);
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const gone = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    const late = setTimeout(() => this.child.kill('SIGKILL'), endsWithinMs);
    await gone;
    clearTimeout(late);
  }

  private async ask(question: Question): Promise<Reply> {
    const answer = once(this.child, 'message', { signal: AbortSignal.timeout(endsWithinMs) });
    this.child.send(question);
    const [reply] = (await answer) as [Reply];
    return reply;
  }

  private async untilReady(path: string): Promise<void> {
    const client = new Client(this.origin);
    const deadline = Date.now() + readyWithinMs;
    try {
      while (Date.now() < deadline && this.child.exitCode === null) {
        const answer = await client.get(path).catch(() => undefined);
        if (answer?.status === 200) return;
        await wait(50);
      }
    } finally {
      client.close();
    }
    throw new Error(`${this.child.spawnargs.at(-1)} did not get ready: ${this.said}`);
  }
}

/** Ends what still runs of all that was started here. */
export async function endServers(): Promise<void> {
  await Promise.all([...running].map((server) => server.end()));
}
