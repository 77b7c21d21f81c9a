import { findVariants } from '../../catalog/index.js';
import { newId } from '../../kernel/ids.js';
import { findLocations } from '../../locations/index.js';
import { worksAt } from '../../platform/auth/actor.js';
import type { Work } from '../../platform/commands/work.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import {
  availabilityOf,
  type OutOfStockRefusal,
  outOfStock,
  type Shortage,
} from '../../stock/index.js';
import { transfers } from '../data/store.js';
import { Transfer, TransferLine } from '../domain/transfer.js';
import { transferNews } from '../events.js';

export interface RequestTransfer {
  readonly fromLocationId: string;
  readonly toLocationId: string;
  readonly lines: readonly { readonly variantId: string; readonly quantity: number }[];
  /** Why, in the words of the one who asks. */
  readonly reason: string;
}

/** A transfer, as its commands answer it. */
export interface TransferAnswer {
  readonly transferId: string;
}

/**
 * Asks one location to send goods to another, for the people of either. Nothing is kept for it: what is free is
 * looked at now, and decided when the goods are sent. Refuses where less is free than is asked for.
 */
export async function requestTransfer(
  work: Work,
  input: RequestTransfer,
): Promise<TransferAnswer | OutOfStockRefusal> {
  await checkEnds(work, input);
  const wanted = mergeVariants(input.lines);
  const variants = await findVariants(work.db, [...wanted.keys()]);
  if (variants.length < wanted.size)
    throw new RequestError('NOT_FOUND', 'There is no such variant.');
  const shortages = await shortagesAt(work, input.fromLocationId, wanted);
  if (shortages.length > 0) return outOfStock({ shortages });
  const { actor } = work.caller;
  const transfer = new Transfer(
    newId(),
    input.fromLocationId,
    input.toLocationId,
    null,
    input.reason,
    actor.id ?? actor.kind,
    work.now,
  );
  transfer.lines = [...wanted].map(
    ([variantId, quantity], position) =>
      new TransferLine(newId(), transfer.id, variantId, null, quantity, position),
  );
  await transfers(work).add(transfer);
  work.emit(transferNews('TransferRequested', transfer, null));
  return { transferId: transfer.id };
}

async function checkEnds(
  work: Work,
  { fromLocationId, toLocationId }: RequestTransfer,
): Promise<void> {
  const ends = [fromLocationId, toLocationId];
  const isOwn = ends.some((each) => worksAt(work.caller.actor, each));
  const found = isOwn ? await findLocations(work.db, ends) : [];
  const known = new Set(found.filter(({ active }) => active).map(({ id }) => id));
  if (!ends.every((each) => known.has(each)))
    throw new RequestError('NOT_FOUND', 'There is no such location of yours.');
  if (fromLocationId === toLocationId)
    throw new RequestError('BAD_USER_INPUT', 'A transfer leads from one location to another.');
}

function mergeVariants(lines: RequestTransfer['lines']): Map<string, number> {
  const wanted = new Map<string, number>();
  for (const { variantId, quantity } of lines)
    wanted.set(variantId, (wanted.get(variantId) ?? 0) + quantity);
  return wanted;
}

async function shortagesAt(
  work: Work,
  locationId: string,
  wanted: ReadonlyMap<string, number>,
): Promise<Shortage[]> {
  const levels = await availabilityOf(work.db, {
    variantIds: [...wanted.keys()],
    locationIds: [locationId],
  });
  const free = new Map(levels.map((level) => [level.variantId, level.available]));
  return [...wanted].flatMap(([variantId, asked]) => {
    const available = free.get(variantId) ?? 0;
    return available < asked ? [{ variantId, locationId, asked, available }] : [];
  });
}
