import { Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import { fulfilmentGlobalId, fulfilmentLoader } from '../../fulfilment/index.js';
import { type PaymentStep, PaymentStepType } from '../../payments/index.js';
import type { RequestContext } from '../../platform/graphql/context.js';

/** Which deliveries of an order a charge belongs to. */
@Resolver(() => PaymentStepType)
export class PaidFulfilmentsResolver {
  @FieldResolver(() => [ID], {
    description:
      'Which deliveries of the order this takes the money of. Empty where it takes none.',
  })
  async fulfilmentIds(
    @Root() { deliveries }: PaymentStep,
    @Ctx() context: RequestContext,
  ): Promise<string[]> {
    const rows = await Promise.all(
      deliveries.map((id) => context.loaders.of(fulfilmentLoader).load(id)),
    );
    return rows.filter((row) => row != null).map(fulfilmentGlobalId);
  }
}
