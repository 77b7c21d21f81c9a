import type { Kysely } from 'kysely';
import {
  chooseSources,
  type LineToSource,
  noPoints,
  type SourcePlan,
  sourceGoods,
  usualWeights,
} from '../../sourcing/index.js';
import { availabilityOf, type OutOfStockRefusal, outOfStock } from '../../stock/index.js';
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
 * Where the goods of a cart would come from now, counting what it holds already. What is collected comes from its
 * store or is sent there by another location, what is sent from where the shop sends it; a line that has no way yet may come from anywhere. Few statements,
 * and always the same, however many lines there are.
 */
export async function sourcesOf(db: Kysely<unknown>, search: Search): Promise<SourcePlan> {
  const { channel, cartId, now, lines } = search;
  const collected = joined([
    await sourceByTransfer(db, search, await sourceAtStores(db, search, 'PICKUP')),
    await sourceAtStores(db, search, 'COUNTER'),
  ]);
  const toSend = lines.filter((line) => line.kind === 'SHIP').map(toSource);
  const sent =
    toSend.length > 0
      ? await sourceGoods(db, {
          lines: toSend,
          channel,
          cartId,
          now,
          to: null,
          besides: collected.sources,
        })
      : nothing;
  const open = await sourceOpen(db, search);
  return joined([collected, sent, open]);
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
): Promise<SourcePlan> {
  const { channel, cartId } = search;
  const lines = search.lines.filter((line) => line.kind === kind && line.collectAt !== null);
  if (lines.length === 0) return nothing;
  const levels = await availabilityOf(db, {
    variantIds: lines.map((line) => line.variantId),
    locationIds: lines.flatMap((line) => line.collectAt ?? []),
    channel,
    kind,
    cartId,
  });
  const byStore = Map.groupBy(lines, (line) => line.collectAt ?? '');
  const plans = [...byStore].map(([locationId, wanted]) =>
    chooseSources(wanted.map(toSource), [{ locationId, points: noPoints }], levels, usualWeights),
  );
  return { ...joined(plans), score: 0 };
}

/** What a store lacks another location may send there. Nothing is read where it lacks nothing. */
async function sourceByTransfer(
  db: Kysely<unknown>,
  { cartId, channel, now, lines }: Search,
  plan: SourcePlan,
): Promise<SourcePlan> {
  const short = new Set(plan.shortages.map(({ key }) => key));
  const lacking = lines.flatMap(({ id, variantId, quantity, collectAt }) =>
    short.has(id) && collectAt !== null ? [{ key: id, variantId, quantity, collectAt }] : [],
  );
  if (lacking.length === 0) return plan;
  const choice = await sendersOf(db, { lines: lacking, channel, cartId, now });
  const missing = new Set(choice.missing.map(({ key }) => key));
  const sent = choice.sources.map(({ key, variantId, quantity, locationId }) => ({
    key,
    variantId,
    quantity,
    locationId,
  }));
  return {
    ...plan,
    sources: [...plan.sources, ...sent],
    shortages: plan.shortages.filter(({ key }) => missing.has(key)),
  };
}

async function sourceOpen(db: Kysely<unknown>, search: Search): Promise<SourcePlan> {
  const { channel, cartId } = search;
  const lines = search.lines.filter((line) => line.kind === null).map(toSource);
  if (lines.length === 0) return nothing;
  const variantIds = lines.map((line) => line.variantId);
  const levels = await availabilityOf(db, { variantIds, channel, cartId });
  const anywhere = [...new Set(levels.map((level) => level.locationId))];
  const places = anywhere.map((locationId) => ({ locationId, points: noPoints }));
  return chooseSources(lines, places, levels, usualWeights);
}

function toSource({ id, variantId, quantity }: LineOnItsWay): LineToSource {
  return { key: id, variantId, quantity };
}
