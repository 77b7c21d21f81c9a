import type { EventEmitter } from 'node:events';
import type { Log } from '../log.js';

/**
 * Keeps the process alive when a promise is rejected and nobody has waited for it. graphql-js 16 leaves such
 * promises behind: where one item of a list fails at once, it forgets the items that are still under way. The
 * request itself is answered rightly, and Node would end the process for it.
 */
export function surviveLostRejections(log: Log, source: EventEmitter = process): void {
  source.on('unhandledRejection', (reason: unknown) => {
    log.error({ err: reason }, 'a promise was rejected and nobody waited for it');
  });
}
