import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { constants, setPriority } from 'node:os';
import { dirname, join } from 'node:path';
import type { PageName } from './front-ends.js';
import { projectRoot, sourceRoot } from './places.js';

const keptOutput = 2000;

/** Runs the build in a process of its own, which steps back for the gateway. Throws with what it said last. */
export async function buildInto(page: PageName, folder: string): Promise<void> {
  const config = join(sourceRoot, page, 'vite.config.ts');
  const args = [viteProgram(), 'build', '--config', config, '--outDir', folder];
  const child = spawn(process.execPath, [...args, '--logLevel', 'warn'], {
    cwd: projectRoot,
    // Whoever starts us may be a test; what is served is always the build for production.
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (child.pid !== undefined) stepBack(child.pid);
  const endWithUs = () => child.kill();
  process.once('exit', endWithUs);
  let said = '';
  const keep = (part: Buffer) => {
    said = `${said}${part.toString('utf8')}`.slice(-keptOutput);
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  await new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => (code === 0 ? resolve() : reject(new Error(said.trim()))));
  }).finally(() => process.removeListener('exit', endWithUs));
}

/** The build tool is a development dependency: a deployment may not have it. */
function viteProgram(): string {
  const packageFile = createRequire(join(projectRoot, 'package.json')).resolve('vite/package.json');
  return join(dirname(packageFile), 'bin/vite.js');
}

function stepBack(pid: number): void {
  try {
    setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // Then they share the machine as equals.
  }
}
