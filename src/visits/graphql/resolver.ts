import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { isRefusal, type Refusal } from '../../kernel/refusal.js';
import { checkedText, finishCheckout } from '../../orders/index.js';
import { driveAttempt, driveOperations, FirstCall } from '../../payments/index.js';
import { Allow, shopFloor } from '../../platform/graphql/access.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { innerId } from '../../platform/graphql/node.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import { abandonVisit } from '../commands/abandon-visit.js';
import { correctVisit } from '../commands/correct-visit.js';
import { enterStore } from '../commands/enter-store.js';
import { leaveStore } from '../commands/leave-store.js';
import { openVisit } from '../commands/open-visit.js';
import { recordPicks } from '../commands/record-picks.js';
import { visitLoader } from '../data/reads.js';
import {
  CorrectVisitInput,
  EnterStoreInput,
  OpenVisitInput,
  RecordVisitPicksInput,
  VisitInput,
} from './inputs.js';
import { readPicks, readUnits, readVisit } from './read-inputs.js';
import { CorrectVisitResult, LeaveStoreResult, OpenVisitResult, VisitResult } from './results.js';

const which = { description: 'Which visit.' };

@Resolver()
export class VisitMutations {
  @Allow(['CUSTOMER'])
  @Mutation(() => OpenVisitResult, {
    description:
      'You are about to walk into a store without tills: money is held for whatever you take, and a code opens the gate. Safe to repeat with the same key.',
  })
  async openVisit(
    @Arg('input', () => OpenVisitInput, { description: 'Where, and how it is paid.' })
    input: OpenVisitInput,
    @Ctx() context: RequestContext,
  ) {
    const firstCall = new FirstCall();
    const command = readVisit(input, firstCall, context);
    const opened = await context.run('openVisit', input, (work) => openVisit(work, command));
    if (isRefusal(opened)) return opened;
    if (opened.attemptId) await driveAttempt(context.gateway, opened.attemptId, { firstCall });
    return payloadOf(opened, context);
  }

  @Allow(['CUSTOMER'])
  @Mutation(() => VisitResult, {
    description:
      'You will not come after all: what is held is given back. Not once you are inside.',
  })
  async abandonVisit(
    @Arg('input', () => VisitInput, which) input: VisitInput,
    @Ctx() context: RequestContext,
  ) {
    return payloadOf(
      await context.run('abandonVisit', input, (work) => abandonVisit(work, idOf(input))),
      context,
    );
  }

  @Allow(shopFloor)
  @Mutation(() => VisitResult, {
    description:
      'Opens the gate for a customer: once for each visit, and only while its money is on hold.',
  })
  async enterStore(
    @Arg('input', () => EnterStoreInput, { description: 'Which visit, and its code.' })
    input: EnterStoreInput,
    @Ctx() context: RequestContext,
  ) {
    const command = { ...idOf(input), entryCode: input.entryCode };
    return payloadOf(
      await context.run('enterStore', input, (work) => enterStore(work, command)),
      context,
    );
  }

  @Allow(shopFloor)
  @Mutation(() => VisitResult, {
    description: 'The eyes of the store have seen what a customer takes, and puts back.',
  })
  async recordVisitPicks(
    @Arg('input', () => RecordVisitPicksInput, { description: 'In which visit, and what.' })
    input: RecordVisitPicksInput,
    @Ctx() context: RequestContext,
  ) {
    const command = { ...idOf(input), picks: readPicks(input.picks) };
    return payloadOf(
      await context.run('recordVisitPicks', input, (work) => recordPicks(work, command)),
      context,
    );
  }

  @Allow(shopFloor)
  @Mutation(() => LeaveStoreResult, {
    description:
      'The customer walks out: the basket becomes an order, which the money on hold pays. What is held besides is given back a day later.',
  })
  async leaveStore(
    @Arg('input', () => VisitInput, which) input: VisitInput,
    @Ctx() context: RequestContext,
  ) {
    const left = await context.run('leaveStore', input, (work) => leaveStore(work, idOf(input)));
    if (isRefusal(left)) return left;
    if (left.placed) await finishCheckout(left.placed, new FirstCall(), context);
    return payloadOf(left, context);
  }

  @Allow(shopFloor)
  @Mutation(() => CorrectVisitResult, {
    description:
      'The eyes of the store were wrong: what was not taken is refunded, what was taken besides is charged within what is still held.',
  })
  async correctVisit(
    @Arg('input', () => CorrectVisitInput, { description: 'Which visit, what, and why.' })
    input: CorrectVisitInput,
    @Ctx() context: RequestContext,
  ) {
    const reason = checkedText('reason', input.reason, 500);
    if (!reason) throw new RequestError('BAD_USER_INPUT', 'Say why the basket is corrected.');
    const [notTaken, taken] = [readUnits(input.notTaken), readUnits(input.taken)];
    if (notTaken.length + taken.length === 0)
      throw new RequestError('BAD_USER_INPUT', 'Name what was not taken, or what was.');
    const command = { ...idOf(input), notTaken, taken, reason };
    return payloadOf(
      await context.run('correctVisit', input, (work) => correctVisit(work, command)),
      context,
    );
  }
}

interface VisitAnswer {
  readonly visitId: string;
  readonly operationIds?: readonly string[];
}

function idOf({ visitId }: VisitInput): { readonly visitId: string } {
  return { visitId: innerId('Visit', visitId) };
}

async function payloadOf(answer: VisitAnswer | Refusal, context: RequestContext) {
  if (isRefusal(answer)) return answer;
  const { visitId, operationIds } = answer as VisitAnswer;
  if (operationIds) await driveOperations(context.gateway, operationIds);
  return { visit: await context.loaders.of(visitLoader).load(visitId) };
}
