import type { Shortage, SourceStock } from '../../stock/index.js';
import { type PlannedUnits, planUnits, type SourcingPlace } from './planner.js';
import type { SourcingWeights } from './rules.js';

/** Something that has to come from somewhere. */
export interface LineToSource {
  readonly key: string;
  readonly variantId: string;
  readonly quantity: number;
}

/** Units of a line that come from one place. A line may have several. */
export interface Source extends LineToSource {
  readonly locationId: string;
}

export interface SourcePlan {
  /** In the order of the lines, and for each line in that of the places that give most of it. */
  readonly sources: readonly Source[];
  /** Lines that all places together do not have in that quantity. Nothing of them is planned. */
  readonly shortages: readonly (Shortage & { readonly key: string })[];
  readonly score: number;
}

/**
 * Says where each line comes from, by the rules of the shop. What cannot be given in full is short, with what the best
 * place has of it; all the other lines are planned.
 */
export function chooseSources(
  lines: readonly LineToSource[],
  places: readonly SourcingPlace[],
  stock: readonly SourceStock[],
  weights: SourcingWeights,
): SourcePlan {
  const named = new Set(places.map((place) => place.locationId));
  const usable = stock.filter((item) => named.has(item.locationId));
  const { served, shortages } = withoutShortages(lines, usable);
  const plan = planUnits(demandOf(served), places, usable, weights);
  if (!plan) throw new Error('what every line can have, all of them can');
  return { sources: shareOut(served, plan.units), shortages, score: plan.score };
}

function demandOf(lines: readonly LineToSource[]): Map<string, number> {
  const demand = new Map<string, number>();
  for (const { variantId, quantity } of lines)
    demand.set(variantId, (demand.get(variantId) ?? 0) + quantity);
  return demand;
}

/** Lines are served in their order: of two that want the same last piece, the second one is short. */
function withoutShortages(lines: readonly LineToSource[], stock: readonly SourceStock[]) {
  const shelves = Map.groupBy(stock, (item) => item.variantId);
  const promised = new Map<string, number>();
  const served: LineToSource[] = [];
  const shortages: (Shortage & { key: string })[] = [];
  for (const line of lines) {
    const { key, variantId, quantity } = line;
    const items = shelves.get(variantId) ?? [];
    const before = promised.get(variantId) ?? 0;
    const free = items.reduce((sum, item) => sum + Math.max(0, item.available), 0);
    if (items.some((item) => item.backOrderable) || free - before >= quantity) {
      served.push(line);
      promised.set(variantId, before + quantity);
      continue;
    }
    const [best] = [...items].sort((a, b) => b.available - a.available);
    shortages.push({
      key,
      variantId,
      locationId: best?.locationId ?? null,
      asked: quantity,
      available: Math.max(0, free - before),
    });
  }
  return { served, shortages };
}

/** Gives the planned units to the lines, in their order. */
function shareOut(lines: readonly LineToSource[], units: readonly PlannedUnits[]): Source[] {
  const shelves = Map.groupBy(
    units.map((each) => ({ ...each })),
    (each) => each.variantId,
  );
  return lines.flatMap(({ key, variantId, quantity }) => {
    const sources: Source[] = [];
    let left = quantity;
    for (const shelf of shelves.get(variantId) ?? []) {
      const given = Math.min(left, shelf.quantity);
      if (given === 0) continue;
      sources.push({ key, variantId, quantity: given, locationId: shelf.locationId });
      shelf.quantity -= given;
      left -= given;
    }
    return sources;
  });
}
