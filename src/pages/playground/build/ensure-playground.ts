import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Log } from '../../../platform/log.js';
import { builtRoot, stampName } from './places.js';
import { setDoing } from './preparation.js';
import { rebuild } from './rebuild.js';
import { sourceHash } from './source-hash.js';

/**
 * Builds the playground's front end in a process of its own, where it is missing or older than its sources.
 * Until then `/playground` shows a page that waits. It never throws: a gateway without a playground is a gateway.
 */
export async function ensurePlayground(log: Log): Promise<void> {
  try {
    const wanted = await sourceHash();
    if (wanted === undefined || wanted === (await builtHash())) return;
    setDoing('BUILDING');
    log.info({}, 'the playground is being built in the background; it takes about half a minute');
    const startedAt = performance.now();
    await rebuild();
    const seconds = Math.round((performance.now() - startedAt) / 1000);
    setDoing('NOTHING');
    log.info({ seconds }, 'the playground is ready');
  } catch (fault) {
    setDoing('GAVE_UP');
    log.warn(
      { err: fault },
      'the playground was not built; `npm run build:playground` tries again',
    );
  }
}

async function builtHash(): Promise<string | undefined> {
  return readFile(join(builtRoot, stampName), 'utf8').catch(() => undefined);
}
