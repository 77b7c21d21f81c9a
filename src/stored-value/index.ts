export { ownBalances, type ReadBalance } from './data/reads.js';
export { giftCardLifecycle } from './domain/gift-card.js';
export { storedValueModule } from './module.js';
export { giftCardSecret } from './ports.js';
export { storedValueProviders } from './providers/stored-value-provider.js';
