/** What a buyer wants to collect. */
export interface WantedLine {
  readonly variantId: string;
  readonly quantity: number;
}

/** How many of a variant a store can hand over to this buyer. */
export interface FreeStock {
  readonly variantId: string;
  readonly available: number;
}

export const pickupKinds = ['WHOLE', 'PARTIAL', 'NONE'] as const;
/** Has a store the whole basket, part of it, or none of it? */
export type PickupKind = (typeof pickupKinds)[number];

export interface PickupLine extends WantedLine {
  readonly available: number;
  /** True where all of the quantity is there. */
  readonly isAvailable: boolean;
}

/** Gathers lines of the same variant, so that two halves are not found available one by one. */
export function mergeLines(lines: readonly WantedLine[]): WantedLine[] {
  const quantities = new Map<string, number>();
  for (const { variantId, quantity } of lines)
    quantities.set(variantId, (quantities.get(variantId) ?? 0) + quantity);
  return [...quantities].map(([variantId, quantity]) => ({ variantId, quantity }));
}

/** Looks for the basket on the shelves of one store. A line that is there in part counts as missing. */
export function pickupOption(
  wanted: readonly WantedLine[],
  shelves: readonly FreeStock[],
): { readonly kind: PickupKind; readonly lines: readonly PickupLine[] } {
  const free = new Map(shelves.map((item) => [item.variantId, item.available]));
  const lines = wanted.map((line) => {
    const available = free.get(line.variantId) ?? 0;
    return { ...line, available, isAvailable: available >= line.quantity };
  });
  const there = lines.filter((line) => line.isAvailable).length;
  return { kind: there === lines.length ? 'WHOLE' : there > 0 ? 'PARTIAL' : 'NONE', lines };
}
