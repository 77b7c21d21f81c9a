import type { Refusal } from '../../kernel/refusal.js';
import type { Fulfilment } from './fulfilment.js';
import type { FulfilmentLine } from './fulfilment-line.js';
import { type FulfilmentNotReady, notSoManyWaiting } from './refusals.js';

/** What becomes of the units of one line at the counter. What is neither taken nor refused goes on waiting. */
export interface WantedLine {
  readonly lineId: string;
  readonly taken: number;
  readonly refused: number;
}

/** Units of a line that are no longer waiting. */
export interface MovedUnits {
  readonly line: FulfilmentLine;
  readonly quantity: number;
}

export interface HandedOver {
  readonly taken: readonly MovedUnits[];
  readonly refused: readonly MovedUnits[];
}

/**
 * Gives goods to whoever collects them: all that wait, or as many of each line as they want now. Units that they do not
 * want at all are theirs no longer. With the last units the pickup ends: handed over, or cancelled where nothing of it
 * was ever taken. Refuses more than waits of a line, and nothing at all (NotSoManyWaiting).
 */
export function handOver(
  pickup: Fulfilment,
  wanted: readonly WantedLine[] | null,
  at: Date,
): HandedOver | FulfilmentNotReady | Refusal<'NotSoManyWaiting'> {
  if (!pickup.possible.includes('handOver')) return pickup.refuseStep();
  const lines = wanted ?? pickup.lines.map((line) => allOf(pickup, line));
  const wrong = wrongIn(pickup, lines);
  if (wrong) return wrong;
  const moved = (of: (line: WantedLine) => number) =>
    lines.flatMap((each) => {
      const line = pickup.lines.find(({ id }) => id === each.lineId);
      return line && of(each) > 0 ? [{ line, quantity: of(each) }] : [];
    });
  const [taken, refused] = [moved((line) => line.taken), moved((line) => line.refused)];
  for (const { line, quantity } of taken) line.handedOver += quantity;
  for (const { line, quantity } of refused) line.refused += quantity;
  pickup.followCounter(at);
  return { taken, refused };
}

function allOf(pickup: Fulfilment, line: FulfilmentLine): WantedLine {
  return { lineId: line.id, taken: pickup.toLeave(line), refused: 0 };
}

function wrongIn(
  pickup: Fulfilment,
  wanted: readonly WantedLine[],
): Refusal<'NotSoManyWaiting'> | undefined {
  const ids = new Set(wanted.map(({ lineId }) => lineId));
  const units = wanted.reduce((sum, { taken, refused }) => sum + taken + refused, 0);
  if (units === 0 || ids.size < wanted.length) return notSoManyWaiting({ sku: null, waiting: 0 });
  for (const { lineId, taken, refused } of wanted) {
    const line = pickup.lines.find(({ id }) => id === lineId);
    const waiting = line ? pickup.toLeave(line) : 0;
    const isCount = Number.isInteger(taken) && Number.isInteger(refused);
    if (!line || !isCount || taken < 0 || refused < 0 || taken + refused > waiting)
      return notSoManyWaiting({ sku: line?.sku ?? null, waiting });
  }
  return undefined;
}
