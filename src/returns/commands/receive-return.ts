import { isRefusal, type Refusal } from '../../kernel/refusal.js';
import type { Order } from '../../orders/index.js';
import { worksAt } from '../../platform/auth/actor.js';
import type { Work } from '../../platform/commands/work.js';
import { dropLabel } from '../data/labels.js';
import { keepReplacement } from '../data/replacements.js';
import { unjudgedUnits } from '../data/returnable.js';
import type { CountedUnits, ReturnOrder } from '../domain/return-order.js';
import { returnNews } from '../events.js';
import { assertLinesOf, lockReturn, noSuchReturn } from './lock-return.js';

export interface ReceiveReturn {
  readonly returnId: string;
  /** Where the goods have come to: any place where the caller works, until they are at another. */
  readonly locationId: string;
  /** What was counted; null where everything has come. */
  readonly lines: readonly CountedUnits[] | null;
}

/**
 * Counts what of a return has come. Goods that were announced for one store may be brought to another, and parcels may
 * arrive elsewhere. Refuses more than was announced and has reached its buyer (UnitsDoNotMatch), nothing at all (NothingReceived), and what was
 * received before (ReturnNotInState).
 */
export async function receiveReturn(work: Work, input: ReceiveReturn) {
  const { returnId, locationId } = input;
  const { order, returned } = await lockReturn(work, returnId);
  const isElsewhere = returned.state !== 'IN_TRANSIT' && returned.locationId !== locationId;
  if (!worksAt(work.caller.actor, locationId)) throw noSuchReturn();
  if (isElsewhere && !returned.can('bring') && returned.locationId !== null) throw noSuchReturn();
  assertLinesOf(returned, input.lines ?? []);
  const wasSent = returned.state === 'IN_TRANSIT';
  const brought = bringHere(work, returned, locationId);
  if (isRefusal(brought)) return brought;
  const from = returned.state;
  const everything = returned.lines.map(({ id, quantity }) => ({ returnLineId: id, quantity }));
  const moved = returned.receive(
    input.lines ?? everything,
    await mostOf(work, order, returned),
    work.now,
  );
  if (isRefusal(moved)) return moved;
  work.emit(returnNews('ReturnReceived', returned, from));
  await keepReplacement(work, returnId);
  if (!wasSent) await dropLabel(work, returned);
  return { returnId };
}

/** How much of each line can come: what was announced, unless it was lost before it had reached its buyer. */
async function mostOf(
  work: Work,
  order: Order,
  { lines }: ReturnOrder,
): Promise<ReadonlyMap<string, number>> {
  const unjudged = await unjudgedUnits(work.db, order.id);
  return new Map(
    lines.map(({ id, orderLineId, quantity }) => {
      const withBuyer = order.lines.find((line) => line.id === orderLineId)?.withBuyer ?? 0;
      return [id, Math.max(0, Math.min(quantity, withBuyer - (unjudged.get(orderLineId) ?? 0)))];
    }),
  );
}

/** A parcel arrives where it was sent to; whatever else comes is brought. */
function bringHere(
  work: Work,
  returned: ReturnOrder,
  locationId: string,
): undefined | Refusal<'ReturnNotInState'> {
  const from = returned.state;
  const hasArrived = from === 'IN_TRANSIT' && returned.locationId === locationId;
  if (hasArrived || !returned.can('bring')) return undefined;
  const moved = returned.bring(locationId, work.now);
  if (isRefusal(moved)) return moved;
  work.emit(returnNews('ReturnAtCounter', returned, from));
  return undefined;
}
