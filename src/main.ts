import { requireNode } from './platform/node-version.js';

// Everything else needs a Node that may have to be found first, so it is loaded afterwards.
await requireNode('22.17.0');
const { start } = await import('./start/start.js');
await start();
