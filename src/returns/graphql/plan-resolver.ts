import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { foreseeLessening } from '../../instalments/index.js';
import { isRefusal } from '../../kernel/refusal.js';
import { checkedText, orderLoader, visibleOrder } from '../../orders/index.js';
import { intentsOfOrder, type RefundReason, refundPayload } from '../../payments/index.js';
import { Allow, notPartners, type Role } from '../../platform/graphql/access.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import { type ExecutedRefundPlan, executeRefundPlan } from '../commands/execute-refund-plan.js';
import { planRefundOf, type RefundPlanAsk } from '../commands/plan-refund-of.js';
import { returnLoader } from '../data/reads.js';
import { replacementLoader } from '../data/replacements.js';
import { askedPlan } from './asked-return.js';
import { ExecuteRefundPlanInput, RefundPlanInput } from './plan-inputs.js';
import { ExecuteRefundPlanResult, RefundPlanResult } from './results.js';
import { viewPlan } from './views.js';
import { visibleReturn } from './visible.js';

/** Who gives money back, at a desk or at the location that has taken the goods. */
const cashiers: readonly Role[] = ['ASSOCIATE', 'AGENT', 'SUPERVISOR', 'ADMIN'];

@Resolver()
export class RefundPlanResolver {
  @Allow(notPartners)
  @Query(() => RefundPlanResult, {
    description:
      'What would be given back for a return, for units of an order, or as a gesture: to the cent, and how. Changes nothing.',
  })
  async refundPlan(
    @Arg('input', () => RefundPlanInput, { description: 'What is to be paid back.' })
    input: RefundPlanInput,
    @Ctx() context: RequestContext,
  ) {
    const ask = await visibleAsk(input, context);
    const planned = await context.gateway.run(context.caller, { name: 'refundPlan' }, (work) =>
      planRefundOf(work, ask),
    );
    if (isRefusal(planned)) return planned;
    const { plan, hash, exceeded } = planned;
    const intents = await intentsOfOrder(context.db, plan.orderId);
    const numbers = new Map(intents.map(({ id, tender }) => [id, tender]));
    const foreseen = await Promise.all(
      plan.tenders.map(({ intentId, amountMinor: byMinor }) =>
        intentId === null ? [] : foreseeLessening(context.db, { intentId, byMinor }),
      ),
    );
    const found =
      plan.returnId && (await context.loaders.of(replacementLoader).load(plan.returnId));
    const replacement = found && found.ended_at === null ? found : null;
    const facts = { hash, numbers, replacement, needsApproval: exceeded !== undefined };
    return { plan: viewPlan(plan, { ...facts, instalments: foreseen.flat() }) };
  }

  @Allow(cashiers)
  @Mutation(() => ExecuteRefundPlanResult, {
    description:
      'Gives money back exactly as the plan says that you have looked at, and completes its return. Above your limits it waits for a second person.',
  })
  async executeRefundPlan(
    @Arg('input', () => ExecuteRefundPlanInput, { description: 'The plan, and why.' })
    input: ExecuteRefundPlanInput,
    @Ctx() context: RequestContext,
  ) {
    const ask = await visibleAsk(input.plan, context);
    const reason = checkedText('reason', input.reason, 500);
    if (!reason) throw new RequestError('BAD_USER_INPUT', 'Say why the money is given back.');
    const reasonCode = input.reasonCode ?? usualReason(ask);
    const command = { ask, hash: input.hash, reasonCode, reason };
    const answer = await context.run('executeRefundPlan', input, (work) =>
      executeRefundPlan(work, command),
    );
    return isRefusal(answer) ? answer : executed(answer as ExecutedRefundPlan, context);
  }
}

async function executed(
  { returnId, refundId, operationIds }: ExecutedRefundPlan,
  context: RequestContext,
) {
  const refund = refundId && (await refundPayload({ refundId, operationIds }, context)).refund;
  const returnOrder =
    returnId && (await context.loaders.of(returnLoader).clear(returnId).load(returnId));
  return { refund, returnOrder };
}

/** Whoever sees the return, or the order where there is none, may ask; to others neither exists. */
async function visibleAsk(input: RefundPlanInput, context: RequestContext): Promise<RefundPlanAsk> {
  const ask = askedPlan(input, context);
  if ('returnId' in ask) {
    if (!(await visibleReturn(ask.returnId, context)))
      throw new RequestError('NOT_FOUND', 'There is no such return.');
    return ask;
  }
  const order = await context.loaders.of(orderLoader).load(ask.orderId);
  if (!(await visibleOrder(order, context)))
    throw new RequestError('NOT_FOUND', 'There is no such order.');
  return ask;
}

function usualReason(ask: RefundPlanAsk): RefundReason {
  if ('returnId' in ask) return 'RETURNED';
  return 'goodwillMinor' in ask ? 'GOODWILL' : 'OTHER';
}
