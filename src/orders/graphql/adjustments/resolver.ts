import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { isStaff } from '../../../platform/auth/actor.js';
import type { RequestContext } from '../../../platform/graphql/context.js';
import { defineLoader, grouped } from '../../../platform/graphql/loaders.js';
import { toMoney } from '../../../platform/graphql/money.js';
import { toGlobalId } from '../../../platform/graphql/node.js';
import { type OrderAdjustment, readAdjustments } from '../../data/adjustments.js';
import type { OrderView } from '../../data/reads.js';
import { OrderType } from '../types.js';
import { OrderAdjustmentType } from './types.js';

const adjustmentsByOrderLoader = defineLoader<string, OrderAdjustment[]>({
  fetch: async (ids, { db }) => grouped(ids, await readAdjustments(db, ids), (row) => row.orderId),
});

@Resolver(() => OrderType)
export class OrderAdjustmentsResolver {
  @FieldResolver(() => [OrderAdjustmentType], {
    description: 'What staff have taken off when it was placed.',
  })
  async adjustments(
    @Root() { id, currency }: OrderView,
    @Ctx() context: RequestContext,
  ): Promise<OrderAdjustmentType[]> {
    const found = (await context.loaders.of(adjustmentsByOrderLoader).load(id)) ?? [];
    const money = (minor: number) => toMoney(minor, currency);
    return found.map(({ orderLineId, minimumMinor, amountMinor, shares, note, ...told }) => ({
      ...told,
      orderLineId: orderLineId && toGlobalId('OrderLine', orderLineId),
      minimum: money(minimumMinor),
      amount: money(amountMinor),
      shares: shares.map((share) => ({
        orderLineId: toGlobalId('OrderLine', share.orderLineId),
        amount: money(share.amountMinor),
      })),
      note: isStaff(context.actor) ? note : null,
    }));
  }
}
