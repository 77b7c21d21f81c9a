import { Arg, Ctx, FieldResolver, Resolver, Root, Subscription } from 'type-graphql';
import { Allow } from '../../platform/graphql/access.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { followStream, lastSeen, type StreamedEvent } from '../../platform/graphql/event-stream.js';
import { approvalLoader } from '../data/reads.js';
import type { ApprovalRow } from '../data/tables.js';
import { approvalsStream } from '../events.js';
import { deciders } from './deciders.js';
import { ApprovalEventType, ApprovalType } from './types.js';

@Resolver(() => ApprovalEventType)
export class ApprovalWatching {
  @Allow(deciders)
  @Subscription(() => ApprovalEventType, {
    description:
      'What is asked for and decided, whatever it is about. Without `after` it starts now; with it, what was missed comes first.',
    subscribe: ({ args, context }) => {
      const { after } = args as { after?: string };
      return followStream(context as RequestContext, approvalsStream, after, 'NOW');
    },
  })
  approvalEvents(
    @Root() event: StreamedEvent,
    @Arg('after', () => String, lastSeen)
    _after?: string,
  ): StreamedEvent {
    return event;
  }

  @FieldResolver(() => ApprovalType, {
    nullable: true,
    description: 'The question as it is now.',
  })
  approval(
    @Root() { payload }: StreamedEvent,
    @Ctx() { loaders }: RequestContext,
  ): Promise<ApprovalRow | null> {
    return loaders.of(approvalLoader).load(String(payload['approvalId']));
  }
}
