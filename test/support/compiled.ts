import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../..', import.meta.url));
let compiling: Promise<unknown> | undefined;

/** Compiles what has changed, as `npm start` does: a gateway then starts in half the time. */
export async function compileSources(): Promise<void> {
  compiling ??= run(process.execPath, ['src/start/compile.mjs'], { cwd: root });
  await compiling;
}
