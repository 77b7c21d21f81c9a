export { webhooksModule } from './module.js';
export { webhookSecretKey } from './ports.js';
export { deliverWebhooks } from './sending/deliver-webhooks.js';
export { forgetOldDeliveries } from './sending/forget-old-deliveries.js';
export { type WebhookSending, webhookSending } from './sending/port.js';
