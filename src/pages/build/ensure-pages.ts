import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Log } from '../../platform/log.js';
import type { PageName } from './front-ends.js';
import { builtRootOf, stampName } from './places.js';
import { setDoing } from './preparation.js';
import { rebuild } from './rebuild.js';
import { sourceHash } from './source-hash.js';

/**
 * Builds the front ends of these pages one after the other, each in a process of its own, where they are missing or
 * older than their sources. Until then a page shows that it waits. It never throws: a gateway without pages is a
 * gateway.
 */
export async function ensurePages(log: Log, pages: readonly PageName[]): Promise<void> {
  for (const page of pages) await ensurePage(log, page);
}

async function ensurePage(log: Log, page: PageName): Promise<void> {
  try {
    const wanted = await sourceHash(page);
    if (wanted === undefined || wanted === (await builtHash(page))) return;
    setDoing(page, 'BUILDING');
    log.info({ page }, 'a page is being built in the background; it takes up to half a minute');
    const startedAt = performance.now();
    await rebuild(page);
    const seconds = Math.round((performance.now() - startedAt) / 1000);
    setDoing(page, 'NOTHING');
    log.info({ page, seconds }, 'the page is ready');
  } catch (fault) {
    setDoing(page, 'GAVE_UP');
    log.warn({ err: fault, page }, `the page was not built; \`npm run build:${page}\` tries again`);
  }
}

async function builtHash(page: PageName): Promise<string | undefined> {
  return readFile(join(builtRootOf(page), stampName), 'utf8').catch(() => undefined);
}
