import type { SourceStock } from '../../stock/index.js';
import { parcelScore, type SourcingPoints, type SourcingWeights, unitPoints } from './rules.js';

/** A place that may give goods to this buyer. They come in the order in which the shop names them. */
export interface SourcingPlace {
  readonly locationId: string;
  readonly points: SourcingPoints;
}

/** How many of each variant are wanted. */
export type Demand = ReadonlyMap<string, number>;

/** Units of a variant that one place gives. */
export interface PlannedUnits {
  readonly locationId: string;
  readonly variantId: string;
  readonly quantity: number;
}

export interface Plan {
  readonly units: readonly PlannedUnits[];
  /** What speaks against it, all rules weighed: the least of all plans. */
  readonly score: number;
}

/** A place as the search sees it: what a parcel from there costs in points, and each unit. */
interface Option {
  readonly locationId: string;
  readonly parcelScore: number;
  readonly shelves: ReadonlyMap<string, { readonly most: number; readonly unitScore: number }>;
}

/** Up to so many places every combination is weighed against every other one. */
export const weighedPlaces = 12;

/**
 * Finds the plan with the fewest points against it that gives all units; undefined where there is none. A place costs
 * what its parcel does, and each unit what it leaves behind. Of equal plans the one with fewer parcels is taken, then
 * the one whose places are named first. Of more than a dozen places the most promising are weighed.
 */
export function planUnits(
  demand: Demand,
  places: readonly SourcingPlace[],
  stock: readonly SourceStock[],
  weights: SourcingWeights,
): Plan | undefined {
  const options = optionsOf(demand, places, stock, weights);
  if (!canGive(options, demand)) return undefined;
  const chosen = bestOf(shortlist(options, demand), demand);
  return chosen && allot(chosen, demand);
}

function optionsOf(
  demand: Demand,
  places: readonly SourcingPlace[],
  stock: readonly SourceStock[],
  weights: SourcingWeights,
): Option[] {
  const byPlace = Map.groupBy(stock, (item) => item.locationId);
  return places.flatMap(({ locationId, points }) => {
    const shelves = new Map<string, { most: number; unitScore: number }>();
    for (const item of byPlace.get(locationId) ?? []) {
      const asked = demand.get(item.variantId) ?? 0;
      const most = item.backOrderable ? asked : Math.min(asked, item.available);
      const unitScore = weights.SAFETY_STOCK * unitPoints(item.available, asked);
      if (most > 0) shelves.set(item.variantId, { most, unitScore });
    }
    if (shelves.size === 0) return [];
    return [{ locationId, parcelScore: parcelScore(points, weights), shelves }];
  });
}

function canGive(options: readonly Option[], demand: Demand): boolean {
  for (const [variantId, quantity] of demand) {
    let left = quantity;
    for (const { shelves } of options) left -= shelves.get(variantId)?.most ?? 0;
    if (left > 0) return false;
  }
  return true;
}

/** Tries the places one after the other, with and without each; what is worse than the best so far is not followed. */
function bestOf(options: readonly Option[], demand: Demand): readonly Option[] | undefined {
  let best: { readonly taken: readonly Option[]; readonly score: number } | undefined;
  const isBetter = (score: number, parcels: number) =>
    !best || score < best.score || (score === best.score && parcels < best.taken.length);
  // No choice takes its units better than all places together would.
  const leastUnits = unitsOf(options, demand).score;
  const follow = (taken: readonly Option[], parcels: number, next: number) => {
    if (!isBetter(parcels + leastUnits, taken.length)) return;
    if (!canGive([...taken, ...options.slice(next)], demand)) return;
    if (canGive(taken, demand)) {
      const score = parcels + unitsOf(taken, demand).score;
      if (isBetter(score, taken.length)) best = { taken, score };
    }
    const option = options[next];
    if (!option) return;
    follow([...taken, option], parcels + option.parcelScore, next + 1);
    follow(taken, parcels, next + 1);
  };
  follow([], 0, 0);
  return best?.taken;
}

/** The places that are worth weighing: of each variant those that give most of the whole, at the lowest score. */
function shortlist(options: readonly Option[], demand: Demand): readonly Option[] {
  if (options.length <= weighedPlaces) return options;
  const units = (option: Option) =>
    [...option.shelves.values()].reduce((sum, { most }) => sum + most, 0);
  const ranked = [...options].sort((a, b) => units(b) - units(a) || a.parcelScore - b.parcelScore);
  const listed = new Set<Option>();
  for (const [variantId, quantity] of demand) {
    let left = quantity;
    for (const option of ranked.filter(({ shelves }) => shelves.has(variantId))) {
      if (left <= 0) break;
      listed.add(option);
      left -= option.shelves.get(variantId)?.most ?? 0;
    }
  }
  for (const option of [...ranked].sort((a, b) => a.parcelScore - b.parcelScore)) {
    if (listed.size >= weighedPlaces) break;
    listed.add(option);
  }
  return listed.size <= weighedPlaces
    ? options.filter((option) => listed.has(option))
    : thinnedOut([...listed], demand);
}

/** Goods that lie scattered over very many places: one is left out after the other, the dearest first. */
function thinnedOut(options: readonly Option[], demand: Demand): readonly Option[] {
  let kept = options;
  for (const option of [...options].sort((a, b) => b.parcelScore - a.parcelScore)) {
    const without = kept.filter((each) => each !== option);
    if (kept.length > weighedPlaces && canGive(without, demand)) kept = without;
  }
  return kept;
}

function allot(chosen: readonly Option[], demand: Demand): Plan {
  const { units, score } = unitsOf(chosen, demand);
  return { units, score: chosen.reduce((sum, { parcelScore }) => sum + parcelScore, score) };
}

/** Which of the chosen places gives how many: of each variant first from the shelf that misses it least. */
function unitsOf(chosen: readonly Option[], demand: Demand) {
  const units: PlannedUnits[] = [];
  let score = 0;
  for (const [variantId, quantity] of demand) {
    let left = quantity;
    const shelves = chosen
      .flatMap(({ locationId, shelves: all }) => {
        const shelf = all.get(variantId);
        return shelf ? [{ locationId, ...shelf }] : [];
      })
      .sort((a, b) => a.unitScore - b.unitScore);
    for (const { locationId, most, unitScore } of shelves) {
      const given = Math.min(left, most);
      if (given === 0) continue;
      units.push({ locationId, variantId, quantity: given });
      score += given * unitScore;
      left -= given;
    }
  }
  return { units, score };
}
