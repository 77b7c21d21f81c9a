import type { Fulfilment } from '../../../fulfilment/index.js';
import type { Work } from '../../../platform/commands/work.js';
import {
  chooseSources,
  noPoints,
  type Source,
  type Sourcing,
  sourceInTurn,
  usualWeights,
} from '../../../sourcing/index.js';
import { availabilityOf } from '../../../stock/index.js';
import { sendersOf } from '../../../transfers/index.js';
import type { Order } from '../../domain/order.js';
import { refusedUnits, type UnitsOfLine } from '../../domain/refused-units.js';

export interface Search {
  readonly order: Order;
  /** What cannot be done any more. */
  readonly fulfilment: Fulfilment;
  /** All fulfilments of the order; what they could not give is not asked for again. */
  readonly all: readonly Fulfilment[];
  readonly units: readonly UnitsOfLine[];
  /** Why; whoever has sent what was lost on the way may well send it again. */
  readonly cause?: string;
}

/** What other places would give of the units that are looked for. */
export interface Found {
  readonly sources: readonly Source[];
  /** Why those, where it was decided by the rules for what is sent. */
  readonly explanation: Sourcing['explanation'] | null;
}

/** Looks for other places: for goods that are sent by the rules of the shop, for others at their store and around it. */
export async function lookAround(work: Work, search: Search): Promise<Found> {
  return search.fulfilment.kind === 'SHIP' ? lookForSent(work, search) : lookForStore(work, search);
}

async function lookForSent(work: Work, { order, all, units }: Search): Promise<Found> {
  return sourceInTurn(work, {
    lines: linesOf(units),
    channel: order.channel,
    to: order.shippingAddress,
    now: work.now,
    refused: refusedUnits(all),
  });
}

/** The store itself may have them by now, where others were to send them; else others send them. */
async function lookForStore(work: Work, search: Search): Promise<Found> {
  const { order, fulfilment, all, units, cause } = search;
  const { collectAt } = fulfilment;
  if (collectAt === null) return { sources: [], explanation: null };
  const { channel } = order;
  const lines = linesOf(units);
  const refused = cause === 'LOST_IN_TRANSFER' ? [] : refusedUnits(all);
  const levels = await availabilityOf(work.db, {
    variantIds: lines.map((line) => line.variantId),
    locationIds: [collectAt],
    channel,
    kind: 'PICKUP',
  });
  const stock = levels.filter(
    (item) =>
      !refused.some(
        (each) => each.locationId === item.locationId && each.variantId === item.variantId,
      ),
  );
  const store = { locationId: collectAt, points: noPoints };
  const here = chooseSources(lines, [store], stock, usualWeights);
  const short = new Set(here.shortages.map(({ key }) => key));
  const lacking = lines.filter(({ key }) => short.has(key));
  const sent =
    lacking.length > 0
      ? await sendersOf(work.db, {
          lines: lacking.map((line) => ({ ...line, collectAt })),
          channel,
          now: work.now,
          refused,
        })
      : { sources: [] };
  return { sources: [...here.sources, ...sent.sources], explanation: null };
}

function linesOf(units: readonly UnitsOfLine[]) {
  return units.map(({ line, quantity }) => ({
    key: line.id,
    variantId: line.variantId,
    quantity,
  }));
}
