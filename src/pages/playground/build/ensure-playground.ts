import { readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Log } from '../../../platform/log.js';
import { buildInto } from './build-into.js';
import { builtRoot, stampName } from './places.js';
import { setDoing } from './preparation.js';
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
    await build();
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

/** Built beside, and moved when it is whole: whoever is served meanwhile gets the old one or the new one. */
async function build(): Promise<void> {
  const fresh = `${builtRoot}.${process.pid}.new`;
  const old = `${builtRoot}.${process.pid}.old`;
  try {
    await buildInto(fresh);
    await swap(fresh, old);
  } finally {
    await rm(fresh, { recursive: true, force: true });
    await rm(old, { recursive: true, force: true });
  }
}

/** Another process may put its own in place between the two steps, so it is tried again. */
async function swap(fresh: string, old: string, tries = 3): Promise<void> {
  await rm(old, { recursive: true, force: true });
  await rename(builtRoot, old).catch(() => {});
  try {
    await rename(fresh, builtRoot);
  } catch (fault) {
    if (tries === 1) throw fault;
    await swap(fresh, old, tries - 1);
  }
}
