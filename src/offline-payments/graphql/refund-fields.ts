import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import {
  type RefundRow,
  RefundType,
  refundPaymentsLoader,
  refundPayoutLoader,
} from '../../payments/index.js';
import { shopFloor } from '../../platform/graphql/access.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { payoutByKeyLoader, type ShownPayout } from '../data/payouts.js';
import { PayoutType } from './till-types.js';

@Resolver(() => RefundType)
export class RefundPayoutFields {
  @FieldResolver(() => [PayoutType], {
    description:
      'What of it is handed out by hand: in cash from a till, or by the bank. The people of stores see the cash, the back office all, nobody else anything.',
  })
  async payouts(
    @Root() refund: RefundRow,
    @Ctx() { actor, loaders }: RequestContext,
  ): Promise<ShownPayout[]> {
    if (!shopFloor.some((role) => role === actor.kind)) return [];
    const [payments, payout] = await Promise.all([
      loaders.of(refundPaymentsLoader).load(refund.id),
      loaders.of(refundPayoutLoader).load(refund.id),
    ]);
    const operations = [...(payments ?? []), ...(payout ? [payout] : [])];
    const keys = operations.map(({ operation_id }) => operation_id);
    const found = await Promise.all(keys.map((key) => loaders.of(payoutByKeyLoader).load(key)));
    const isStore = actor.kind === 'ASSOCIATE' || actor.kind === 'DEVICE';
    return found.flatMap((payout) =>
      payout && (payout.provider === 'cash' || !isStore) ? [payout] : [],
    );
  }
}
