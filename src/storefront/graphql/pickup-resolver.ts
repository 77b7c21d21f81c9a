import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { type ShownVariant, VariantType, variantLoader } from '../../catalog/index.js';
import { checkReach } from '../../locations/index.js';
import { isStaff } from '../../platform/auth/actor.js';
import { Allow, everyone } from '../../platform/graphql/access.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { innerId } from '../../platform/graphql/node.js';
import { type Band, bandOf, StockBandEnum } from '../../stock/index.js';
import { findPickupOptions, type PickupOption } from '../data/pickup-options.js';
import type { PickupLine } from '../domain/pickup-option.js';
import { checkPickup, PickupOptionsInput } from './inputs.js';
import { PickupOptionLineType, PickupOptionType } from './types.js';

const usualOptions = 10;

@Resolver(() => PickupOptionLineType)
export class PickupResolver {
  @Allow(everyone)
  @Query(() => [PickupOptionType], {
    description:
      'Is it in the shop nearest to me? The stores that hand over orders of this channel and have the basket or part of it, nearest first. The answer is true now and promises nothing: placing the order reserves.',
  })
  async pickupOptions(
    @Arg('input', () => PickupOptionsInput, { description: 'The basket, and where the buyer is.' })
    input: PickupOptionsInput,
    @Arg('first', () => Int, {
      nullable: true,
      defaultValue: usualOptions,
      description: 'At most so many stores, up to 100; among the 200 nearest.',
    })
    asked: number | null,
    @Ctx() context: RequestContext,
  ): Promise<PickupOption[]> {
    const first = asked ?? usualOptions;
    checkPickup(input, first);
    checkReach(input.near, input.withinKm);
    return findPickupOptions(context.db, {
      lines: input.lines.map((line) => ({
        variantId: innerId('Variant', line.variantId),
        quantity: line.quantity,
      })),
      near: input.near ?? undefined,
      withinKm: input.withinKm ?? undefined,
      openAt: input.openAt ?? undefined,
      channel: context.caller.channel,
      includeNone: input.includeNone ?? false,
      first,
      now: context.gateway.clock.now(),
    });
  }

  @FieldResolver(() => VariantType, {
    nullable: true,
    description: 'What is wanted; null where the shop does not know it.',
  })
  variant(@Root() line: PickupLine, @Ctx() context: RequestContext): Promise<ShownVariant | null> {
    return context.loaders.of(variantLoader).load(line.variantId);
  }

  @FieldResolver(() => StockBandEnum, { description: 'How many there are, in words.' })
  band(@Root() line: PickupLine): Band {
    return line.backOrderable ? 'IN_STOCK' : bandOf(line.available);
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'How many there are, exactly. Null for the public.',
  })
  available(@Root() line: PickupLine, @Ctx() { actor }: RequestContext): number | null {
    return isStaff(actor) ? line.available : null;
  }
}
