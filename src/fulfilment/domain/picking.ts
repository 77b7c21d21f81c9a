import type { Refusal } from '../../kernel/refusal.js';
import type { FulfilmentLine } from './fulfilment-line.js';
import type { FulfilmentEvent, FulfilmentState } from './lifecycles.js';
import {
  type FulfilmentNotReady,
  fulfilmentNotInState,
  nothingPicked,
  pickNotFinished,
} from './refusals.js';

/** What of a pickup tells how far its picking is. */
interface Picking {
  readonly state: FulfilmentState;
  readonly possible: readonly FulfilmentEvent[];
  readonly lines: readonly FulfilmentLine[];
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
