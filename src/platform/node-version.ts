import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

// This file must be readable by every Node that somebody may start the gateway with: it comes
// before all others, uses no package, and nothing younger than Node 18.

const PASSED_ON: NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Goes on if this Node is at least `minimum` ("22.17.0"). Otherwise the same script runs on with the
 * newer Node that the packages brought along, and this call never returns: signals, exit code and
 * output are the newer one's. Where there is none, one sentence goes to stderr and the exit code is 1.
 */
export async function requireNode(minimum: string): Promise<void> {
  if (isAtLeast(process.versions.node, minimum)) return;
  const newer = newerNode(minimum);
  if (newer) return runWith(newer);
  process.stderr.write(
    `Passerelle needs Node.js ${minimum} or newer and was started with ${process.versions.node}: ` +
      'install a newer one, or run "npm ci" to get one with the packages.\n',
  );
  process.exit(1);
}

function isAtLeast(version: string, minimum: string): boolean {
  const [wanted, given] = [minimum, version].map((text) => text.split(/[.-]/).map(Number));
  const difference = wanted?.map((part, at) => (given?.[at] ?? 0) - part).find((it) => it !== 0);
  return (difference ?? 0) >= 0;
}

/** The packages `node-linux-*` put it there; the folder is searched upward, as for any package. */
function newerNode(minimum: string): string | undefined {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (folder !== dirname(folder)) {
    const path = join(folder, 'node_modules', '.bin', 'node');
    if (existsSync(path) && isAtLeast(versionOf(path), minimum)) return path;
    folder = dirname(folder);
  }
  return undefined;
}

function versionOf(path: string): string {
  const { stdout } = spawnSync(path, ['--version'], { encoding: 'utf8' });
  return (stdout ?? '').trim().replace(/^v/, '') || '0';
}

function runWith(path: string): Promise<never> {
  const args = [...process.execArgv, ...process.argv.slice(1)];
  const passOn = (signal: NodeJS.Signals): void => {
    // A terminal sends Ctrl-C to both, and a second one would cut the child's farewell short.
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
  };
  // Before the start: a signal between the two would end this process and leave the other one alone.
  for (const signal of PASSED_ON) process.on(signal, passOn);
  // Not spawnSync: it would keep signals from being heard, and a stopped gateway from stopping.
  const child = spawn(path, args, { stdio: 'inherit' });
  child.once('error', (error) => {
    process.stderr.write(`Node.js could not be started from ${path}: ${error.message}\n`);
    process.exit(1);
  });
  child.once('exit', (code, signal) => {
    for (const name of PASSED_ON) process.removeListener(name, passOn);
    if (signal) process.kill(process.pid, signal);
    else process.exit(code ?? 1);
  });
  return new Promise<never>(() => undefined);
}
