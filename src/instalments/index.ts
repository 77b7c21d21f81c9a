export { offeredTerms } from './data/offered-terms.js';
export { instalmentsModule } from './module.js';
export { shopTimeZone } from './ports.js';
