/** The most that one count of one item may hold; far above any shop, far below what a column can. */
export const maxOnHand = 1_000_000;

/** One variant in one place. */
export interface ItemKey {
  readonly variantId: string;
  readonly locationId: string;
}

/** How many of a variant a place may give to this buyer. */
export interface SourceStock extends ItemKey {
  readonly available: number;
  /** May be promised without being there. */
  readonly backOrderable: boolean;
}

export function itemKey(item: ItemKey): string {
  return `${item.locationId} ${item.variantId}`;
}

/** Gathers lines of the same variant in the same place into one with their sum. */
export function mergeItems<T extends ItemKey & { readonly quantity: number }>(
  lines: readonly T[],
): T[] {
  const merged = new Map<string, T>();
  for (const line of lines) {
    const key = itemKey(line);
    const same = merged.get(key);
    merged.set(key, same ? { ...same, quantity: same.quantity + line.quantity } : line);
  }
  return [...merged.values()];
}

/** What places have left once the same buyer has taken these units from them; never below none. */
export function lessTaken<T extends SourceStock>(
  stock: readonly T[],
  taken: readonly (ItemKey & { readonly quantity: number })[],
): T[] {
  if (taken.length === 0) return [...stock];
  const gone = new Map(mergeItems(taken).map((item) => [itemKey(item), item.quantity]));
  return stock.map((item) => ({
    ...item,
    available: Math.max(0, item.available - (gone.get(itemKey(item)) ?? 0)),
  }));
}
