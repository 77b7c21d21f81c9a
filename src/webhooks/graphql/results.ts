import { Field, ID, Int, ObjectType } from 'type-graphql';
import { resultUnion, UserError } from '../../platform/graphql/results.js';
import type { UrlProblem } from '../domain/address.js';
import { WebhookDeliveryType, WebhookEndpointType, WebhookUrlProblemEnum } from './types.js';

@ObjectType({ implements: UserError, description: 'News is not sent to that address.' })
export class WebhookUrlNotAllowed extends UserError {
  @Field(() => WebhookUrlProblemEnum, { description: 'What is wrong with it.' })
  reason!: UrlProblem;
}

@ObjectType({ implements: UserError, description: 'You have as many endpoints as one may have.' })
export class TooManyWebhookEndpoints extends UserError {
  @Field(() => Int, { description: 'How many one may have.' })
  limit!: number;
}

@ObjectType({
  implements: UserError,
  description: 'Nothing is sent to an endpoint that is disabled.',
})
export class WebhookEndpointDisabled extends UserError {}

@ObjectType({ description: 'The endpoint is open.' })
export class RegisterWebhookEndpointPayload {
  @Field(() => WebhookEndpointType, { description: 'The new endpoint.' })
  endpoint!: unknown;

  @Field(() => String, {
    description: 'The secret with which news is signed. Keep it: it is not shown again.',
  })
  secret!: string;
}

@ObjectType({ description: 'The endpoint is changed.' })
export class UpdateWebhookEndpointPayload {
  @Field(() => WebhookEndpointType, { description: 'The endpoint as it is now.' })
  endpoint!: unknown;
}

@ObjectType({ description: 'The secret is changed.' })
export class RotateWebhookSecretPayload {
  @Field(() => WebhookEndpointType, { description: 'The endpoint as it is now.' })
  endpoint!: unknown;

  @Field(() => String, {
    description: 'The new secret, which is not shown again. The one before signs for one more day.',
  })
  secret!: string;
}

@ObjectType({ description: 'The endpoint is no more.' })
export class DeleteWebhookEndpointPayload {
  @Field(() => ID, { description: 'The id that the endpoint had.' })
  endpointId!: string;
}

@ObjectType({ description: 'The news is on its way once more.' })
export class ReplayWebhookDeliveryPayload {
  @Field(() => WebhookDeliveryType, { description: 'The delivery as it is now.' })
  delivery!: unknown;
}

@ObjectType({ description: 'A test is on its way.' })
export class SendTestWebhookPayload {
  @Field(() => WebhookDeliveryType, { description: 'The delivery of the test.' })
  delivery!: unknown;
}

export const RegisterWebhookEndpointResult = resultUnion(
  'RegisterWebhookEndpointResult',
  'The endpoint, or why it is not opened.',
  RegisterWebhookEndpointPayload,
  WebhookUrlNotAllowed,
  TooManyWebhookEndpoints,
);
export const UpdateWebhookEndpointResult = resultUnion(
  'UpdateWebhookEndpointResult',
  'The endpoint, or why it stays as it was.',
  UpdateWebhookEndpointPayload,
  WebhookUrlNotAllowed,
);
export const RotateWebhookSecretResult = resultUnion(
  'RotateWebhookSecretResult',
  'The new secret.',
  RotateWebhookSecretPayload,
);
export const DeleteWebhookEndpointResult = resultUnion(
  'DeleteWebhookEndpointResult',
  'What was deleted.',
  DeleteWebhookEndpointPayload,
);
export const ReplayWebhookDeliveryResult = resultUnion(
  'ReplayWebhookDeliveryResult',
  'The delivery, or why it is not sent.',
  ReplayWebhookDeliveryPayload,
  WebhookEndpointDisabled,
);
export const SendTestWebhookResult = resultUnion(
  'SendTestWebhookResult',
  'The delivery of the test, or why it is not sent.',
  SendTestWebhookPayload,
  WebhookEndpointDisabled,
);
