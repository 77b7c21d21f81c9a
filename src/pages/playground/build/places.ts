import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of the project, wherever this file runs from: its source, or what was compiled of it. */
export const projectRoot = rootAbove(import.meta.dirname);

/** Where the sources of the front end are. A deployment without sources has none. */
export const sourceRoot = join(projectRoot, 'src/pages/playground');

/** Where the built front end is served from. */
export const builtRoot = join(projectRoot, 'dist/playground');

/** Stands beside the built files and names the sources they were built from. */
export const stampName = 'sources.sha256';

function rootAbove(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const above = dirname(folder);
  if (above === folder) throw new Error('no package.json above the playground');
  return rootAbove(above);
}
