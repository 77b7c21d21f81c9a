import type { Kysely } from 'kysely';
import {
  chooseSources,
  type LineToSource,
  noPoints,
  type SourcePlan,
  sourceGoods,
  usualWeights,
} from '../../sourcing/index.js';
import {
  availabilityOf,
  lessTaken,
  type OutOfStockRefusal,
  outOfStock,
} from '../../stock/index.js';
import { sendersOf } from '../../transfers/index.js';
import type { WayOut } from '../domain/cart-line.js';

/** A line as the search for its stock needs it. */
export interface LineOnItsWay {
  readonly id: string;
  readonly variantId: string;
  readonly quantity: number;
  readonly kind: WayOut | null;
  readonly collectAt: string | null;
}

interface Search {
  readonly cartId: string;
  readonly channel: string;
  readonly now: Date;
  readonly lines: readonly LineOnItsWay[];
}

/**
 * Where the goods of a cart would come from now, counting what it holds already. What is carried out comes from its
 * store; what is collected from its store, or is sent there by another location; what is sent from where the shop sends
 * it; a line that has no way yet may come from anywhere. In this order, and in that of the lines: two lines never get the
 * same units. Few statements, and always the same, however many lines there are.
 */
export async function sourcesOf(db: Kysely<unknown>, search: Search): Promise<SourcePlan> {
  let plan = await sourceAtStores(db, search, 'COUNTER', nothing);
  plan = await sourceAtStores(db, search, 'PICKUP', plan);
  plan = await sourceByTransfer(db, search, plan);
  plan = await sourceSent(db, search, plan);
  return sourceOpen(db, search, plan);
}

/** A line as it is taken from the stock of one place. */
export interface LineToTake {
  readonly variantId: string;
  readonly locationId: string;
  readonly quantity: number;
  readonly kind: WayOut | undefined;
}

/** What is to be kept for these lines, and where. Refuses where all places together have not enough. */
export async function linesToTake(
  db: Kysely<unknown>,
  search: Search,
): Promise<LineToTake[] | OutOfStockRefusal> {
  const plan = await sourcesOf(db, search);
  if (plan.shortages.length > 0) return outOfStock({ shortages: plan.shortages });
  const byId = new Map(search.lines.map((line) => [line.id, line]));
  return plan.sources.map(({ key, variantId, locationId, quantity }) => ({
    variantId,
    locationId,
    quantity,
    kind: wayOutOf(byId.get(key), locationId),
  }));
}

/** What another location sends to the store of the pickup is not handed over where it lies. */
function wayOutOf(line: LineOnItsWay | undefined, locationId: string): WayOut | undefined {
  if (line?.kind === 'PICKUP' && line.collectAt !== locationId) return 'SHIP';
  return line?.kind ?? undefined;
}

function joined(plans: readonly SourcePlan[]): SourcePlan {
  return {
    sources: plans.flatMap((plan) => plan.sources),
    shortages: plans.flatMap((plan) => plan.shortages),
    score: plans.reduce((sum, plan) => sum + plan.score, 0),
  };
}

const nothing: SourcePlan = { sources: [], shortages: [], score: 0 };

/** What a store that hands nothing over has, nobody can collect there. */
async function sourceAtStores(
  db: Kysely<unknown>,
  search: Search,
  kind: 'PICKUP' | 'COUNTER',
  before: SourcePlan,
): Promise<SourcePlan> {
  const { channel, cartId } = search;
  const lines = search.lines.filter((line) => line.kind === kind && line.collectAt !== null);
  if (lines.length === 0) return before;
  const levels = await availabilityOf(db, {
    variantIds: lines.map((line) => line.variantId),
    locationIds: lines.flatMap((line) => line.collectAt ?? []),
    channel,
    kind,
    cartId,
  });
  const left = lessTaken(levels, before.sources);
  const byStore = Map.groupBy(lines, (line) => line.collectAt ?? '');
  const plans = [...byStore].map(([locationId, wanted]) =>
    chooseSources(wanted.map(toSource), [{ locationId, points: noPoints }], left, usualWeights),
  );
  return joined([before, { ...joined(plans), score: 0 }]);
}

/** What the store of a pickup lacks another location may send there. Nothing is read where it lacks nothing. */
async function sourceByTransfer(
  db: Kysely<unknown>,
  { cartId, channel, now, lines }: Search,
  before: SourcePlan,
): Promise<SourcePlan> {
  const short = new Set(before.shortages.map(({ key }) => key));
  const lacking = lines.flatMap(({ id, variantId, quantity, kind, collectAt }) =>
    kind === 'PICKUP' && short.has(id) && collectAt !== null
      ? [{ key: id, variantId, quantity, collectAt }]
      : [],
  );
  if (lacking.length === 0) return before;
  const besides = before.sources;
  const choice = await sendersOf(db, { lines: lacking, channel, cartId, now, besides });
  const given = new Set(choice.sources.map(({ key }) => key));
  const sent = choice.sources.map(({ key, variantId, quantity, locationId }) => ({
    key,
    variantId,
    quantity,
    locationId,
  }));
  return {
    ...before,
    sources: [...before.sources, ...sent],
    shortages: before.shortages.filter(({ key }) => !given.has(key)),
  };
}

async function sourceSent(
  db: Kysely<unknown>,
  { cartId, channel, now, lines }: Search,
  before: SourcePlan,
): Promise<SourcePlan> {
  const toSend = lines.filter((line) => line.kind === 'SHIP').map(toSource);
  if (toSend.length === 0) return before;
  const besides = before.sources;
  const goods = { lines: toSend, channel, cartId, now, to: null, besides };
  return joined([before, await sourceGoods(db, goods)]);
}

async function sourceOpen(
  db: Kysely<unknown>,
  search: Search,
  before: SourcePlan,
): Promise<SourcePlan> {
  const { channel, cartId } = search;
  const lines = search.lines.filter((line) => line.kind === null).map(toSource);
  if (lines.length === 0) return before;
  const variantIds = lines.map((line) => line.variantId);
  const levels = await availabilityOf(db, { variantIds, channel, cartId });
  const anywhere = [...new Set(levels.map((level) => level.locationId))];
  const places = anywhere.map((locationId) => ({ locationId, points: noPoints }));
  const left = lessTaken(levels, before.sources);
  return joined([before, chooseSources(lines, places, left, usualWeights)]);
}

function toSource({ id, variantId, quantity }: LineOnItsWay): LineToSource {
  return { key: id, variantId, quantity };
}
