export { tagLifecycle } from './domain/tag-lifecycle.js';
export { tagsModule } from './module.js';
