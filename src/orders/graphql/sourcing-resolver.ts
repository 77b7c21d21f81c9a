import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { isStaff } from '../../platform/auth/actor.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import {
  type PlannedPart,
  plansByOrderLoader,
  SourcingPartType,
  SourcingPlanType,
  type SourcingPlanView,
} from '../../sourcing/index.js';
import type { OrderView } from '../data/reads.js';
import { linesByOrderLoader } from './loaders.js';
import { OrderType } from './types.js';

/** A part of a plan that knows its order. */
type PartOfOrder = PlannedPart & { readonly orderId: string };

/** `Order.sourcingPlans`: orders know where their goods come from, never the reverse. */
@Resolver(() => OrderType)
export class OrderSourcingResolver {
  @FieldResolver(() => [SourcingPlanType], {
    nullable: true,
    description:
      'Where the goods come from that are sent, and why: the oldest decision first, and one more for each place that could not give what it had promised. Null for the public.',
  })
  async sourcingPlans(
    @Root() row: OrderView,
    @Ctx() context: RequestContext,
  ): Promise<readonly SourcingPlanView[] | null> {
    if (!isStaff(context.actor)) return null;
    const plans = (await context.loaders.of(plansByOrderLoader).load(row.id)) ?? [];
    return plans.map((plan) => ({
      ...plan,
      parts: plan.parts.map((part): PartOfOrder => ({ ...part, orderId: row.id })),
    }));
  }
}

@Resolver(() => SourcingPartType)
export class SourcingPartLineResolver {
  @FieldResolver(() => String, { nullable: true, description: 'The SKU of the line.' })
  async sku(@Root() part: PartOfOrder, @Ctx() context: RequestContext): Promise<string | null> {
    const lines = (await context.loaders.of(linesByOrderLoader).load(part.orderId)) ?? [];
    return lines.find((line) => line.id === part.orderLineId)?.sku ?? null;
  }
}
