import {
  arrivalBy,
  findLocationsWithHours,
  findTransferRoutes,
  readyAt,
} from '../../../locations/index.js';
import type { Work } from '../../../platform/commands/work.js';
import type { OrderLine } from '../../domain/order.js';

/** Units of a line that come from one place. */
interface Part {
  readonly line: Pick<OrderLine, 'fulfilmentKind' | 'collectAt'>;
  readonly stockFrom: string;
}

/** From where to where the goods of a part go before their buyer collects them. */
export function wayOf({ line, stockFrom }: Part): string {
  return `${stockFrom} ${line.collectAt ?? ''}`;
}

/**
 * When goods that are collected elsewhere than they lie arrive there, by the way they go. Nothing is read where all are
 * collected where they lie. A way without a route is left out: nobody knows when its goods arrive.
 */
export async function arrivalsOf(
  work: Work,
  parts: readonly Part[],
): Promise<ReadonlyMap<string, Date>> {
  const sent = parts.filter(({ line, stockFrom }) => isSent(line, stockFrom));
  if (sent.length === 0) return new Map();
  const from = sent.map(({ stockFrom }) => stockFrom);
  const to = sent.flatMap(({ line }) => line.collectAt ?? []);
  const routes = await findTransferRoutes(work.db, { from, to });
  const found = await findLocationsWithHours(work.db, [...new Set([...from, ...to])]);
  const byId = new Map(found.map((location) => [location.id, location]));
  return new Map(
    routes.flatMap((route) => {
      const sender = byId.get(route.from_location_id);
      const store = byId.get(route.to_location_id);
      if (!sender || !store) return [];
      const arrivesAt = arrivalBy(route, sender, store, readyAt(sender, work.now));
      return [[`${sender.id} ${store.id}`, arrivesAt] as const];
    }),
  );
}

function isSent({ fulfilmentKind, collectAt }: Part['line'], stockFrom: string): boolean {
  return fulfilmentKind === 'PICKUP' && collectAt !== null && collectAt !== stockFrom;
}
