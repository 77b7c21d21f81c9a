import type { Module } from '../platform/module.js';
import { webhookChecks } from './checks.js';
import {
  WebhookAttemptFields,
  WebhookDeliveryFields,
  WebhookEndpointFields,
} from './graphql/field-resolvers.js';
import { WebhookResolver } from './graphql/resolver.js';
import { deliverTask } from './jobs.js';
import { deliverWebhooks } from './sending/deliver-webhooks.js';

/** News for partners: follows the journal and delivers it, signed, to where they want it. */
export const webhooksModule: Module = {
  name: 'webhooks',
  resolvers: [WebhookResolver, WebhookEndpointFields, WebhookDeliveryFields, WebhookAttemptFields],
  tasks: {
    [deliverTask]: ({ isRepetition }, gateway) => deliverWebhooks(gateway, isRepetition === true),
  },
  sweeps: [{ task: deliverTask, every: '* * * * *' }],
  checks: webhookChecks,
};
