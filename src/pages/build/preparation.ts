import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { PageName } from './front-ends.js';
import { builtRootOf } from './places.js';

/**
 * READY: can be served. PREPARING: is being built. MISSING: was never built, and nobody is at it.
 * FAILED: could not be built; the log says why.
 */
export type PageState = 'READY' | 'PREPARING' | 'MISSING' | 'FAILED';

type Doing = 'NOTHING' | 'BUILDING' | 'GAVE_UP';

/** What this process is doing about the built files, which all of its servers share. */
const doing = new Map<PageName, Doing>();

export function setDoing(page: PageName, what: Doing): void {
  doing.set(page, what);
}

export function stateOf(page: PageName): PageState {
  if (doing.get(page) === 'BUILDING') return 'PREPARING';
  if (existsSync(join(builtRootOf(page), 'index.html'))) return 'READY';
  return doing.get(page) === 'GAVE_UP' ? 'FAILED' : 'MISSING';
}
