import { checkedText } from '../../orders/index.js';
import { type Actor, isBackOffice } from '../../platform/auth/actor.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { innerId, innerIdOrNone } from '../../platform/graphql/node.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import type { RefundPlanAsk } from '../commands/plan-refund-of.js';
import type { CountedUnits, JudgedUnits } from '../domain/return-order.js';
import type {
  InspectedUnitsInput,
  ReceivedLineInput,
  ReplacementInput,
  ReturnLineInput,
  WantedReturnInput,
} from './inputs.js';
import type { RefundPlanInput } from './plan-inputs.js';

const maxLines = 100;

/** Reads which units come back; whatever cannot be meant is the caller's mistake. */
export function askedLines(lines: readonly ReturnLineInput[]) {
  if (lines.length < 1 || lines.length > maxLines)
    throw wrong(`Name 1 to ${maxLines} lines of the order.`);
  const asked = lines.map(({ orderLineId, quantity, reasonCode, note }) => ({
    orderLineId: innerId('OrderLine', orderLineId),
    quantity: units(quantity, 1),
    reasonCode,
    note: checkedText('note', note, 500),
  }));
  if (new Set(asked.map(({ orderLineId }) => orderLineId)).size < asked.length)
    throw wrong('Name each line once.');
  return asked;
}

/** Reads what is to come back, wherever it is said; an order that cannot be meant is answered as not there. */
export function wantedReturn(input: WantedReturnInput, context: RequestContext) {
  const orderId = innerIdOrNone('Order', input.orderId);
  if (!orderId) throw new RequestError('NOT_FOUND', 'There is no such order.');
  return {
    orderId,
    lines: askedLines(input.lines),
    note: checkedText('note', input.note, 500),
    replacement: input.replacement ? wantedReplacement(input.replacement) : null,
    outsideWindow: mayBeLate(input.outsideWindow, context),
  };
}

/** Reads which goods are wanted for those that come back. */
export function wantedReplacement({ cartId, expectedTotalMinor }: ReplacementInput) {
  return { cartId: innerId('Cart', cartId), expectedTotalMinor: expectedTotalMinor ?? null };
}

/** Takes what is too late only from those who may decide so. */
function mayBeLate(outsideWindow: boolean, { actor }: RequestContext): boolean {
  if (outsideWindow && actor.kind !== 'SUPERVISOR' && actor.kind !== 'ADMIN')
    throw new RequestError('FORBIDDEN', 'Only supervisors take goods back that come too late.');
  return outsideWindow;
}

/** Reads what has come; null where everything has. */
export function receivedLines(
  lines: readonly ReceivedLineInput[] | null | undefined,
): CountedUnits[] | null {
  if (lines == null) return null;
  if (lines.length > maxLines) throw wrong(`Name at most ${maxLines} lines.`);
  const counted = lines.map(({ lineId, quantity }) => ({
    returnLineId: innerId('ReturnLine', lineId),
    quantity: units(quantity, 0),
  }));
  if (new Set(counted.map(({ returnLineId }) => returnLineId)).size < counted.length)
    throw wrong('Name each line once.');
  return counted;
}

/** Reads what becomes of which units. */
export function judgedUnits(given: readonly InspectedUnitsInput[]): JudgedUnits[] {
  if (given.length < 1 || given.length > 3 * maxLines)
    throw wrong(`Name 1 to ${3 * maxLines} groups of units.`);
  return given.map(({ lineId, disposition, quantity, note }) => ({
    returnLineId: innerId('ReturnLine', lineId),
    disposition,
    quantity: units(quantity, 1),
    note: checkedText('note', note, 500),
  }));
}

/** Reads what is to be paid back: one of a return, lines, and a gesture. */
export function askedPlan(input: RefundPlanInput, { actor }: RequestContext): RefundPlanAsk {
  const { returnId, orderId, lines, goodwillMinor } = input;
  const asks = [returnId != null, lines != null, goodwillMinor != null].filter(Boolean);
  if (asks.length !== 1 || (orderId != null) !== (returnId == null))
    throw wrong('Say `returnId`; or `orderId` with `lines` or with `goodwillMinor`.');
  const deductionMinor = notNegative(input.deductionMinor ?? 0);
  const { tender } = input;
  if (tender === 'EXCHANGE') throw wrong('Goods are exchanged with `exchangeReturn`.');
  const inAdvance = isInAdvance(input, actor);
  if (returnId != null)
    return { returnId: innerId('ReturnOrder', returnId), deductionMinor, tender, inAdvance };
  const order = { orderId: innerId('Order', orderId ?? ''), deductionMinor, tender };
  if (lines != null) return { ...order, lines: askedLines(lines), method: input.method ?? 'STORE' };
  if (!isBackOffice(actor)) throw wrong('A gesture of goodwill is made by the back office.');
  if ((goodwillMinor ?? 0) < 1) throw wrong('An amount that is given back is more than 0.');
  return { ...order, goodwillMinor: goodwillMinor ?? 0 };
}

function isInAdvance({ inAdvance, returnId }: RefundPlanInput, actor: Actor): boolean {
  if (!inAdvance) return false;
  if (returnId == null || !isBackOffice(actor))
    throw wrong('The back office pays a return back in advance.');
  return true;
}

function notNegative(deductionMinor: number): number {
  if (deductionMinor < 0) throw wrong('`deductionMinor` is 0 or more.');
  return deductionMinor;
}

/** A number of units that can be meant. */
export function units(quantity: number, atLeast: number): number {
  if (quantity < atLeast || quantity > 1_000_000)
    throw wrong(`\`quantity\` is ${atLeast} or more.`);
  return quantity;
}

function wrong(sentence: string): RequestError {
  return new RequestError('BAD_USER_INPUT', sentence);
}
