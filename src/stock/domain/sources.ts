import { type ItemKey, itemKey } from './quantities.js';
import type { Shortage } from './refusals.js';

/** Something that has to come from somewhere. */
export interface LineToSource {
  readonly key: string;
  readonly variantId: string;
  readonly quantity: number;
  /** The store where the buyer collects; null where the goods are sent. */
  readonly collectAt: string | null;
}

/** How many of a variant a place may give to this buyer. */
export interface SourceStock extends ItemKey {
  readonly available: number;
  /** May be promised without being there. */
  readonly backOrderable: boolean;
}

/** A place that may send goods. They come in order of preference. */
export interface Sender {
  readonly locationId: string;
}

export interface Source extends ItemKey {
  readonly key: string;
  readonly quantity: number;
}

export interface SourcePlan {
  readonly sources: readonly Source[];
  /** What nobody has in that quantity. */
  readonly shortages: readonly (Shortage & { readonly key: string })[];
}

/**
 * Says where each line comes from. What is collected comes from the store where it is collected. What is sent
 * comes from one place that has everything if there is one, so that the buyer gets one parcel; else each line
 * from the first place that has all of it. A line that no place has all of is short, with what the best one has.
 */
export function chooseSources(
  lines: readonly LineToSource[],
  senders: readonly Sender[],
  stock: readonly SourceStock[],
): SourcePlan {
  const shelf = new Shelf(stock);
  const sources: Source[] = [];
  const shortages: (Shortage & { key: string })[] = [];
  const give = (line: LineToSource, locationId: string | undefined) => {
    const { key, variantId, quantity } = line;
    if (locationId !== undefined && shelf.take(locationId, variantId, quantity)) {
      sources.push({ key, variantId, locationId, quantity });
      return;
    }
    const best = locationId ?? shelf.fullest(variantId, senders) ?? null;
    shortages.push({
      key,
      variantId,
      locationId: best,
      asked: quantity,
      available: best === null ? 0 : shelf.left(best, variantId),
    });
  };
  const sent = lines.filter((line) => line.collectAt === null);
  for (const line of lines) if (line.collectAt !== null) give(line, line.collectAt);
  const one = senders.find((sender) => shelf.hasAll(sender.locationId, sent))?.locationId;
  for (const line of sent) {
    const first = senders.find((sender) => shelf.has(sender.locationId, line))?.locationId;
    give(line, one ?? first);
  }
  return { sources, shortages };
}

/** What is left while the lines are served one after the other. */
class Shelf {
  private readonly stock: Map<string, { available: number; readonly backOrderable: boolean }>;

  constructor(stock: readonly SourceStock[]) {
    this.stock = new Map(
      stock.map(({ available, backOrderable, ...item }) => [
        itemKey(item),
        { available, backOrderable },
      ]),
    );
  }

  left(locationId: string, variantId: string): number {
    return Math.max(0, this.stock.get(itemKey({ locationId, variantId }))?.available ?? 0);
  }

  has(locationId: string, line: LineToSource): boolean {
    const item = this.stock.get(itemKey({ locationId, variantId: line.variantId }));
    return item !== undefined && (item.backOrderable || item.available >= line.quantity);
  }

  hasAll(locationId: string, lines: readonly LineToSource[]): boolean {
    const asked = new Map<string, number>();
    for (const line of lines)
      asked.set(line.variantId, (asked.get(line.variantId) ?? 0) + line.quantity);
    return [...asked].every(([variantId, quantity]) =>
      this.has(locationId, { key: '', variantId, quantity, collectAt: null }),
    );
  }

  take(locationId: string, variantId: string, quantity: number): boolean {
    const item = this.stock.get(itemKey({ locationId, variantId }));
    if (!item || !(item.backOrderable || item.available >= quantity)) return false;
    item.available -= quantity;
    return true;
  }

  fullest(variantId: string, senders: readonly Sender[]): string | undefined {
    return [...senders].sort(
      (a, b) => this.left(b.locationId, variantId) - this.left(a.locationId, variantId),
    )[0]?.locationId;
  }
}
