export { visitLifecycle } from './domain/visit-lifecycle.js';
export { visitsModule } from './module.js';
