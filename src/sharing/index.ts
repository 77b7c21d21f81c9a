export { sharedPaymentLifecycle } from './domain/shared-payment-lifecycle.js';
export { sharingModule } from './module.js';
export { shareLinkSecret } from './ports.js';
