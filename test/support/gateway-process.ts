import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Shop, testSecrets } from './app.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const startWithinMs = 45_000;

/** A gateway in a process of its own, on the database and the sandbox of a shop; it can be killed. */
export interface GatewayProcess {
  readonly url: string;
  /** Ends it like a power cut: nothing is tidied up. */
  kill(): Promise<void>;
}

export async function startGatewayProcess(shop: Shop): Promise<GatewayProcess> {
  const dataDir = await mkdtemp(join(tmpdir(), 'passerelle-process-'));
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], {
    cwd: root,
    env: {
      ...process.env,
      PORT: '0',
      DATA_DIR: dataDir,
      DATABASE_URL: shop.databaseUrl,
      SANDBOX_URL: shop.sandbox.url,
      SANDBOX_SECRET_KEY: testSecrets.sandboxKey,
      SANDBOX_WEBHOOK_SECRETS: testSecrets.sandboxWebhooks.join(','),
      AUTH_SECRET: testSecrets.auth,
      PLAYGROUND: 'false',
      LOG_LEVEL: 'warn',
      NODE_ENV: 'development',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await readyUrl(child);
  return {
    url,
    kill: async () => {
      const gone = new Promise((resolve) => child.once('exit', resolve));
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
