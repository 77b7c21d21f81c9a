import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { frontEnds, type PageName } from './front-ends.js';
import { projectRoot, sourceRoot } from './places.js';

/** What a front end is made of, in one number; undefined where its sources are not there. */
export async function sourceHash(page: PageName): Promise<string | undefined> {
  if (!existsSync(join(sourceRoot, page, 'app'))) return undefined;
  const { sources, packages } = frontEnds[page];
  const hash = createHash('sha256');
  for (const name of await filesOf(sources))
    hash.update(`${name}\0`).update(await readFile(join(sourceRoot, name)));
  for (const name of packages) hash.update(`${name}@${await versionOf(name)}\0`);
  return hash.digest('hex');
}

async function filesOf(sources: readonly string[]): Promise<string[]> {
  const found = await Promise.all(
    sources.map(async (name) => {
      if (name.includes('.')) return [name];
      const entries = await readdir(join(sourceRoot, name), {
        recursive: true,
        withFileTypes: true,
      });
      return entries
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(sourceRoot.length + 1));
    }),
  );
  return found.flat().sort();
}

async function versionOf(name: string): Promise<string> {
  const file = join(projectRoot, 'node_modules', name, 'package.json');
  const text = await readFile(file, 'utf8').catch(() => '{}');
  return String((JSON.parse(text) as { version?: string }).version);
}
