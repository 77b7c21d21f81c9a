import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { orderLoader } from '../../orders/index.js';
import { type RefundRow, RefundType, refundPayoutLoader } from '../../payments/index.js';
import { isStaff, mayActFor } from '../../platform/auth/actor.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { giftCardCode, giftCardSecret } from '../../stored-value/index.js';

@Resolver(() => RefundType)
export class RefundGiftCardField {
  @FieldResolver(() => String, {
    nullable: true,
    description:
      'The code of the gift card that it was given back on. Only the buyer sees it: whoever knows it can pay with it.',
  })
  async giftCardCode(
    @Root() row: RefundRow,
    @Ctx() context: RequestContext,
  ): Promise<string | null> {
    const isOnCard = row.tender === 'GIFT_CARD' || row.tender === 'EXCHANGE';
    if (!isOnCard || row.order_id === null || isStaff(context.actor)) return null;
    const order = await context.loaders.of(orderLoader).load(row.order_id);
    const owner = order && { customerId: order.customer_id, guestKey: order.guest_key };
    if (!owner || !mayActFor(context.actor, owner)) return null;
    const payout = await context.loaders.of(refundPayoutLoader).load(row.id);
    return payout?.reference ? giftCardCode(context.port(giftCardSecret), payout.reference) : null;
  }
}
