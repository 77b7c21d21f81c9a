import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { isRefusal } from '../../kernel/refusal.js';
import { checkedText } from '../../orders/index.js';
import { Allow, buyers, desk, notPartners, shopFloor } from '../../platform/graphql/access.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { innerId, innerIdOrNone } from '../../platform/graphql/node.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import { cancelReturn } from '../commands/cancel-return.js';
import { decideReturn } from '../commands/decide-return.js';
import { markReturnSent } from '../commands/mark-return-sent.js';
import { openReturnAtCounter } from '../commands/open-return-at-counter.js';
import { requestReturn } from '../commands/request-return.js';
import { returnLoader } from '../data/reads.js';
import { buyReturnLabels } from '../labels/buy-return-labels.js';
import { wantedReturn } from './asked-return.js';
import {
  DeclineReturnInput,
  MarkReturnSentInput,
  OpenReturnAtCounterInput,
  RequestReturnInput,
  ReturnOrderInput,
} from './inputs.js';
import { ReturnStepResult, WriteReturnResult } from './results.js';

@Resolver()
export class ReturnsResolver {
  @Allow(buyers)
  @Mutation(() => WriteReturnResult, {
    description:
      'Asks to give goods back, with a label or at any store. Most reasons need nobody to agree.',
  })
  async requestReturn(
    @Arg('input', () => RequestReturnInput, { description: 'What comes back, how and why.' })
    input: RequestReturnInput,
    @Ctx() context: RequestContext,
  ) {
    const command = { ...wantedReturn(input, context), method: input.method };
    const answer = await context.run('requestReturn', input, (work) =>
      requestReturn(work, command),
    );
    return labelled(answer, context);
  }

  @Allow(shopFloor)
  @Mutation(() => WriteReturnResult, {
    description:
      'Goods of an order lie on your counter, wherever they were sold. `returnableOrders` finds the order.',
  })
  async openReturnAtCounter(
    @Arg('input', () => OpenReturnAtCounterInput, { description: 'What lies there, and why.' })
    input: OpenReturnAtCounterInput,
    @Ctx() context: RequestContext,
  ) {
    const locationId = innerId('Location', input.locationId);
    const command = { ...wantedReturn(input, context), locationId };
    const answer = await context.run('openReturnAtCounter', input, (work) =>
      openReturnAtCounter(work, command),
    );
    return returnPayload(answer, context);
  }

  @Allow(desk)
  @Mutation(() => ReturnStepResult, { description: 'Agrees to a return that was asked for.' })
  approveReturn(
    @Arg('input', () => ReturnOrderInput, { description: 'Which return.' })
    input: ReturnOrderInput,
    @Ctx() context: RequestContext,
  ) {
    return decide('approveReturn', input, null, context);
  }

  @Allow(desk)
  @Mutation(() => ReturnStepResult, { description: 'Declines a return that was asked for.' })
  declineReturn(
    @Arg('input', () => DeclineReturnInput, { description: 'Which return, and why.' })
    input: DeclineReturnInput,
    @Ctx() context: RequestContext,
  ) {
    const reason = checkedText('reason', input.reason, 500);
    if (!reason) throw new RequestError('BAD_USER_INPUT', 'Say why the return is declined.');
    return decide('declineReturn', input, reason, context);
  }

  @Allow(notPartners)
  @Mutation(() => ReturnStepResult, {
    description: 'The buyer keeps the goods after all. Only before they were received.',
  })
  async cancelReturn(
    @Arg('input', () => ReturnOrderInput, { description: 'Which return.' })
    input: ReturnOrderInput,
    @Ctx() context: RequestContext,
  ) {
    const returnId = returnIdIn(input.returnId);
    const answer = await context.run('cancelReturn', input, (work) =>
      cancelReturn(work, { returnId }),
    );
    return returnPayload(answer, context);
  }

  @Allow(buyers)
  @Mutation(() => ReturnStepResult, { description: 'The parcel is with the carrier.' })
  async markReturnSent(
    @Arg('input', () => MarkReturnSentInput, {
      description: 'Which return, and its tracking code.',
    })
    input: MarkReturnSentInput,
    @Ctx() context: RequestContext,
  ) {
    const command = {
      returnId: returnIdIn(input.returnId),
      trackingCode: checkedText('trackingCode', input.trackingCode, 60),
    };
    const answer = await context.run('markReturnSent', input, (work) =>
      markReturnSent(work, command),
    );
    return returnPayload(answer, context);
  }
}

async function decide(
  name: string,
  input: ReturnOrderInput,
  declinedBecause: string | null,
  context: RequestContext,
) {
  const returnId = returnIdIn(input.returnId);
  const answer = await context.run(name, input, (work) =>
    decideReturn(work, { returnId, declinedBecause }),
  );
  return labelled(answer, context);
}

/** What may be sent now has its label with the answer, where the carrier is quick; otherwise it comes later. */
async function labelled<Answer extends object>(answer: Answer, context: RequestContext) {
  if (!isRefusal(answer) && 'returnId' in answer)
    await buyReturnLabels(context.gateway, [String(answer.returnId)]);
  return returnPayload(answer, context);
}

/** The id of a return that is changed; what is none is answered like a return that is not there. */
export function returnIdIn(globalId: string): string {
  const returnId = innerIdOrNone('ReturnOrder', globalId);
  if (returnId === undefined) throw new RequestError('NOT_FOUND', 'There is no such return.');
  return returnId;
}

/** Turns a command's answer into the payload of its mutation: the return as it is now. */
export async function returnPayload<Answer extends object>(
  answer: Answer,
  { loaders }: RequestContext,
): Promise<object> {
  if (isRefusal(answer)) return answer;
  const { returnId } = answer as unknown as { returnId: string };
  return { returnOrder: await loaders.of(returnLoader).clear(returnId).load(returnId) };
}
