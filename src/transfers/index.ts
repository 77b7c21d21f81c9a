export { transferLifecycle } from './domain/lifecycle.js';
export { transfersModule } from './module.js';
