import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { isRefusal } from '../../kernel/refusal.js';
import { checkedText } from '../../orders/index.js';
import { isBackOffice } from '../../platform/auth/actor.js';
import { Allow, everyone, type Role } from '../../platform/graphql/access.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { toMoney } from '../../platform/graphql/money.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import { saveReturnReason } from '../commands/rules/save-return-reason.js';
import { setReturnLabelFee } from '../commands/rules/set-return-label-fee.js';
import { reasonLoader } from '../data/reads.js';
import { readReasons } from '../data/reasons.js';
import { SaveReturnReasonResult, SetReturnLabelFeeResult } from './results.js';
import { SaveReturnReasonInput, SetReturnLabelFeeInput } from './rule-inputs.js';
import { ReturnReasonType } from './types.js';
import { viewReason } from './views.js';

const supervisors: readonly Role[] = ['SUPERVISOR', 'ADMIN'];

@Resolver()
export class ReturnRulesResolver {
  @Allow(everyone)
  @Query(() => [ReturnReasonType], {
    description: 'Why goods may come back. The back office also sees what is not offered any more.',
  })
  async returnReasons(@Ctx() { db, actor, locale }: RequestContext): Promise<ReturnReasonType[]> {
    const rows = await readReasons(db, { all: isBackOffice(actor) });
    return rows.map((row) => viewReason(row, locale));
  }

  @Allow(supervisors)
  @Mutation(() => SaveReturnReasonResult, {
    description: 'Keeps a reason for which goods may come back, new or changed.',
  })
  async saveReturnReason(
    @Arg('input', () => SaveReturnReasonInput, { description: 'The reason and its terms.' })
    input: SaveReturnReasonInput,
    @Ctx() context: RequestContext,
  ) {
    const row = {
      code: input.code,
      label: { fr: sentence('labelFr', input.labelFr), en: sentence('labelEn', input.labelEn) },
      fault: input.fault,
      window_days: input.windowDays,
      needs_approval: input.needsApproval,
      shipping_refund: input.shippingRefund,
      active: input.active,
      position: input.position,
    };
    const answer = await context.run('saveReturnReason', input, (work) =>
      saveReturnReason(work, row),
    );
    if (isRefusal(answer)) return answer;
    const kept = await context.loaders.of(reasonLoader).clear(row.code).load(row.code);
    return { reason: kept && viewReason(kept, context.locale) };
  }

  @Allow(supervisors)
  @Mutation(() => SetReturnLabelFeeResult, {
    description: 'Says what a label costs buyers whose return is no fault of the shop.',
  })
  async setReturnLabelFee(
    @Arg('input', () => SetReturnLabelFeeInput, { description: 'How much.' })
    input: SetReturnLabelFeeInput,
    @Ctx() context: RequestContext,
  ) {
    const { currency, amountMinor } = input;
    const answer = await context.run('setReturnLabelFee', input, (work) =>
      setReturnLabelFee(work, { currency, amountMinor }),
    );
    return isRefusal(answer) ? answer : { fee: toMoney(amountMinor, currency) };
  }
}

function sentence(field: string, text: string): string {
  const typed = checkedText(field, text, 200);
  if (!typed) throw new RequestError('BAD_USER_INPUT', `\`${field}\` is a sentence for people.`);
  return typed;
}
