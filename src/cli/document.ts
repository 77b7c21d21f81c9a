import 'reflect-metadata';
import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { Lifecycle } from '../kernel/lifecycle.js';
import {
  type AnyLifecycle,
  drawLifecycle,
  drawModules,
  fillParts,
  type MappedModule,
} from './generated-parts.js';

/**
 * `npm run docs` writes the generated parts of the READMEs: lifecycles into the page of their module, the map of
 * the modules into the front page. With `--check` it says which pages are stale.
 */
const root = new URL('../../', import.meta.url);
const isCheck = process.argv.includes('--check');

for (const page of await findPages()) {
  const written = await readFile(new URL(page, root), 'utf8');
  const fresh = await refresh(page, written);
  if (fresh === written) continue;
  if (isCheck) {
    process.stderr.write(`${page} is stale: run \`npm run docs\` and commit it.\n`);
    process.exitCode = 1;
  } else {
    await writeFile(new URL(page, root), fresh);
    process.stdout.write(`${page} has been written.\n`);
  }
}

async function findPages(): Promise<string[]> {
  const front = existsSync(new URL('README.md', root)) ? ['README.md'] : [];
  return [...front, ...(await modulePages())];
}

async function modulePages(): Promise<string[]> {
  const folders = await readdir(new URL('src/', root), { withFileTypes: true });
  const pages = folders
    .filter((folder) => folder.isDirectory())
    .map((folder) => `src/${folder.name}/README.md`)
    .filter((page) => existsSync(new URL(page, root)));
  return pages.sort();
}

async function refresh(page: string, text: string): Promise<string> {
  if (!page.startsWith('src/')) {
    const modules = await readModules();
    return fillParts(text, { modules: () => drawModules(modules) });
  }
  if (!text.includes('<!-- lifecycle:')) return text;
  const lifecycles = await lifecyclesOf(page.replace('README.md', 'index.ts'));
  return fillParts(text, {
    lifecycle: (name) => {
      const lifecycle = lifecycles.get(name);
      if (lifecycle) return drawLifecycle(lifecycle);
      const known = [...lifecycles.keys()].join(', ');
      throw new Error(`${page} shows the lifecycle ${name}; its index.ts exports ${known}.`);
    },
  });
}

/** The lifecycles that a front door shows, by name: `paymentIntentLifecycle` is `payment-intent`. */
async function lifecyclesOf(frontDoor: string): Promise<ReadonlyMap<string, AnyLifecycle>> {
  const exported: object = await import(new URL(frontDoor, root).href);
  const found = Object.entries(exported).filter(([, value]) => value instanceof Lifecycle);
  return new Map(
    found.map(([name, value]) => [inKebabCase(name.replace(/Lifecycle$/, '')), value] as const),
  );
}

function inKebabCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** The map that the boundaries are checked by, those above first. */
async function readModules(): Promise<MappedModule[]> {
  const { below } = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as {
    readonly below: Readonly<Record<string, readonly string[]>>;
  };
  const modules = Object.entries(below).map(async ([name, others]) => ({
    name,
    below: others,
    purpose: await purposeOf(name),
  }));
  return (await Promise.all(modules)).reverse();
}

/** What the comment above `xModule` says. */
async function purposeOf(name: string): Promise<string> {
  const exported = `${name.replace(/-[a-z]/g, ([, letter = '']) => letter.toUpperCase())}Module`;
  const said = new RegExp(`/\\*\\*((?:(?!\\*/).)*)\\*/\\s*export const ${exported}\\b`, 's');
  const folder = new URL(`src/${name}/`, root);
  const files = await readdir(folder, { recursive: true });
  for (const file of files.filter((each) => each.endsWith('.ts'))) {
    const comment = said.exec(await readFile(new URL(file, folder), 'utf8'))?.[1];
    if (comment) return comment.replace(/\s*\n\s*\*\s*/g, ' ').trim();
  }
  throw new Error(`src/${name} has no ${exported} with a comment that says what it is for.`);
}
