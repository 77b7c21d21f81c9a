export { returnLifecycle } from './domain/return-lifecycle.js';
export { returnsModule } from './module.js';
