export { setReturnLabelFee } from './commands/rules/set-return-label-fee.js';
export { replacementLifecycle } from './domain/replacement-lifecycle.js';
export { returnLifecycle } from './domain/return-lifecycle.js';
export { returnsModule } from './module.js';
