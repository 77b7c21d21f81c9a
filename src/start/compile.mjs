import { existsSync } from 'node:fs';
import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

// Runs before every `npm start`, on whichever Node is there: plain JavaScript, and quick when there is nothing to do.
// Starting from compiled files takes half the time of compiling them on the way in.

const root = fileURLToPath(new URL('../..', import.meta.url));
const out = join(root, 'dist');
const stamp = join(out, 'compiled.json');

const sources = await sourceFiles();
const state = JSON.stringify(await Promise.all(sources.map(describe)));
const kept = await readFile(stamp, 'utf8').catch(() => '');
if (kept !== state) await compile();

/** Where the development packages are not installed, what `npm run build` has made is used as it is. */
async function compile() {
  const esbuild = await import('esbuild').catch(() => undefined);
  if (!esbuild) {
    if (existsSync(join(out, 'src/main.js'))) return;
    process.stderr.write('Nothing is compiled: run `npm ci` with the development packages.\n');
    process.exit(1);
  }
  await Promise.all(
    ['src', 'migrations'].map((name) => rm(join(out, name), { recursive: true, force: true })),
  );
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: sources,
    outdir: out,
    outbase: root,
    format: 'esm',
    platform: 'node',
    sourcemap: true,
    tsconfig: join(root, 'tsconfig.json'),
    logLevel: 'warning',
  });
  await writeFile(stamp, state);
}

async function sourceFiles() {
  const found = await Promise.all(
    ['src', 'migrations'].map(async (folder) => {
      const names = await readdir(join(root, folder), { recursive: true });
      return names.map((name) => `${folder}/${name.replaceAll('\\', '/')}`);
    }),
  );
  return found
    .flat()
    .filter((name) => name.endsWith('.ts') && !/^src\/pages\/\w+\/app\//.test(name))
    .sort();
}

/** @param {string} name */
async function describe(name) {
  const { mtimeMs, size } = await stat(join(root, name));
  return [name, mtimeMs, size];
}
