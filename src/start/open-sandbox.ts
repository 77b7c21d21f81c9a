import { fork } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Config } from '../config.js';
import type { Secrets } from '../secrets.js';

/** The payment provider that plays, and how to let go of it. */
export interface OpenSandbox {
  readonly url: string;
  close(): Promise<void>;
}

/** Uses the sandbox that was configured, or starts one beside the gateway, in a process of its own. */
export async function openSandbox(config: Config, secrets: Secrets): Promise<OpenSandbox> {
  if (config.sandbox.url) return { url: config.sandbox.url, close: async () => {} };
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  const script = fileURLToPath(new URL(`../sandbox/main.${extension}`, import.meta.url));
  const child = fork(script, {
    env: {
      ...process.env,
      SANDBOX_PORT: String(config.sandbox.port),
      SANDBOX_SECRET_KEY: secrets.sandboxKey,
      SANDBOX_DATA: join(config.dataDir, 'sandbox.jsonl'),
      SANDBOX_WEBHOOK_URL: `${localUrl(config)}/webhooks/sandbox`,
      SANDBOX_WEBHOOK_SECRET: secrets.sandboxWebhooks[0] ?? '',
      SANDBOX_CONTROL: String(!config.production),
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    child.once('message', (message) => resolve((message as { url: string }).url));
    child.once('exit', () =>
      reject(
        new Error(
          `The sandbox payment provider did not start: is port ${config.sandbox.port} taken? SANDBOX_PORT chooses another.`,
        ),
      ),
    );
  });
  return {
    url,
    close: async () => {
      if (child.exitCode !== null) return;
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** Where this process is reached from this machine; the public address may be behind a proxy. */
function localUrl(config: Config): string {
  const host = config.host === '0.0.0.0' || config.host === '::' ? '127.0.0.1' : config.host;
  return `http://${host.includes(':') ? `[${host}]` : host}:${config.port}`;
}
