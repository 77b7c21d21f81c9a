import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import react from '@vitejs/plugin-react';
import type { Plugin, UserConfig } from 'vite';
import { frontEnds, type PageName } from './front-ends.js';
import { builtRootOf, sourceRoot, stampName, workerName } from './places.js';
import { sourceHash } from './source-hash.js';

const worthPacking = /\.(js|css|svg)$/;

/** Packs what is sent often, tells the worker what the page is made of, and leaves word of the sources. */
function packAndStamp(page: PageName): Plugin {
  return {
    name: 'pack-and-stamp',
    async writeBundle({ dir = builtRootOf(page) }) {
      const assets = join(dir, 'assets');
      const names = await readdir(assets);
      const stamp = (await sourceHash(page)) ?? '';
      if (frontEnds[page].worker) {
        const shell = { version: stamp, files: names.map((name) => `/${page}/assets/${name}`) };
        const worker = join(dir, workerName);
        const code = await readFile(worker, 'utf8');
        await writeFile(worker, `self.shell=${JSON.stringify(shell)};${code}`);
      }
      for (const name of names.filter((each) => worthPacking.test(each))) {
        const file = join(assets, name);
        await writeFile(`${file}.gz`, await promisify(gzip)(await readFile(file)));
      }
      await writeFile(join(dir, stampName), stamp);
    },
  };
}

/** How the front end of a page is built. */
export function viteConfigOf(page: PageName): UserConfig {
  return {
    // The document is the same for all; the page in it is not.
    root: join(sourceRoot, 'parts/app'),
    resolve: { alias: { '/page': join(sourceRoot, page, 'app') } },
    base: `/${page}/`,
    plugins: [react(), packAndStamp(page)],
    worker: { format: 'es' },
    build: {
      outDir: builtRootOf(page),
      emptyOutDir: true,
      target: 'es2023',
      // Inlined files would be data: scripts to the content policy.
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 5000,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: inputsOf(page),
        output: {
          entryFileNames: ({ name }) =>
            name === 'worker' ? workerName : 'assets/[name]-[hash].js',
        },
        onLog(level, log, handle) {
          // Meant for the compiler of React, which has run before the packages were published.
          if (log.code !== 'MODULE_LEVEL_DIRECTIVE') handle(level, log);
        },
      },
    },
  };
}

function inputsOf(page: PageName): Record<string, string> {
  const { worker } = frontEnds[page];
  return {
    index: join(sourceRoot, 'parts/app/index.html'),
    ...(worker && { worker: join(sourceRoot, page, 'app', worker) }),
  };
}
