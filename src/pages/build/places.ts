import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of the project, wherever this file runs from: its source, or what was compiled of it. */
export const projectRoot = rootAbove(import.meta.dirname);

/** Where the sources of the pages are. A deployment without sources has none. */
export const sourceRoot = join(projectRoot, 'src/pages');

/** Stands beside the built files and names the sources they were built from. */
export const stampName = 'sources.sha256';

/** The service worker of a page, beside its document: never cached, as it decides what is. */
export const workerName = 'worker.js';

/** Where the built front end of a page is served from. */
export function builtRootOf(page: string): string {
  return join(projectRoot, 'dist', page);
}

function rootAbove(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const above = dirname(folder);
  if (above === folder) throw new Error('no package.json above the pages');
  return rootAbove(above);
}
