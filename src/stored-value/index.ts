export { createGiftCardToken } from './commands/create-gift-card-token.js';
export { issueGiftCard } from './commands/issue-gift-card.js';
export { ownBalances, type ReadBalance } from './data/reads.js';
export { giftCardLifecycle, maxValueMinor } from './domain/gift-card.js';
export { giftCardCode } from './domain/gift-card-code.js';
export { storedValueModule } from './module.js';
export { giftCardSecret } from './ports.js';
export { storedValueProviders } from './providers/stored-value-provider.js';
