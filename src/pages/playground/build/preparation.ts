import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { builtRoot } from './places.js';

/**
 * READY: can be served. PREPARING: is being built. MISSING: was never built, and nobody is at it.
 * FAILED: could not be built; the log says why.
 */
export type PlaygroundState = 'READY' | 'PREPARING' | 'MISSING' | 'FAILED';

/** What this process is doing about the built files, which all of its servers share. */
let doing: 'NOTHING' | 'BUILDING' | 'GAVE_UP' = 'NOTHING';

export function setDoing(what: typeof doing): void {
  doing = what;
}

export function playgroundState(): PlaygroundState {
  if (doing === 'BUILDING') return 'PREPARING';
  if (existsSync(join(builtRoot, 'index.html'))) return 'READY';
  return doing === 'GAVE_UP' ? 'FAILED' : 'MISSING';
}
