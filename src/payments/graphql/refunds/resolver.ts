import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { isRefusal, type Refusal } from '../../../kernel/refusal.js';
import { Allow, type Role } from '../../../platform/graphql/access.js';
import type { RequestContext } from '../../../platform/graphql/context.js';
import { innerIdOrNone } from '../../../platform/graphql/node.js';
import { RequestError } from '../../../platform/graphql/server/request-error.js';
import { intentLoader } from '../../data/reads.js';
import { driveOperation } from '../../driving/drive-operation.js';
import { approveRefund, rejectRefund } from '../../refunds/decide-refund.js';
import type { OpenedRefund } from '../../refunds/open-refund.js';
import { findRefunds } from '../../refunds/reads.js';
import { ApproveRefundInput, RejectRefundInput } from './inputs.js';
import { ApproveRefundResult, RejectRefundResult } from './results.js';

const deciders: readonly Role[] = ['SUPERVISOR', 'ADMIN'];

@Resolver()
export class RefundApprovalResolver {
  @Allow(deciders)
  @Mutation(() => ApproveRefundResult, {
    description:
      'Lets a refund go that waits for a second person. Whoever has asked for it cannot approve it.',
  })
  async approveRefund(
    @Arg('input', () => ApproveRefundInput, { description: 'Which refund.' })
    input: ApproveRefundInput,
    @Ctx() context: RequestContext,
  ) {
    const refundId = refundIdIn(input.refundId);
    const note = input.note == null ? null : checkedNote('note', input.note);
    const answer = await context.run('approveRefund', input, (work) =>
      approveRefund(work, { refundId, note }),
    );
    return refundPayload(answer, context);
  }

  @Allow(deciders)
  @Mutation(() => RejectRefundResult, {
    description:
      'Ends a refund of which nothing has left: one that waits for a second person, or has failed.',
  })
  async rejectRefund(
    @Arg('input', () => RejectRefundInput, { description: 'Which refund, and why.' })
    input: RejectRefundInput,
    @Ctx() context: RequestContext,
  ) {
    const refundId = refundIdIn(input.refundId);
    const note = checkedNote('reason', input.reason);
    if (!note) throw new RequestError('BAD_USER_INPUT', 'Say why the refund is rejected.');
    const answer = await context.run('rejectRefund', input, (work) =>
      rejectRefund(work, { refundId, note }),
    );
    return refundPayload(answer, context);
  }
}

/** Asks the providers for what has been sent, and shows the refund as it is then; a refusal stays what it is. */
export async function refundPayload<Answer>(
  answer: Answer | OpenedRefund,
  { gateway, db, loaders }: RequestContext,
) {
  if (isRefusal(answer)) return answer as Extract<Answer, Refusal>;
  const { refundId, operationIds } = answer as OpenedRefund;
  await Promise.all(operationIds.map((operationId) => driveOperation(gateway, operationId)));
  // Read anew: what the loaders hold was read before the command.
  loaders.of(intentLoader).clearAll();
  const [refund] = await findRefunds(db, [refundId]);
  return { refund };
}

function refundIdIn(globalId: string): string {
  const refundId = innerIdOrNone('Refund', globalId);
  if (refundId === undefined) throw new RequestError('NOT_FOUND', 'There is no such refund.');
  return refundId;
}

/** Text that a person typed: trimmed, whole characters only; null where nothing was typed. */
function checkedNote(field: string, text: string): string | null {
  const typed = text.normalize('NFC').trim();
  if (typed.length > 500 || typed.includes('\0') || !typed.isWellFormed())
    throw new RequestError('BAD_USER_INPUT', `\`${field}\` is text of at most 500 characters.`);
  return typed === '' ? null : typed;
}
