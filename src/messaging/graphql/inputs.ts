import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { PageArguments } from '../../platform/graphql/connection.js';
import { IdempotencyKeyScalar } from '../../platform/graphql/scalars.js';
import type { MessageState } from '../domain/message-lifecycle.js';
import { MessageStateEnum } from './types.js';

@ArgsType()
export class MessagesArguments extends PageArguments {
  @Field(() => ID, {
    nullable: true,
    description:
      'The customer whose messages are asked for, by the back office; those of everybody where it is left out. Others see their own.',
  })
  customerId?: string | null;

  @Field(() => [MessageStateEnum], {
    nullable: true,
    description: 'Only those in these states; all where it is left out.',
  })
  states?: MessageState[] | null;
}

@InputType({ description: 'Which message is sent again.' })
export class SendMessageAgainInput {
  @Field(() => ID, { description: 'The message.' })
  messageId!: string;

  @Field(() => IdempotencyKeyScalar, { description: 'Your own name for this request.' })
  idempotencyKey!: string;
}
