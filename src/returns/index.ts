export { setReturnLabelFee } from './commands/set-return-label-fee.js';
export { returnLifecycle } from './domain/return-lifecycle.js';
export { returnsModule } from './module.js';
