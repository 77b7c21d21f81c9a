import { ArrayMaxSize } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import { type WebhookEventType, webhookEventTypes } from '../domain/event-types.js';
import { WebhookEventTypeEnum } from './types.js';

@InputType({ description: 'Where you want which news.' })
export class RegisterWebhookEndpointInput {
  @Field(() => String, {
    description: 'The address to which news is posted: https, of a public server.',
  })
  url!: string;

  @ArrayMaxSize(webhookEventTypes.length)
  @Field(() => [WebhookEventTypeEnum], { description: 'Which news you want: at least one type.' })
  eventTypes!: WebhookEventType[];
}

@InputType({ description: 'What is to be different about an endpoint; what is left out stays.' })
export class UpdateWebhookEndpointInput {
  @Field(() => ID, { description: 'The endpoint.' })
  endpointId!: string;

  @Field(() => String, { nullable: true, description: 'The new address.' })
  url?: string | null;

  @ArrayMaxSize(webhookEventTypes.length)
  @Field(() => [WebhookEventTypeEnum], { nullable: true, description: 'All news that you want.' })
  eventTypes?: WebhookEventType[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether news is sent. Enabled again, it is told of what happens from then on.',
  })
  enabled?: boolean | null;
}

@InputType({ description: 'The endpoint whose secret is changed.' })
export class RotateWebhookSecretInput {
  @Field(() => ID, { description: 'The endpoint.' })
  endpointId!: string;
}

@InputType({ description: 'The endpoint that is no longer wanted.' })
export class DeleteWebhookEndpointInput {
  @Field(() => ID, { description: 'The endpoint.' })
  endpointId!: string;
}

@InputType({ description: 'The delivery that is sent once more.' })
export class ReplayWebhookDeliveryInput {
  @Field(() => ID, { description: 'The delivery.' })
  deliveryId!: string;
}

@InputType({ description: 'The endpoint that is tried.' })
export class SendTestWebhookInput {
  @Field(() => ID, { description: 'The endpoint.' })
  endpointId!: string;
}

/** The types, which must be some. */
export function readEventTypes(given: readonly WebhookEventType[]): readonly WebhookEventType[] {
  if (given.length === 0)
    throw new RequestError('BAD_USER_INPUT', 'Name at least one type of news.');
  return given;
}
