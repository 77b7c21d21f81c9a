import { Arg, Args, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { readPage } from '../../kernel/page.js';
import { isRefusal } from '../../kernel/refusal.js';
import { Allow, type Role } from '../../platform/graphql/access.js';
import { checkedPage, PageArguments } from '../../platform/graphql/connection.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { toGlobalId } from '../../platform/graphql/node.js';
import { deleteWebhookEndpoint } from '../commands/delete-webhook-endpoint.js';
import { registerWebhookEndpoint } from '../commands/register-webhook-endpoint.js';
import { replayWebhookDelivery } from '../commands/replay-webhook-delivery.js';
import { rotateWebhookSecret } from '../commands/rotate-webhook-secret.js';
import { sendTestWebhook } from '../commands/send-test-webhook.js';
import { updateWebhookEndpoint } from '../commands/update-webhook-endpoint.js';
import {
  deliveryLoader,
  endpointKeyTypes,
  endpointListOrder,
  endpointLoader,
  readEndpointPage,
} from '../data/reads.js';
import { checkUrl } from '../sending/check-url.js';
import { webhookSending } from '../sending/port.js';
import {
  DeleteWebhookEndpointInput,
  RegisterWebhookEndpointInput,
  ReplayWebhookDeliveryInput,
  RotateWebhookSecretInput,
  readEventTypes,
  SendTestWebhookInput,
  UpdateWebhookEndpointInput,
} from './inputs.js';
import { ownDeliveryId, ownEndpointId, ownerOf } from './own.js';
import {
  DeleteWebhookEndpointResult,
  RegisterWebhookEndpointResult,
  ReplayWebhookDeliveryResult,
  RotateWebhookSecretResult,
  SendTestWebhookResult,
  UpdateWebhookEndpointResult,
} from './results.js';
import { WebhookEndpointConnection } from './types.js';

const partners: readonly Role[] = ['PARTNER', 'ADMIN'];

@Resolver()
export class WebhookResolver {
  @Allow(partners)
  @Query(() => WebhookEndpointConnection, { description: 'Your webhook endpoints, newest first.' })
  webhookEndpoints(@Args(() => PageArguments) args: PageArguments, @Ctx() context: RequestContext) {
    const page = checkedPage(() => readPage(args, endpointListOrder, endpointKeyTypes));
    return readEndpointPage(context.db, ownerOf(context), page);
  }

  @Allow(partners)
  @Mutation(() => RegisterWebhookEndpointResult, {
    description:
      'Opens an endpoint: from now on, news of the named types is posted to it, signed as Standard Webhooks says.',
  })
  async registerWebhookEndpoint(
    @Arg('input', () => RegisterWebhookEndpointInput, { description: 'Where you want which news.' })
    input: RegisterWebhookEndpointInput,
    @Ctx() context: RequestContext,
  ) {
    const eventTypes = readEventTypes(input.eventTypes);
    const url = await checkUrl(input.url, context.port(webhookSending).allowLoopback);
    if (isRefusal(url)) return url;
    const ownerId = ownerOf(context);
    const answer = await context.run('registerWebhookEndpoint', {}, (work) =>
      registerWebhookEndpoint(work, { ownerId, url, eventTypes }),
    );
    if (isRefusal(answer)) return answer;
    const endpoint = await context.loaders.of(endpointLoader).load(answer.endpointId);
    return { endpoint, secret: answer.secret };
  }

  @Allow(partners)
  @Mutation(() => UpdateWebhookEndpointResult, {
    description: 'Changes the address, the types of news or the state of an endpoint of yours.',
  })
  async updateWebhookEndpoint(
    @Arg('input', () => UpdateWebhookEndpointInput, { description: 'What is to be different.' })
    input: UpdateWebhookEndpointInput,
    @Ctx() context: RequestContext,
  ) {
    const endpointId = await ownEndpointId(input.endpointId, context);
    const eventTypes = input.eventTypes ? readEventTypes(input.eventTypes) : undefined;
    const url =
      input.url == null
        ? undefined
        : await checkUrl(input.url, context.port(webhookSending).allowLoopback);
    if (isRefusal(url)) return url;
    const enabled = input.enabled ?? undefined;
    await context.run('updateWebhookEndpoint', {}, (work) =>
      updateWebhookEndpoint(work, { endpointId, url, eventTypes, enabled }),
    );
    return { endpoint: await context.loaders.of(endpointLoader).load(endpointId) };
  }

  @Allow(partners)
  @Mutation(() => RotateWebhookSecretResult, {
    description:
      'Changes the secret of an endpoint of yours. For a day, both the new and the old one sign.',
  })
  async rotateWebhookSecret(
    @Arg('input', () => RotateWebhookSecretInput, { description: 'Whose secret.' })
    input: RotateWebhookSecretInput,
    @Ctx() context: RequestContext,
  ) {
    const endpointId = await ownEndpointId(input.endpointId, context);
    const answer = await context.run('rotateWebhookSecret', {}, (work) =>
      rotateWebhookSecret(work, endpointId),
    );
    if (isRefusal(answer)) return answer;
    const endpoint = await context.loaders.of(endpointLoader).load(endpointId);
    return { endpoint, secret: answer.secret };
  }

  @Allow(partners)
  @Mutation(() => DeleteWebhookEndpointResult, {
    description: 'Ends an endpoint of yours. What still waits is not sent any more.',
  })
  async deleteWebhookEndpoint(
    @Arg('input', () => DeleteWebhookEndpointInput, { description: 'Which one.' })
    input: DeleteWebhookEndpointInput,
    @Ctx() context: RequestContext,
  ) {
    const endpointId = await ownEndpointId(input.endpointId, context);
    await context.run('deleteWebhookEndpoint', {}, (work) =>
      deleteWebhookEndpoint(work, endpointId),
    );
    return { endpointId: toGlobalId('WebhookEndpoint', endpointId) };
  }

  @Allow(partners)
  @Mutation(() => ReplayWebhookDeliveryResult, {
    description: 'Sends news to an endpoint of yours once more, under the same id.',
  })
  async replayWebhookDelivery(
    @Arg('input', () => ReplayWebhookDeliveryInput, { description: 'Which delivery.' })
    input: ReplayWebhookDeliveryInput,
    @Ctx() context: RequestContext,
  ) {
    const deliveryId = await ownDeliveryId(input.deliveryId, context);
    const answer = await context.run('replayWebhookDelivery', {}, (work) =>
      replayWebhookDelivery(work, deliveryId),
    );
    if (isRefusal(answer)) return answer;
    return { delivery: await context.loaders.of(deliveryLoader).load(deliveryId) };
  }

  @Allow(partners)
  @Mutation(() => SendTestWebhookResult, {
    description: 'Sends news that tells of nothing, so that you can try an endpoint of yours.',
  })
  async sendTestWebhook(
    @Arg('input', () => SendTestWebhookInput, { description: 'Which endpoint.' })
    input: SendTestWebhookInput,
    @Ctx() context: RequestContext,
  ) {
    const endpointId = await ownEndpointId(input.endpointId, context);
    const answer = await context.run('sendTestWebhook', {}, (work) =>
      sendTestWebhook(work, endpointId),
    );
    if (isRefusal(answer)) return answer;
    return { delivery: await context.loaders.of(deliveryLoader).load(answer) };
  }
}
