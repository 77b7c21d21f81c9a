export { webhooksModule } from './module.js';
export { deliverWebhooks } from './sending/deliver-webhooks.js';
export { type WebhookSending, webhookSending } from './sending/port.js';
