import { Arg, Args, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { readPage } from '../../kernel/page.js';
import { isRefusal, type Refusal } from '../../kernel/refusal.js';
import { Allow } from '../../platform/graphql/access.js';
import { checkedPage } from '../../platform/graphql/connection.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { innerId, innerIdOrNone } from '../../platform/graphql/node.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import { typedText } from '../../platform/graphql/typed-text.js';
import { type DecidedApproval, decideApproval } from '../commands/decide-approval.js';
import { withdrawApproval } from '../commands/withdraw-approval.js';
import {
  approvalListOrder,
  approvalLoader,
  findApprovals,
  newestFirst,
  readApprovalPage,
} from '../data/reads.js';
import type { ApprovalRow } from '../data/tables.js';
import { askers, deciders, mayDecide } from './deciders.js';
import { ApprovalsArguments, DecideApprovalInput, WithdrawApprovalInput } from './inputs.js';
import { DecideApprovalResult, WithdrawApprovalResult } from './results.js';
import { ApprovalConnection } from './types.js';

const maxNoteLength = 500;

@Resolver()
export class ApprovalResolver {
  @Allow(deciders)
  @Query(() => ApprovalConnection, {
    description: 'All that a second person has to agree to, or had to; newest first.',
  })
  approvals(
    @Args(() => ApprovalsArguments) args: ApprovalsArguments,
    @Ctx() context: RequestContext,
  ) {
    const page = checkedPage(() => readPage(args, approvalListOrder, newestFirst));
    const { state = null, kind = null, locationId } = args;
    const location = locationId == null ? null : innerId('Location', locationId);
    return readApprovalPage(context.db, { state, kind, locationId: location }, page);
  }

  @Allow(deciders)
  @Mutation(() => DecideApprovalResult, {
    description:
      'Agrees to what somebody else has asked for, or declines it. What was agreed to is done at once, by itself; what asked for it tells how it went.',
  })
  async decideApproval(
    @Arg('input', () => DecideApprovalInput, { description: 'Which question, and the answer.' })
    input: DecideApprovalInput,
    @Ctx() context: RequestContext,
  ) {
    const approvalId = approvalIdIn(input.approvalId);
    const note = typedText('note', input.note, maxNoteLength);
    const { decision } = input;
    if (decision === 'DECLINE' && note === null)
      throw new RequestError('BAD_USER_INPUT', 'Say in `note` why it is declined.');
    const answer = await context.run('decideApproval', input, (work) =>
      decideApproval(work, { approvalId, decision, note }),
    );
    return approvalPayload(answer, context);
  }

  @Allow(askers)
  @Mutation(() => WithdrawApprovalResult, {
    description:
      'Takes back what you have asked a second person for, as long as nobody has decided.',
  })
  async withdrawApproval(
    @Arg('input', () => WithdrawApprovalInput, { description: 'Which question.' })
    input: WithdrawApprovalInput,
    @Ctx() context: RequestContext,
  ) {
    const approvalId = approvalIdIn(input.approvalId);
    const answer = await context.run('withdrawApproval', input, (work) =>
      withdrawApproval(work, { approvalId }),
    );
    return approvalPayload(answer, context);
  }
}

/** A question for those who decide, and for who has asked it; null for everybody else. */
export async function visibleApproval(
  id: string,
  { actor, loaders }: RequestContext,
): Promise<ApprovalRow | null> {
  const approval = await loaders.of(approvalLoader).load(id);
  const isSeen = approval && (mayDecide(actor) || approval.requested_by === actor.id);
  return isSeen ? approval : null;
}

async function approvalPayload<Answer>(answer: Answer | DecidedApproval, { db }: RequestContext) {
  if (isRefusal(answer)) return answer as Extract<Answer, Refusal>;
  const [approval] = await findApprovals(db, [(answer as DecidedApproval).approvalId]);
  return { approval };
}

function approvalIdIn(globalId: string): string {
  const approvalId = innerIdOrNone('Approval', globalId);
  if (approvalId === undefined) throw new RequestError('NOT_FOUND', 'There is no such approval.');
  return approvalId;
}
