import { Field, ObjectType } from 'type-graphql';
import { IdempotencyKeyReused, resultUnion, UserError } from '../../platform/graphql/results.js';
import { MessageType } from './types.js';

@ObjectType({
  implements: UserError,
  description: 'The message is about to be sent by itself: sent again, it would arrive twice.',
})
export class MessageUnderWay extends UserError {}

@ObjectType({ description: 'The message that is sent now.' })
export class SendMessageAgainPayload {
  @Field(() => MessageType, { description: 'The new message, which tells what the old one told.' })
  sent!: unknown;
}

export const SendMessageAgainResult = resultUnion(
  'SendMessageAgainResult',
  'The message, or why it is not sent again.',
  SendMessageAgainPayload,
  MessageUnderWay,
  IdempotencyKeyReused,
);
