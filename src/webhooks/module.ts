import type { Module } from '../platform/module.js';
import { webhookChecks } from './checks.js';
import {
  WebhookAttemptFields,
  WebhookDeliveryFields,
  WebhookEndpointFields,
} from './graphql/field-resolvers.js';
import { WebhookResolver } from './graphql/resolver.js';
import { deliverTask, forgetTask } from './jobs.js';
import { deliverWebhooks } from './sending/deliver-webhooks.js';
import { forgetOldDeliveries } from './sending/forget-old-deliveries.js';

/** News for partners: follows the journal and delivers it, signed, to where they want it. */
export const webhooksModule: Module = {
  name: 'webhooks',
  resolvers: [WebhookResolver, WebhookEndpointFields, WebhookDeliveryFields, WebhookAttemptFields],
  tasks: {
    [deliverTask]: ({ isRepetition }, gateway) => deliverWebhooks(gateway, isRepetition === true),
    [forgetTask]: async (_payload, gateway) => {
      const forgotten = await forgetOldDeliveries(gateway);
      if (forgotten > 0) gateway.log.info({ forgotten }, 'old deliveries to partners were removed');
    },
  },
  sweeps: [
    { task: deliverTask, every: '* * * * *' },
    { task: forgetTask, every: '47 3 * * *' },
  ],
  checks: webhookChecks,
};
