import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { attemptsLoader, PaymentIntentType, type ReadIntent } from '../../payments/index.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { toMoney } from '../../platform/graphql/money.js';
import { planByIntentLoader } from '../data/plans.js';
import { termsLoader } from '../data/terms.js';
import { localDate } from '../domain/local-date.js';
import { planOf } from '../domain/plan.js';
import { termsAt } from '../domain/terms.js';
import { shopTimeZone } from '../ports.js';
import { viewPlan } from './plan-views.js';
import { InstalmentPlanType } from './types.js';
import { viewInstalments } from './views.js';

/** Terms of a lender that the shop has never written down: the lender tells the buyer of its fee itself. */
const withoutFee = { funding: 'LENDER', feeBasisPoints: 0, feeMinor: 0 } as const;

/** The plan of a payment. A lender's is not kept: what was agreed to and what came back say what it is. */
@Resolver(() => PaymentIntentType)
export class InstalmentPlanFields {
  @FieldResolver(() => InstalmentPlanType, {
    nullable: true,
    description: 'The plan in which it is paid; null where it is not paid in instalments.',
  })
  async instalmentPlan(
    @Root() intent: ReadIntent,
    @Ctx() context: RequestContext,
  ): Promise<InstalmentPlanType | null> {
    if (intent.authorized_minor === 0) return null;
    const own = await context.loaders.of(planByIntentLoader).load(intent.id);
    if (own) return own.authorized_minor > 0 ? viewPlan(own, context) : null;
    const attempts = await context.loaders.of(attemptsLoader).load(intent.id);
    const paid = attempts?.find(({ state }) => state === 'SUCCEEDED');
    const count = paid?.instalments ?? null;
    if (!paid || count === null) return null;
    const { currency } = intent;
    const all = (await context.loaders.of(termsLoader).load(currency)) ?? [];
    const agreed = termsAt(all, paid.requested_at, paid.channel).find(
      (each) => each.funding === 'LENDER' && each.count === count,
    );
    const terms = { ...(agreed ?? withoutFee), count };
    const firstOn = localDate(paid.requested_at, context.port(shopTimeZone));
    const payment = {
      authorizedMinor: intent.authorized_minor,
      returnedMinor: intent.voided_minor + intent.expired_minor + intent.refunded_minor,
    };
    const plan = planOf(terms, payment, firstOn);
    return {
      count,
      funding: terms.funding,
      fee: toMoney(plan.feeMinor, currency),
      owed: toMoney(plan.owedMinor, currency),
      instalments: viewInstalments(plan.instalments, currency),
    };
  }
}
