export { deviceLifecycle } from './domain/device-lifecycle.js';
export { devicesModule } from './module.js';
