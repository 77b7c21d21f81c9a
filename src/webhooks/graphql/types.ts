import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../../platform/graphql/connection.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import type { WebhookDeliveryState, WebhookEndpointState } from '../data/tables.js';
import { urlProblems } from '../domain/address.js';
import { type WebhookEventType, webhookEventTypes } from '../domain/event-types.js';

function enumOf<const Name extends string>(names: readonly Name[]): { [N in Name]: N } {
  return Object.fromEntries(names.map((name) => [name, name])) as { [N in Name]: N };
}

function described<Name extends string>(
  names: readonly Name[],
  description: (name: Name) => string,
): Record<string, { description: string }> {
  return Object.fromEntries(names.map((name) => [name, { description: description(name) }]));
}

/** `PickupNotCollected` as a sentence. */
function spoken(name: string): string {
  const words = name.split(/(?=[A-Z])/).map((word) => word.toLowerCase());
  return `The news "${words.join(' ')}".`;
}

export const WebhookEventTypeEnum = enumOf(webhookEventTypes);
registerEnumType(WebhookEventTypeEnum, {
  name: 'WebhookEventType',
  description: 'News that a partner may subscribe to.',
  valuesConfig: described(webhookEventTypes, spoken) as never,
});

export const WebhookEndpointStateEnum = enumOf(['ACTIVE', 'DISABLED']);
registerEnumType(WebhookEndpointStateEnum, {
  name: 'WebhookEndpointState',
  description: 'Whether news is sent to an endpoint.',
  valuesConfig: {
    ACTIVE: { description: 'News is sent.' },
    DISABLED: {
      description: 'Nothing is sent: by wish, or because it was gone or failed for days.',
    },
  },
});

export const WebhookDeliveryStateEnum = enumOf(['PENDING', 'DELIVERED', 'FAILED']);
registerEnumType(WebhookDeliveryStateEnum, {
  name: 'WebhookDeliveryState',
  description: 'How far news has come on its way to an endpoint.',
  valuesConfig: {
    PENDING: { description: 'It waits for its next try.' },
    DELIVERED: { description: 'The endpoint has answered with success.' },
    FAILED: { description: 'It was given up; it can be replayed.' },
  },
});

export const WebhookUrlProblemEnum = enumOf(urlProblems);
registerEnumType(WebhookUrlProblemEnum, {
  name: 'WebhookUrlProblem',
  description: 'Why news is not sent to an address.',
  valuesConfig: {
    MALFORMED: { description: 'It is no address, or too long.' },
    NOT_HTTPS: { description: 'It does not begin with https:.' },
    CREDENTIALS: { description: 'It holds a name or a password.' },
    NOT_PUBLIC: { description: 'It leads to an address that is not public.' },
    UNRESOLVED: { description: 'Its name was not found.' },
  },
});

@ObjectType('WebhookAttempt', { description: 'One try to deliver news.' })
export class WebhookAttemptType {
  @Field(() => DateTimeScalar, { description: 'When it was sent.' })
  at!: Date;

  @Field(() => Int, { nullable: true, description: 'The HTTP status; null where no answer came.' })
  status!: number | null;

  @Field(() => Int, { description: 'How long it took, in milliseconds.' })
  durationMs!: number;

  @Field(() => String, { nullable: true, description: 'Why no answer came.' })
  error!: string | null;
}

@ObjectType('WebhookDelivery', { description: 'One piece of news on its way to one endpoint.' })
export class WebhookDeliveryType {
  @Field(() => ID, { description: 'The opaque id of the delivery.' })
  id!: string;

  @Field(() => String, {
    description: 'The `webhook-id` that is sent: the same at every try, and for a replay.',
  })
  eventId!: string;

  @Field(() => String, {
    description: 'The type of the news: a WebhookEventType, or WebhookTest for a test.',
  })
  type!: string;

  @Field(() => String, { description: 'The body that is sent, as JSON.' })
  payload!: string;

  @Field(() => WebhookDeliveryStateEnum, { description: 'How far it has come.' })
  state!: WebhookDeliveryState;

  @Field(() => Int, { description: 'How often it was tried, since the last replay.' })
  tries!: number;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it is tried again.' })
  nextTryAt!: Date | null;

  @Field(() => Int, { nullable: true, description: 'The HTTP status of the last try.' })
  lastStatus!: number | null;

  @Field(() => String, { nullable: true, description: 'Why the last try had no answer.' })
  lastError!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it was taken from the journal.' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was delivered.' })
  deliveredAt!: Date | null;

  @Field(() => [WebhookAttemptType], { description: 'Every try, oldest first.' })
  attempts!: WebhookAttemptType[];
}

export const WebhookDeliveryConnection = connectionOf('WebhookDelivery', () => WebhookDeliveryType);

@ObjectType('WebhookEndpoint', { description: 'Where a partner wants its news.' })
export class WebhookEndpointType {
  @Field(() => ID, { description: 'The opaque id of the endpoint.' })
  id!: string;

  @Field(() => String, { description: 'The address to which news is posted.' })
  url!: string;

  @Field(() => [WebhookEventTypeEnum], { description: 'Which news is sent.' })
  eventTypes!: WebhookEventType[];

  @Field(() => WebhookEndpointStateEnum, { description: 'Whether news is sent.' })
  state!: WebhookEndpointState;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Until when the secret before the last rotation signs as well.',
  })
  previousSecretUntil!: Date | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Since when nothing has arrived; null where the last try was taken.',
  })
  failingSince!: Date | null;

  @Field(() => DateTimeScalar, { description: 'When it was registered.' })
  createdAt!: Date;
}

export const WebhookEndpointConnection = connectionOf('WebhookEndpoint', () => WebhookEndpointType);
