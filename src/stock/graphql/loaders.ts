import { defineLoader } from '../../platform/graphql/loaders.js';
import { availabilityOf, type StockLevel } from '../data/availability.js';
import { type ItemKey, itemKey } from '../domain/quantities.js';

/** All stock of a variant, as the channel of the request may sell it. */
export const stockOfVariantLoader = defineLoader<string, readonly StockLevel[]>({
  fetch: async (variantIds, { db, caller }) => {
    const levels = await availabilityOf(db, { variantIds, channel: caller.channel });
    const byVariant = Map.groupBy(levels, (level) => level.variantId);
    return variantIds.map((variantId) => byVariant.get(variantId) ?? []);
  },
});

/** The stock of a variant in one location; null where it has never been there. */
export const stockLevelLoader = defineLoader<ItemKey, StockLevel>({
  cacheKey: itemKey,
  fetch: async (items, { db, caller }) => {
    const levels = await availabilityOf(db, {
      variantIds: [...new Set(items.map((item) => item.variantId))],
      locationIds: [...new Set(items.map((item) => item.locationId))],
      channel: caller.channel,
    });
    const byItem = new Map(levels.map((level) => [itemKey(level), level]));
    return items.map((item) => byItem.get(itemKey(item)) ?? null);
  },
});
