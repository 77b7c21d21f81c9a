import type { SourceStock } from '../../stock/index.js';
import type { SourcingPlace } from './planner.js';
import { type SourcingPoints, type SourcingWeights, sourcingRules, unitPoints } from './rules.js';
import type { LineToSource, Source } from './sources.js';

export const candidateOutcomes = [
  'CHOSEN',
  'NOTHING_THERE',
  'WOULD_SPLIT',
  'WORSE_SCORE',
  'REFUSED_BEFORE',
  'AT_CAPACITY',
] as const;
/** Whether a place gives something, or why it does not. */
export type CandidateOutcome = (typeof candidateOutcomes)[number];

/** A place that was looked at, and what spoke against it. */
export interface Candidate {
  readonly locationId: string;
  readonly outcome: CandidateOutcome;
  /** Units of what was wanted that it could have given. */
  readonly couldGive: number;
  /** Units that it gives. */
  readonly gives: number;
  /** Points by rule, weighed: what it would have cost to take all from there that it could give. */
  readonly scores: SourcingPoints;
  /** Their sum. */
  readonly score: number;
}

/** Why goods come from where they do, as it was when that was decided. */
export interface Explanation {
  readonly weights: SourcingWeights;
  readonly candidates: readonly Candidate[];
  /** The sum of the points that speak against the plan; no other plan had fewer. */
  readonly score: number;
}

interface Decision {
  readonly lines: readonly LineToSource[];
  readonly places: readonly SourcingPlace[];
  /** Places that have got all the orders that they can bear today. */
  readonly atCapacity: readonly SourcingPlace[];
  /** What places have said they cannot give. */
  readonly refused: readonly { readonly locationId: string }[];
  readonly stock: readonly SourceStock[];
  readonly weights: SourcingWeights;
  readonly plan: { readonly sources: readonly Source[]; readonly score: number };
}

/** Tells of each place what it could have given, what spoke against it, and why it was not taken. */
export function explain(decision: Decision): Explanation {
  const { weights, plan, places, atCapacity } = decision;
  const refusing = new Set(decision.refused.map(({ locationId }) => locationId));
  const wanted = wantedUnits(decision.lines);
  const asked = [...wanted.values()].reduce((sum, quantity) => sum + quantity, 0);
  const shelves = Map.groupBy(decision.stock, (item) => item.locationId);
  const given = Map.groupBy(plan.sources, (source) => source.locationId);
  const told = (place: SourcingPlace, because?: CandidateOutcome): Candidate => {
    const { locationId } = place;
    const { couldGive, unitScore } = onShelves(wanted, shelves.get(locationId) ?? [], weights);
    const gives = (given.get(locationId) ?? []).reduce((sum, { quantity }) => sum + quantity, 0);
    const scores = weighed(place.points, weights, unitScore);
    const isRefused = couldGive === 0 && refusing.has(locationId);
    const outcome = because ?? (isRefused ? 'REFUSED_BEFORE' : outcomeOf(gives, couldGive, asked));
    const score = Object.values(scores).reduce((sum, each) => sum + each, 0);
    return { locationId, outcome, couldGive, gives, scores, score };
  };
  const candidates = [
    ...places.map((place) => told(place)),
    ...atCapacity.map((place) => told(place, 'AT_CAPACITY')),
  ];
  return { weights, candidates, score: plan.score };
}

function outcomeOf(gives: number, couldGive: number, asked: number): CandidateOutcome {
  if (gives > 0) return 'CHOSEN';
  if (couldGive === 0) return 'NOTHING_THERE';
  return couldGive < asked ? 'WOULD_SPLIT' : 'WORSE_SCORE';
}

function wantedUnits(lines: readonly LineToSource[]): Map<string, number> {
  const wanted = new Map<string, number>();
  for (const { variantId, quantity } of lines)
    wanted.set(variantId, (wanted.get(variantId) ?? 0) + quantity);
  return wanted;
}

function onShelves(
  wanted: ReadonlyMap<string, number>,
  items: readonly SourceStock[],
  weights: SourcingWeights,
) {
  let couldGive = 0;
  let unitScore = 0;
  for (const { variantId, available, backOrderable } of items) {
    const asked = wanted.get(variantId) ?? 0;
    const units = backOrderable ? asked : Math.max(0, Math.min(asked, available));
    couldGive += units;
    unitScore += units * weights.SAFETY_STOCK * unitPoints(available, asked);
  }
  return { couldGive, unitScore };
}

function weighed(
  points: SourcingPoints,
  weights: SourcingWeights,
  unitScore: number,
): SourcingPoints {
  const scores = sourcingRules.map((rule) => [
    rule,
    rule === 'SAFETY_STOCK' ? unitScore : weights[rule] * points[rule],
  ]);
  return Object.fromEntries(scores) as SourcingPoints;
}
