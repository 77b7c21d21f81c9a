import { Field, ObjectType } from 'type-graphql';
import { connectionOf } from '../../platform/graphql/connection.js';
import { describedEnum } from '../../platform/graphql/described-enum.js';

export const MessageStateEnum = describedEnum(
  'MessageState',
  'What a message goes through until it has arrived.',
  {
    QUEUED: 'It is to be sent, for the first time or again.',
    SENT: 'The service that brings messages has taken it.',
    DELIVERED: 'It has arrived.',
    FAILED:
      'It will not arrive: it was refused, came back, was tried too often, or was not true any more.',
  },
);

export const MessageMediumEnum = describedEnum('MessageMedium', 'How a message travels.', {
  EMAIL: 'By e-mail.',
  SMS: 'As a text on a phone.',
});

@ObjectType('Message', {
  description:
    'Something that a person was told about an order, a reservation or a visit: once for each step of it, and again where the staff had it sent again.',
})
export class MessageType {
  @Field(() => String, {
    description: 'What it tells, such as `PICKUP_READY`: the name of its template.',
  })
  letter!: string;

  @Field(() => MessageMediumEnum, { description: 'How it travels.' })
  medium!: string;

  @Field(() => String, { description: 'Whom it goes to: an e-mail address or a phone number.' })
  recipient!: string;

  @Field(() => MessageStateEnum, { description: 'How far it is.' })
  state!: string;
}

export const MessageConnection = connectionOf('Message', () => MessageType);
