export {
  bankLineLifecycle,
  chequeLifecycle,
  offlinePaymentLifecycle,
  payoutLifecycle,
  tillSessionLifecycle,
  tradeInvoiceLifecycle,
} from './domain/lifecycles.js';
export { offlinePaymentsModule } from './module.js';
export { shopAccount } from './ports.js';
export { offlineProviders } from './providers/offline-providers.js';
