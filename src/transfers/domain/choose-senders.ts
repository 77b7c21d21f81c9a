import type { SourceStock } from '../../stock/index.js';

/** Goods that are collected where they do not lie. */
export interface LineToTransfer {
  readonly key: string;
  readonly variantId: string;
  readonly quantity: number;
  readonly collectAt: string;
}

/** A location that sends to a store, and when goods that are ordered now arrive there. */
export interface TransferSender {
  readonly locationId: string;
  readonly collectAt: string;
  readonly arrivesAt: Date;
}

/** Who sends the units of a line. */
export interface TransferSource extends LineToTransfer {
  readonly locationId: string;
  readonly arrivesAt: Date;
}

/** Who sends what, and the lines that nobody can send in full. */
export interface TransferChoice {
  readonly sources: readonly TransferSource[];
  readonly missing: readonly LineToTransfer[];
}

/**
 * Who sends each line to the store where it is collected: of those that have all lines of the store the one whose goods
 * arrive first, so that they come together; else each line from the first that has all of it. Of equally early senders
 * the first in the order of their ids. Two lines never get the same units.
 */
export function chooseSenders(
  lines: readonly LineToTransfer[],
  senders: readonly TransferSender[],
  stock: readonly SourceStock[],
): TransferChoice {
  const shelf = new Shelf(stock);
  const sources: TransferSource[] = [];
  const missing: LineToTransfer[] = [];
  for (const [collectAt, wanted] of Map.groupBy(lines, (line) => line.collectAt)) {
    const inOrder = senders.filter((sender) => sender.collectAt === collectAt).sort(byArrival);
    const one = inOrder.find((sender) => shelf.hasAll(sender.locationId, wanted));
    for (const line of wanted) {
      const sender = one ?? inOrder.find((each) => shelf.hasAll(each.locationId, [line]));
      if (!sender) {
        missing.push(line);
        continue;
      }
      const { locationId, arrivesAt } = sender;
      shelf.take(locationId, line);
      sources.push({ ...line, locationId, arrivesAt });
    }
  }
  return { sources, missing };
}

function byArrival(a: TransferSender, b: TransferSender): number {
  return a.arrivesAt.getTime() - b.arrivesAt.getTime() || (a.locationId < b.locationId ? -1 : 1);
}

/** What is left while the lines are served one after the other. What is not there yet cannot be sent. */
class Shelf {
  private readonly left: Map<string, number>;

  constructor(stock: readonly SourceStock[]) {
    this.left = new Map(
      stock.map(({ locationId, variantId, available }) => [
        `${locationId} ${variantId}`,
        Math.max(0, available),
      ]),
    );
  }

  hasAll(locationId: string, lines: readonly LineToTransfer[]): boolean {
    const asked = new Map<string, number>();
    for (const { variantId, quantity } of lines)
      asked.set(variantId, (asked.get(variantId) ?? 0) + quantity);
    return [...asked].every(
      ([variantId, quantity]) => (this.left.get(`${locationId} ${variantId}`) ?? 0) >= quantity,
    );
  }

  take(locationId: string, { variantId, quantity }: LineToTransfer): void {
    const key = `${locationId} ${variantId}`;
    this.left.set(key, (this.left.get(key) ?? 0) - quantity);
  }
}
