import type { Disposition, ReturnLine } from '../documents/returns.js';

/** What was seen of the units of a line; what is neither set aside nor damaged goes back on sale. */
export interface Seen {
  readonly quarantine: number;
  readonly damaged: number;
}

export const nothingWrong: Seen = { quarantine: 0, damaged: 0 };

/** How many of the units that have come are on sale again. */
export function restocked(line: ReturnLine, seen: Seen): number {
  return (line.received ?? 0) - seen.quarantine - seen.damaged;
}

/** Every unit that has come, with what becomes of it. */
export function judgedUnits(
  lines: readonly ReturnLine[],
  seen: Readonly<Record<string, Seen>>,
): { lineId: string; disposition: Disposition; quantity: number }[] {
  return lines.flatMap((line) => {
    const of = seen[line.id] ?? nothingWrong;
    const parts: readonly (readonly [Disposition, number])[] = [
      ['RESTOCK', restocked(line, of)],
      ['QUARANTINE', of.quarantine],
      ['DAMAGED', of.damaged],
    ];
    return parts
      .filter(([, quantity]) => quantity > 0)
      .map(([disposition, quantity]) => ({ lineId: line.id, disposition, quantity }));
  });
}
