import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';
import type { LogEntry } from '../../../src/sandbox/index.js';
import { callerOf, secretKey } from './given.js';

export interface SandboxProcess extends ReturnType<typeof callerOf> {
  readonly child: ChildProcess;
  readonly url: string;
  readonly log: LogEntry[];
}

/** Starts the sandbox as its own process, as the gateway does; `limits` are shell commands run before it. */
export async function startProcess(
  env: Record<string, string>,
  limits = 'true',
): Promise<SandboxProcess> {
  const { child, log } = runMain(
    { SANDBOX_SECRET_KEY: secretKey, SANDBOX_PORT: '0', ...env },
    limits,
  );
  const [message] = (await once(child, 'message')) as [{ type: string; url: string }];
  return { child, url: message.url, log, ...callerOf(message.url) };
}

export function runMain(env: Record<string, string>, limits = 'true') {
  const command = `${limits}; exec "$0" --import tsx src/sandbox/main.ts`;
  const child = spawn('sh', ['-c', command, process.execPath], {
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const log: LogEntry[] = [];
  if (child.stdout)
    createInterface(child.stdout).on('line', (line) => log.push(JSON.parse(line) as LogEntry));
  return { child, log };
}

/** How the process ended: its exit code, or the signal that ended it. */
export async function endOf(child: ChildProcess): Promise<number | string | null> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  return child.exitCode ?? child.signalCode;
}
