export { offeredTerms } from './data/terms.js';
export { instalmentsModule } from './module.js';
export { shopTimeZone } from './ports.js';
