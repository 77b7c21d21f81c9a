import type { Refusal } from '../../kernel/refusal.js';
import type { FulfilmentLine } from './fulfilment-line.js';
import type { FulfilmentEvent, FulfilmentState } from './lifecycles.js';
import {
  type FulfilmentNotReady,
  fulfilmentNotInState,
  nothingPicked,
  pickNotFinished,
  wrongPick,
} from './refusals.js';

/** What of a pickup tells how far its picking is. */
interface Picking {
  readonly state: FulfilmentState;
  readonly possible: readonly FulfilmentEvent[];
  readonly lines: readonly FulfilmentLine[];
}

/** What cannot have been found: of a line that is not there, too much of one, or two numbers for the same one. */
export function findWrongPick(
  lines: readonly FulfilmentLine[],
  found: readonly { readonly lineId: string; readonly picked: number }[],
): Refusal<'WrongPick'> | undefined {
  const byId = new Map(lines.map((line) => [line.id, line]));
  const named = new Set<string>();
  for (const { lineId, picked } of found) {
    const line = byId.get(lineId);
    if (named.has(lineId) || !line?.canHavePicked(picked))
      return wrongPick({ sku: line?.sku ?? null, asked: line?.quantity ?? 0 });
    named.add(lineId);
  }
  return undefined;
}

/** Why the picking of these lines is not over; undefined where it is, and something was found. */
export function whyUnfinished(
  lines: readonly FulfilmentLine[],
): Refusal<'PickNotFinished' | 'NothingPicked'> | undefined {
  const open = lines.filter((line) => line.picked === null);
  if (open.length > 0) return pickNotFinished({ skus: open.map((line) => line.sku) });
  return lines.every((line) => line.picked === 0) ? nothingPicked() : undefined;
}

/** Why the goods cannot set out to where they are collected; undefined where they can. */
export function whyNotSent(
  pickup: Picking,
): FulfilmentNotReady | Refusal<'PickNotFinished' | 'NothingPicked'> | undefined {
  return pickup.possible.includes('sendForTransfer')
    ? whyUnfinished(pickup.lines)
    : notInState(pickup);
}

/** Goods that are under way are made ready by the delivery of the last of them, not by hand. */
export function whyUnderWay(pickup: Picking): FulfilmentNotReady | undefined {
  return pickup.state === 'IN_TRANSFER' ? notInState(pickup) : undefined;
}

function notInState({ state, possible }: Picking): FulfilmentNotReady {
  return fulfilmentNotInState({ state, possible });
}
