import { isRefusal } from '../../kernel/refusal.js';
import type { Work } from '../../platform/commands/work.js';
import { availabilityOf, type BelowReservedRefusal, setOnHand } from '../../stock/index.js';
import type { NotWritten, SavedVariant } from './saved-variant.js';

export interface WrittenQuantities {
  /** The slugs of products of which there are other quantities now. */
  readonly changed: readonly string[];
  readonly refused: readonly NotWritten[];
}

/** Writes how many there are. A quantity below what is promised to buyers is left out, and told. */
export async function writeQuantities(
  work: Work,
  variants: readonly SavedVariant[],
  locationId: string | undefined,
): Promise<WrittenQuantities | BelowReservedRefusal> {
  if (locationId === undefined) return { changed: [], refused: [] };
  const variantIds = variants.map((variant) => variant.id);
  const levels = await availabilityOf(work.db, { variantIds, locationIds: [locationId] });
  const levelOf = new Map(levels.map((level) => [level.variantId, level]));
  const refused: NotWritten[] = [];
  const items = variants.flatMap(({ id: variantId, row, described, quantity }) => {
    const backOrderable = described.allowBackorder ?? false;
    const level = levelOf.get(variantId);
    const reserved = level?.reserved ?? 0;
    if (quantity !== undefined && quantity < reserved && !backOrderable) {
      const reason = `${quantity} cannot be all there are: ${reserved} are promised to buyers. The rest of the row is imported.`;
      refused.push({ row, reason });
      return [];
    }
    // What may be promised without being there needs its place, even where nothing was counted.
    const onHand = quantity ?? (backOrderable && !level ? 0 : undefined);
    return onHand === undefined ? [] : [{ variantId, locationId, onHand, backOrderable }];
  });
  const counted = await setOnHand(work, { items, reason: 'product import' });
  if (isRefusal(counted)) return counted;
  const changed = new Set([...counted.opened, ...counted.changed].map((item) => item.variantId));
  return {
    changed: variants.filter(({ id }) => changed.has(id)).map(({ slug }) => slug),
    refused,
  };
}
