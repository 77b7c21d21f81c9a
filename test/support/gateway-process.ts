import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { testSecrets } from './app.js';
import { compileSources } from './compiled.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const startWithinMs = 120_000;

/** A gateway in a process of its own, on the database and the sandbox of a shop; it can be killed. */
export interface GatewayProcess {
  readonly url: string;
  /** False once it has ended, killed or by itself. */
  readonly isRunning: boolean;
  /** Ends it like a power cut: nothing is tidied up. */
  kill(): Promise<void>;
}

/** Where a gateway finds its database and its provider: with a shop, or on the way to one. */
export interface GatewaySurroundings {
  readonly databaseUrl: string;
  readonly sandbox: { readonly url: string };
  readonly env?: Readonly<Record<string, string>>;
}

export async function startGatewayProcess(around: GatewaySurroundings): Promise<GatewayProcess> {
  const dataDir = await mkdtemp(join(tmpdir(), 'passerelle-process-'));
  await compileSources();
  const child = spawn(process.execPath, ['--enable-source-maps', 'dist/src/main.js'], {
    cwd: root,
    env: {
      ...process.env,
      PORT: '0',
      DATA_DIR: dataDir,
      DATABASE_URL: around.databaseUrl,
      SANDBOX_URL: around.sandbox.url,
      SANDBOX_SECRET_KEY: testSecrets.sandboxKey,
      SANDBOX_WEBHOOK_SECRETS: testSecrets.sandboxWebhooks.join(','),
      AUTH_SECRET: testSecrets.auth,
      PLAYGROUND: 'false',
      LOG_LEVEL: 'warn',
      NODE_ENV: 'development',
      ...around.env,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await readyUrl(child);
  return {
    url,
    get isRunning() {
      return child.exitCode === null && child.signalCode === null;
    },
    kill: async () => {
      const gone = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : [];
      child.kill('SIGKILL');
      await gone;
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

function readyUrl(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const deadline = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`the gateway did not start: ${said}`));
    }, startWithinMs);
    child.stdout?.on('data', (part: Buffer) => {
      said += part.toString();
      const ready = /ready at (http:\/\/\S+)/.exec(said)?.[1];
      if (!ready) return;
      clearTimeout(deadline);
      resolve(ready);
    });
    child.once('exit', (code) => {
      clearTimeout(deadline);
      reject(new Error(`the gateway ended with ${code}: ${said}`));
    });
  });
}
