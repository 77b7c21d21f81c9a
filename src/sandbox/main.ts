import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { LogEntry } from './log.js';
import { type Sandbox, type SandboxOptions, startSandbox } from './start-sandbox.js';

const portFreeWithinMs = 5_000;
const portRetryMs = 100;

await main();

/** Runs the sandbox as a process of its own, for as long as the process that started it lives. */
async function main(): Promise<void> {
  // Whoever reads the log may be gone before this process is.
  process.stdout.on('error', () => undefined);
  try {
    const sandbox = await startOnceThePortIsFree(optionsFrom(process.env));
    endWithParent(sandbox);
    log({ level: 'info', message: 'sandbox listens', url: sandbox.url });
    process.send?.({ type: 'ready', url: sandbox.url });
  } catch (error) {
    log({ level: 'error', message: error instanceof Error ? error.message : String(error) });
    process.exitCode = 1;
    if (process.connected) process.disconnect();
  }
}

function optionsFrom(env: NodeJS.ProcessEnv): SandboxOptions {
  const port = Number(env['SANDBOX_PORT'] ?? 4010);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error('SANDBOX_PORT must be a port number');
  const secretKey = env['SANDBOX_SECRET_KEY'];
  if (!secretKey) throw new Error('SANDBOX_SECRET_KEY is missing');
  const webhookUrl = env['SANDBOX_WEBHOOK_URL'];
  if (webhookUrl && !/^https?:$/.test(URL.parse(webhookUrl)?.protocol ?? ''))
    throw new Error('SANDBOX_WEBHOOK_URL must be an http or https address');
  const webhookSecret = env['SANDBOX_WEBHOOK_SECRET'];
  if (webhookUrl && !webhookSecret) throw new Error('SANDBOX_WEBHOOK_SECRET is missing');
  const publicUrl = env['SANDBOX_PUBLIC_URL'];
  return {
    port,
    host: env['HOST'] ?? '127.0.0.1',
    ...(publicUrl && { publicUrl }),
    secretKey,
    webhookUrl,
    webhookSecret,
    journalFile: journalFileOf(env['SANDBOX_DATA']),
    durable: env['SANDBOX_DURABLE'] === 'true',
    control: env['SANDBOX_CONTROL'] === 'true',
    log,
  };
}

function journalFileOf(place: string | undefined): string | undefined {
  if (!place) return undefined;
  return place.endsWith('.jsonl') ? place : join(place, 'sandbox.jsonl');
}

/** After a crash of the parent, the last sandbox may need a moment to go away. */
async function startOnceThePortIsFree(options: SandboxOptions): Promise<Sandbox> {
  const deadline = Date.now() + portFreeWithinMs;
  for (;;) {
    try {
      return await startSandbox(options);
    } catch (error) {
      const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
      if (!isTaken || Date.now() > deadline) throw error;
      await wait(portRetryMs);
    }
  }
}

function endWithParent(sandbox: Sandbox): void {
  const end = () => void sandbox.close().finally(() => process.exit());
  process.once('SIGTERM', end);
  process.once('SIGINT', end);
  process.once('disconnect', end);
  if (process.send && !process.connected) end();
}

function log(entry: LogEntry): void {
  process.stdout.write(`${JSON.stringify({ at: new Date().toISOString(), ...entry })}\n`);
}
