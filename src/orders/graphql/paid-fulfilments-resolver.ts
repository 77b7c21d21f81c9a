import { Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import { fulfilmentLoader } from '../../fulfilment/index.js';
import { type PaymentStep, PaymentStepType } from '../../payments/index.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { toGlobalId } from '../../platform/graphql/node.js';

/** Which deliveries of an order a charge belongs to. */
@Resolver(() => PaymentStepType)
export class PaidFulfilmentsResolver {
  @FieldResolver(() => [ID], {
    description:
      'Which pickups and shipments of the order this takes the money of. Empty where it takes none.',
  })
  async fulfilmentIds(
    @Root() { deliveries }: PaymentStep,
    @Ctx() context: RequestContext,
  ): Promise<string[]> {
    const rows = await Promise.all(
      deliveries.map((id) => context.loaders.of(fulfilmentLoader).load(id)),
    );
    return rows
      .filter((row) => row != null)
      .map(({ id, kind }) => toGlobalId(kind === 'PICKUP' ? 'Pickup' : 'Shipment', id));
  }
}
