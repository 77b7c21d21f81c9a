import { departedLines } from '../../fulfilment/index.js';
import { newId } from '../../kernel/ids.js';
import { isRefusal } from '../../kernel/refusal.js';
import type { Order } from '../../orders/index.js';
import type { Work } from '../../platform/commands/work.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import { wantLabel } from '../data/labels.js';
import { readReasons } from '../data/reasons.js';
import { announcedUnits } from '../data/returnable.js';
import { returns } from '../data/store.js';
import type { ReturnMethod } from '../domain/return-lifecycle.js';
import { ReturnLine, type ReturnOrder } from '../domain/return-order.js';
import {
  type AskedReturnLine,
  type ReturnReason,
  refuseRequest,
} from '../domain/return-request.js';
import { type ReturnEventType, returnNews } from '../events.js';
import { type LockedReplacement, reserveReplacement } from './exchange/reserve-replacement.js';

/** What somebody wants to give back, and how. */
export interface WantedReturn {
  readonly method: ReturnMethod;
  /** Where the goods are now, where they are at a counter. */
  readonly atCounter: string | null;
  readonly lines: readonly (AskedReturnLine & { readonly note: string | null })[];
  readonly note: string | null;
  /** The staff lets it pass that it is too late. */
  readonly outsideWindow: boolean;
  /** Other goods that are to be had for them; null where the money is. */
  readonly replacement: LockedReplacement | null;
}

/**
 * Writes a return of an order that is locked: as far as it gets by itself. At a counter the goods are there, and the
 * staff who look at them need nobody's leave; otherwise reasons say whether somebody has to agree. Refuses what the
 * buyer does not have or has announced already (NotSoManyReturnable), what is too late (ReturnWindowOver), and reasons
 * that are not offered (ReturnReasonUnknown); and other goods for them like `reserveReplacement`.
 */
export async function writeReturn(work: Work, order: Order, wanted: WantedReturn) {
  assertLinesOf(order, wanted.lines);
  const departed = new Map(
    (await departedLines(work.db, [order.id])).map((line) => [line.orderLineId, line]),
  );
  const announced = await announcedUnits(work.db, [order.id]);
  const reasons = await offeredReasons(work);
  const refused = refuseRequest(wanted.lines, {
    lines: order.lines.map(({ id, withBuyer }) => ({
      orderLineId: id,
      units: Math.max(0, withBuyer - (announced.get(id) ?? 0)),
      leftAt: departed.get(id)?.leftAt ?? null,
    })),
    reasons,
    at: work.now,
    outsideWindow: wanted.outsideWindow,
  });
  if (refused) return refused;
  const [first] = wanted.lines;
  const sentTo = departed.get(first?.orderLineId ?? '')?.stockFrom ?? null;
  const waits = wanted.lines.some(({ reasonCode }) => reasons.get(reasonCode)?.needsApproval);
  const told: ReturnEventType[] = ['ReturnRequested'];
  const returned = await write(work, order, wanted, (made) => {
    if (wanted.method === 'LABEL') made.locationId = sentTo;
    if (wanted.atCounter === null && waits) return;
    must(made.approve(work.now));
    told.push('ReturnApproved');
    if (wanted.atCounter === null) return;
    must(made.bring(wanted.atCounter, work.now));
    told.push('ReturnAtCounter');
  });
  for (const type of told) work.emit(returnNews(type, returned, null));
  await wantLabel(work, returned);
  const { currency } = order;
  const lacking =
    wanted.replacement &&
    (await reserveReplacement(work, returned, { ...wanted.replacement, currency }));
  if (lacking) return lacking;
  return { returnId: returned.id };
}

async function offeredReasons(work: Work): Promise<ReadonlyMap<string, ReturnReason>> {
  const rows = await readReasons(work.db);
  return new Map(
    rows.map(({ code, window_days: windowDays, needs_approval: needsApproval }) => [
      code,
      { code, windowDays, needsApproval },
    ]),
  );
}

async function write(
  work: Work,
  order: Order,
  { method, lines, note }: WantedReturn,
  change: (made: ReturnOrder) => void,
): Promise<ReturnOrder> {
  const { actor, channel } = work.caller;
  const id = newId();
  const number = await returns(work).nextNumber();
  const terms = {
    id,
    number,
    orderId: order.id,
    orderNumber: order.number,
    method,
    customerId: order.customerId,
    guestKey: order.guestKey,
    note,
    channel,
    requestedByKind: actor.kind,
    requestedById: actor.id ?? null,
    requestedAt: work.now,
  };
  const rows = lines.map(({ orderLineId, quantity, reasonCode, note: lineNote }, position) => {
    const line = order.lines.find((each) => each.id === orderLineId);
    if (!line) throw new RangeError(`${orderLineId} is no line of the order`);
    const { variantId, sku, title } = line;
    return new ReturnLine(
      newId(),
      id,
      orderLineId,
      variantId,
      sku,
      title,
      quantity,
      reasonCode,
      lineNote,
      position,
    );
  });
  return returns(work).add(terms, rows, change);
}

function assertLinesOf(order: Order, lines: readonly { readonly orderLineId: string }[]): void {
  const known = new Set(order.lines.map(({ id }) => id));
  if (lines.some(({ orderLineId }) => !known.has(orderLineId)))
    throw new RequestError('NOT_FOUND', 'There is no such line in this order.');
}

function must<T>(moved: T): void {
  if (isRefusal(moved)) throw new Error('a new return could not take its first steps');
}
