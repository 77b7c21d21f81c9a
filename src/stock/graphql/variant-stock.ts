import { Arg, Ctx, FieldResolver, ID, Int, Resolver, Root } from 'type-graphql';
import { VariantType } from '../../catalog/index.js';
import { fromGlobalId } from '../../kernel/ids.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import type { StockLevel } from '../data/availability.js';
import { stockLevelLoader, stockOfVariantLoader } from './loaders.js';
import { StockLevelType } from './types.js';

const maxLevels = 100;

/** A variant as the fields below need it. A list may load the stock of all its variants in one go. */
export interface StockedVariant {
  readonly id: string;
  readonly stockLevels?: readonly StockLevel[] | undefined;
}

/** `Variant.stock` and `Variant.availableAt` live here: stock knows variants, never the reverse. */
@Resolver(() => VariantType)
export class VariantStockResolver {
  @FieldResolver(() => [StockLevelType], {
    description: 'Where it is, and how many there are.',
  })
  stock(
    @Root() variant: StockedVariant,
    @Arg('locationIds', () => [ID], {
      nullable: true,
      description: 'Only these locations; all that carry it where it is left out.',
    })
    locationIds: string[] | null | undefined,
    @Arg('first', () => Int, {
      defaultValue: 20,
      description: `At most so many locations, up to ${maxLevels}.`,
    })
    first: number,
    @Ctx() context: RequestContext,
  ): readonly StockLevel[] | Promise<readonly StockLevel[]> {
    if (first < 0 || first > maxLevels)
      throw new RequestError('BAD_USER_INPUT', `\`first\` is 0 to ${maxLevels}.`);
    const pick = (levels: readonly StockLevel[] | null) => choose(levels ?? [], locationIds, first);
    if (variant.stockLevels) return pick(variant.stockLevels);
    return context.loaders.of(stockOfVariantLoader).load(variant.id).then(pick);
  }

  @FieldResolver(() => StockLevelType, {
    nullable: true,
    description: 'How many there are in one location; null where it does not carry it.',
  })
  availableAt(
    @Root() variant: StockedVariant,
    @Arg('locationId', () => ID, { description: 'The location.' }) locationId: string,
    @Ctx() context: RequestContext,
  ): StockLevel | null | Promise<StockLevel | null> {
    const place = locationOf(locationId);
    if (place === undefined) return null;
    const loaded = variant.stockLevels?.find((level) => level.locationId === place);
    if (loaded) return loaded;
    return context.loaders.of(stockLevelLoader).load({ variantId: variant.id, locationId: place });
  }
}

function choose(
  levels: readonly StockLevel[],
  locationIds: readonly string[] | null | undefined,
  first: number,
): readonly StockLevel[] {
  if (!locationIds) return levels.length > first ? levels.slice(0, first) : levels;
  const wanted = new Set(locationIds.map(locationOf));
  return levels.filter((level) => wanted.has(level.locationId)).slice(0, first);
}

function locationOf(globalId: string): string | undefined {
  const parsed = fromGlobalId(globalId);
  return parsed?.type === 'Location' ? parsed.id : undefined;
}
