import { Arg, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { type CustomerRow, CustomerType, customerLoader } from '../../customers/index.js';
import { isRefusal } from '../../kernel/refusal.js';
import {
  checkedReturnUrl,
  driveAttempt,
  FirstCall,
  findIntents,
  methodGiven,
} from '../../payments/index.js';
import { mayActFor } from '../../platform/auth/actor.js';
import { Allow } from '../../platform/graphql/access.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { toMoney } from '../../platform/graphql/money.js';
import { innerIdOrNone } from '../../platform/graphql/node.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import { typedText } from '../../platform/graphql/typed-text.js';
import { settle } from '../collect-instalments.js';
import { payInstalments } from '../commands/pay-instalments.js';
import {
  findOverdue,
  findPlan,
  planByIntentLoader,
  plansByCustomerLoader,
  stepsLoader,
} from '../data/plans.js';
import type { PlanRow } from '../data/tables.js';
import { instalmentNotPayable } from '../domain/refusals.js';
import {
  OverdueInstalmentType,
  PayInstalmentsInput,
  PayInstalmentsResult,
} from './merchant-types.js';
import { planIntentLoader, viewInstalment, viewPlan } from './plan-views.js';
import { InstalmentPlanType, InstalmentStepType } from './types.js';

const maxOverdue = 100;

/** What customers and those who look after them do with plans that the shop funds. */
@Resolver()
export class MerchantInstalmentResolver {
  @Allow(['CUSTOMER', 'AGENT', 'SUPERVISOR', 'ADMIN'])
  @Mutation(() => PayInstalmentsResult, {
    description:
      'Pays instalments before their day, or overdue ones with another card: some of them, or all the rest. Safe to repeat with the same key.',
  })
  async payInstalments(
    @Arg('input', () => PayInstalmentsInput, { description: 'Which ones, and with what.' })
    input: PayInstalmentsInput,
    @Ctx() context: RequestContext,
  ) {
    const plan = await ownPlan(input.paymentIntentId, context);
    if (!plan) return instalmentNotPayable({ reason: 'NO_PLAN' });
    const method = methodGiven({
      ...input,
      paymentMethodToken: typedText('paymentMethodToken', input.paymentMethodToken, 200),
    });
    if (!method)
      throw new RequestError(
        'BAD_USER_INPUT',
        'Give `paymentMethodToken` or `savedPaymentMethodId`.',
      );
    const firstCall = new FirstCall();
    const command = {
      planId: plan.id,
      numbers: input.numbers ?? null,
      method,
      returnUrl: checkedReturnUrl(input.returnUrl),
      firstCall,
    };
    const asked = await context.run('payInstalments', input, (work) =>
      payInstalments(work, command),
    );
    if (isRefusal(asked)) return asked;
    await driveAttempt(context.gateway, asked.attemptId, { firstCall });
    await settle(context.gateway, plan.id);
    const [paymentIntent] = await findIntents(context.db, [asked.intentId]);
    const after = await findPlan(context.db, plan.id);
    return { instalmentPlan: after && (await viewPlan(after, context)), paymentIntent };
  }

  @Allow(['AGENT', 'SUPERVISOR', 'ADMIN'])
  @Query(() => [OverdueInstalmentType], {
    description:
      'Instalments that should have been paid and are not tried any more, the oldest first.',
  })
  async overdueInstalments(
    @Arg('first', () => Int, { defaultValue: 20, description: 'How many at most: up to 100.' })
    first: number,
    @Ctx() context: RequestContext,
  ) {
    if (first < 1 || first > maxOverdue)
      throw new RequestError('BAD_USER_INPUT', `\`first\` is 1 to ${maxOverdue}.`);
    const rows = await findOverdue(context.db, first);
    return Promise.all(
      rows.map(async (row) => {
        const plan = await findPlan(context.db, row.plan_id);
        if (!plan) throw new Error(`instalment ${row.id} is of no plan`);
        return {
          instalment: viewInstalment(row, plan.currency),
          instalmentPlan: await viewPlan(plan, context),
          customer: await context.loaders.of(customerLoader).load(plan.customer_id),
        };
      }),
    );
  }
}

/** Who sees a customer, themselves or the back office, sees their plans. */
@Resolver(() => CustomerType)
export class CustomerInstalmentFields {
  @FieldResolver(() => [InstalmentPlanType], {
    description:
      'What they pay in instalments to the shop, the newest plan first: the last twenty.',
  })
  async instalmentPlans(@Root() customer: CustomerRow, @Ctx() context: RequestContext) {
    const plans = (await context.loaders.of(plansByCustomerLoader).load(customer.id)) ?? [];
    return Promise.all(plans.map((plan) => viewPlan(plan, context)));
  }
}

@Resolver(() => InstalmentPlanType)
export class MerchantPlanFields {
  @FieldResolver(() => [InstalmentStepType], {
    description: 'What has happened to it, the oldest first; nothing where a lender keeps it.',
  })
  async history(@Root() { planId, currency }: InstalmentPlanType, @Ctx() context: RequestContext) {
    if (planId === undefined || currency === undefined) return [];
    const steps = (await context.loaders.of(stepsLoader).load(planId)) ?? [];
    return steps.map(({ kind, number, amount_minor, at }) => ({
      kind,
      number,
      amount: toMoney(amount_minor, currency),
      at,
    }));
  }
}

/** The plan behind one of its payments, for whom it belongs to; null where it is not paid by such a plan. */
async function ownPlan(paymentIntentId: string, context: RequestContext): Promise<PlanRow | null> {
  const intentId = innerIdOrNone('PaymentIntent', paymentIntentId);
  const intent = intentId ? await context.loaders.of(planIntentLoader).load(intentId) : null;
  const owner = intent && { customerId: intent.customer_id, guestKey: intent.guest_key };
  if (!intent || !owner || !mayActFor(context.actor, owner))
    throw new RequestError('NOT_FOUND', 'There is no such payment.');
  return (await context.loaders.of(planByIntentLoader).load(intent.id)) ?? null;
}
