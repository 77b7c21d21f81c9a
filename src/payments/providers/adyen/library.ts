import { createRequire } from 'node:module';

/*
 * The official library is CommonJS, and its front door loads every API that Adyen has, which takes a second. These
 * are the parts that the adapter needs, under the names by which the library knows them.
 */
export { EnvironmentEnum } from '@adyen/api-library/lib/src/config.js';
export { ModificationsApi } from '@adyen/api-library/lib/src/services/checkout/modificationsApi.js';
export { PaymentsApi } from '@adyen/api-library/lib/src/services/checkout/paymentsApi.js';
export { RecurringApi } from '@adyen/api-library/lib/src/services/checkout/recurringApi.js';
export type {
  CreateCheckoutSessionRequest,
  PaymentAmountUpdateRequest,
  PaymentCancelRequest,
  PaymentCaptureRequest,
  PaymentDetailsRequest,
  PaymentRefundRequest,
  PaymentRequest,
  PaymentReversalRequest,
} from '@adyen/api-library/lib/src/typings/checkout/models.js';
export type { NotificationRequestItem } from '@adyen/api-library/lib/src/typings/notification/notificationRequestItem.js';

const load = createRequire(import.meta.url);
const clientModule: typeof import('@adyen/api-library/lib/src/client.js') = load(
  '@adyen/api-library/lib/src/client.js',
);
const hmacModule: typeof import('@adyen/api-library/lib/src/utils/hmacValidator.js') = load(
  '@adyen/api-library/lib/src/utils/hmacValidator.js',
);

/** What carries the requests of the library. */
export type HttpClient = NonNullable<ConstructorParameters<typeof clientModule.default>[1]>;
// Tools disagree on what the default export of such a module is, so these two are not imported.
export const Client = clientModule.default;
export const HmacValidator = hmacModule.default;
