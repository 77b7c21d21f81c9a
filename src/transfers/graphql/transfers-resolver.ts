import { Arg, Args, Ctx, ID, Mutation, Query, Resolver, Root, Subscription } from 'type-graphql';
import { readPage } from '../../kernel/page.js';
import { worksAt } from '../../platform/auth/actor.js';
import { Allow, deskAndFloor, shopFloor } from '../../platform/graphql/access.js';
import { checkedPage } from '../../platform/graphql/connection.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import {
  type FollowedPlace,
  followPlace,
  lastSeen,
  type StreamedEvent,
} from '../../platform/graphql/event-stream.js';
import { innerId, innerIdOrNone } from '../../platform/graphql/node.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import { typedText } from '../../platform/graphql/typed-text.js';
import { cancelTransfer } from '../commands/cancel-transfer.js';
import { requestTransfer } from '../commands/request-transfer.js';
import { sendTransfer } from '../commands/send-transfer.js';
import { readTransferPage, transferKeyTypes, transferOrder } from '../data/reads.js';
import { transfersStream } from '../events.js';
import {
  CancelTransferInput,
  RequestTransferInput,
  SendTransferInput,
  TransfersArguments,
} from './inputs.js';
import { transferPayload } from './payload.js';
import { maxLines, readUnits } from './read-units.js';
import { CancelTransferResult, RequestTransferResult, SendTransferResult } from './results.js';
import { TransferConnection, TransferEventType } from './types.js';

const maxUnits = 1_000_000;
const maxReasonLength = 200;

@Resolver()
export class TransfersResolver {
  @Allow(deskAndFloor)
  @Query(() => TransferConnection, {
    nullable: true,
    description:
      'What a location sends and receives, newest first. Null where the location is not yours.',
  })
  transfers(
    @Args(() => TransfersArguments) args: TransfersArguments,
    @Ctx() context: RequestContext,
  ) {
    const locationId = innerIdOrNone('Location', args.locationId);
    if (!locationId || !worksAt(context.actor, locationId)) return null;
    const page = checkedPage(() => readPage(args, transferOrder, transferKeyTypes));
    const filter = { locationId, direction: args.direction ?? null, states: args.states ?? null };
    return readTransferPage(context.db, filter, page);
  }

  @Allow(shopFloor)
  @Mutation(() => RequestTransferResult, {
    description:
      'Asks one location to send goods to another, for the people of either. Nothing is kept for it before it is sent.',
  })
  async requestTransfer(
    @Arg('input', () => RequestTransferInput, { description: 'Which goods, from where to where.' })
    input: RequestTransferInput,
    @Ctx() context: RequestContext,
  ) {
    const command = readRequest(input);
    const answer = await context.run('requestTransfer', input, (work) =>
      requestTransfer(work, command),
    );
    return transferPayload(answer, context);
  }

  @Allow(shopFloor)
  @Mutation(() => SendTransferResult, {
    description:
      'The goods leave: they lie nowhere until they arrive, and the receiver expects them. Only goods that are promised to nobody can be sent.',
  })
  async sendTransfer(
    @Arg('input', () => SendTransferInput, { description: 'Which transfer, and what goes.' })
    input: SendTransferInput,
    @Ctx() context: RequestContext,
  ) {
    const command = {
      transferId: innerId('Transfer', input.transferId),
      lines: readUnits(input.lines),
    };
    const answer = await context.run('sendTransfer', input, (work) => sendTransfer(work, command));
    return transferPayload(answer, context);
  }

  @Allow(shopFloor)
  @Mutation(() => CancelTransferResult, {
    description: 'Nothing will be sent after all: for the people of either end.',
  })
  async cancelTransfer(
    @Arg('input', () => CancelTransferInput, { description: 'Which transfer, and why.' })
    input: CancelTransferInput,
    @Ctx() context: RequestContext,
  ) {
    const command = {
      transferId: innerId('Transfer', input.transferId),
      reason: readReason(input.reason),
    };
    const answer = await context.run('cancelTransfer', input, (work) =>
      cancelTransfer(work, command),
    );
    return transferPayload(answer, context);
  }

  @Allow(deskAndFloor)
  @Subscription(() => TransferEventType, {
    description:
      'What happens to the transfers of a location, at either end. Without `after` it starts now; with it, what was missed comes first.',
    subscribe: ({ args, context }) =>
      followPlace(args as FollowedPlace, context as RequestContext, transfersStream),
  })
  transferEvents(
    @Root() event: StreamedEvent,
    @Arg('locationId', () => ID, { description: 'The location.' }) _locationId: string,
    @Arg('after', () => String, lastSeen)
    _after?: string,
  ): StreamedEvent {
    return event;
  }
}

function readRequest(input: RequestTransferInput) {
  const { lines } = input;
  if (lines.length < 1 || lines.length > maxLines)
    throw new RequestError('BAD_USER_INPUT', `A transfer has 1 to ${maxLines} lines.`);
  if (!lines.every(({ quantity }) => quantity >= 1 && quantity <= maxUnits))
    throw new RequestError('BAD_USER_INPUT', `A line has 1 to ${maxUnits} units.`);
  return {
    fromLocationId: innerId('Location', input.fromLocationId),
    toLocationId: innerId('Location', input.toLocationId),
    lines: lines.map(({ variantId, quantity }) => ({
      variantId: innerId('Variant', variantId),
      quantity,
    })),
    reason: readReason(input.reason),
  };
}

function readReason(text: string): string {
  const reason = typedText('reason', text, maxReasonLength);
  if (!reason) throw new RequestError('BAD_USER_INPUT', 'Say why.');
  return reason;
}
