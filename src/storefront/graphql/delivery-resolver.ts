import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { type ShownVariant, VariantType, variantLoader } from '../../catalog/index.js';
import { type LocationRow, LocationType } from '../../locations/index.js';
import { isStaff } from '../../platform/auth/actor.js';
import { Allow, everyone } from '../../platform/graphql/access.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { innerId } from '../../platform/graphql/node.js';
import { currencyAsked } from '../../pricing/index.js';
import { type Band, bandOf, type Shortage, StockBandEnum } from '../../stock/index.js';
import { type DeliveryOptions, findDelivery } from '../data/delivery-options.js';
import {
  DeliveryOptionsInput,
  DeliveryOptionsType,
  MissingLineType,
  PromisedLineType,
  PromisedParcelType,
} from './delivery-types.js';
import { checkDestination, checkLines } from './inputs.js';

function variantOf(line: { readonly variantId: string }, context: RequestContext) {
  return context.loaders.of(variantLoader).load(line.variantId);
}

@Resolver(() => PromisedLineType)
export class DeliveryResolver {
  @Allow(everyone)
  @Query(() => DeliveryOptionsType, {
    description:
      'When would it be at my door? The parcels that placing the order would plan by the rules of the shop, with their dates. The answer is true now and promises nothing: placing the order reserves.',
  })
  deliveryOptions(
    @Arg('input', () => DeliveryOptionsInput, { description: 'The basket, and where it goes.' })
    input: DeliveryOptionsInput,
    @Ctx() context: RequestContext,
  ): Promise<DeliveryOptions> {
    checkLines(input.lines);
    return findDelivery(context.db, {
      lines: input.lines.map((line) => ({
        variantId: innerId('Variant', line.variantId),
        quantity: line.quantity,
      })),
      to: checkDestination(input.countryCode, input.postalCode),
      channel: context.caller.channel,
      currency: currencyAsked(null),
      now: context.gateway.clock.now(),
    });
  }

  @FieldResolver(() => VariantType, { nullable: true, description: 'What is sent.' })
  variant(
    @Root() line: { readonly variantId: string },
    @Ctx() context: RequestContext,
  ): Promise<ShownVariant | null> {
    return variantOf(line, context);
  }
}

@Resolver(() => PromisedParcelType)
export class PromisedParcelResolver {
  @FieldResolver(() => LocationType, {
    nullable: true,
    description: 'The place that would send it. Null for the public.',
  })
  location(
    @Root() parcel: { readonly location: LocationRow },
    @Ctx() { actor }: RequestContext,
  ): LocationRow | null {
    return isStaff(actor) ? parcel.location : null;
  }
}

@Resolver(() => MissingLineType)
export class MissingLineResolver {
  @FieldResolver(() => VariantType, { nullable: true, description: 'What is missing.' })
  variant(@Root() missing: Shortage, @Ctx() context: RequestContext): Promise<ShownVariant | null> {
    return variantOf(missing, context);
  }

  @FieldResolver(() => Int, { description: 'How many units were asked for.' })
  quantity(@Root() missing: Shortage): number {
    return missing.asked;
  }

  @FieldResolver(() => StockBandEnum, { description: 'How many there are instead, in words.' })
  band(@Root() missing: Shortage): Band {
    return bandOf(missing.available);
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'How many there are instead, exactly. Null for the public.',
  })
  available(@Root() missing: Shortage, @Ctx() { actor }: RequestContext): number | null {
    return isStaff(actor) ? missing.available : null;
  }
}
