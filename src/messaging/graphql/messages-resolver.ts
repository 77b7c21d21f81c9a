import { Arg, Args, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { readPage } from '../../kernel/page.js';
import { isRefusal } from '../../kernel/refusal.js';
import { isBackOffice } from '../../platform/auth/actor.js';
import { Allow, buyers, desk } from '../../platform/graphql/access.js';
import { checkedPage } from '../../platform/graphql/connection.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { innerIdOrNone } from '../../platform/graphql/node.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import { sendMessageAgain } from '../commands/send-message-again.js';
import {
  findMessage,
  type MessageFilter,
  messageListOrder,
  newestFirst,
  readMessagePage,
} from '../data/reads.js';
import { MessagesArguments, SendMessageAgainInput } from './inputs.js';
import { SendMessageAgainResult } from './results.js';
import { MessageConnection } from './types.js';

@Resolver()
export class MessagesResolver {
  @Allow(buyers)
  @Query(() => MessageConnection, {
    nullable: true,
    description:
      'What you were told, the newest first; for the back office what anybody was told. Null where nothing can have been told to you.',
  })
  messages(@Args(() => MessagesArguments) args: MessagesArguments, @Ctx() context: RequestContext) {
    const whose = whoseMessages(args.customerId, context);
    if (!whose) return null;
    const page = checkedPage(() => readPage(args, messageListOrder, newestFirst));
    return readMessagePage(context.db, { ...whose, states: args.states ?? null }, page);
  }

  @Allow(desk)
  @Mutation(() => SendMessageAgainResult, {
    description:
      'Sends a message once more to whom it went: one that has failed, say, or that somebody cannot find.',
  })
  async sendMessageAgain(
    @Arg('input', () => SendMessageAgainInput, { description: 'Which message.' })
    input: SendMessageAgainInput,
    @Ctx() context: RequestContext,
  ) {
    const messageId = innerIdOrNone('Message', input.messageId);
    if (!messageId) throw new RequestError('NOT_FOUND', 'There is no such message.');
    const again = await context.run('sendMessageAgain', input, (work) =>
      sendMessageAgain(work, { messageId }),
    );
    return isRefusal(again) ? again : { sent: await findMessage(context.db, again.messageId) };
  }
}

/** A customer's or a guest's own; for the back office those of one customer, or of everybody. */
function whoseMessages(
  globalId: string | null | undefined,
  { actor }: RequestContext,
): Pick<MessageFilter, 'whose'> | undefined {
  if (isBackOffice(actor)) {
    if (globalId == null) return { whose: {} };
    const customerId = innerIdOrNone('Customer', globalId);
    return customerId === undefined ? undefined : { whose: { customerId } };
  }
  if (globalId != null && innerIdOrNone('Customer', globalId) !== actor.id) return undefined;
  if (actor.kind === 'CUSTOMER' && actor.id) return { whose: { customerId: actor.id } };
  return actor.guestKey === undefined ? undefined : { whose: { guestKey: actor.guestKey } };
}
