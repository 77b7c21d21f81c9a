import type { HandedOverLine } from '../documents/steps.js';
import type { TaskLine } from '../documents/tasks.js';

/** What becomes of the units of a line that wait: by default all of them are taken. */
export interface Share {
  readonly taken: number;
  readonly refused: number;
}

/** How many units of a line wait at the counter. */
export function waitingUnits(line: TaskLine): number {
  return (line.picked ?? 0) - line.handedOver - line.refused;
}

/** So many are taken; what is refused gives way where both are more than waits. */
export function takeUnits(line: TaskLine, share: Share, taken: number): Share {
  const waiting = waitingUnits(line);
  const fewer = Math.min(Math.max(0, taken), waiting);
  return { taken: fewer, refused: Math.min(share.refused, waiting - fewer) };
}

/** So many are not wanted; what is taken gives way where both are more than waits. */
export function refuseUnits(line: TaskLine, share: Share, refused: number): Share {
  const waiting = waitingUnits(line);
  const fewer = Math.min(Math.max(0, refused), waiting);
  return { refused: fewer, taken: Math.min(share.taken, waiting - fewer) };
}

/** The lines as the hand-over is told of them; null where all that waits is taken, which needs no words. */
export function handedOverLines(
  lines: readonly TaskLine[],
  shares: Readonly<Record<string, Share>>,
): HandedOverLine[] | null {
  const waiting = lines.filter((line) => waitingUnits(line) > 0);
  const isWhole = waiting.every(
    (line) => (shares[line.id]?.taken ?? waitingUnits(line)) === waitingUnits(line),
  );
  if (isWhole) return null;
  return waiting.map((line) => ({
    lineId: line.id,
    ...(shares[line.id] ?? { taken: waitingUnits(line), refused: 0 }),
  }));
}
