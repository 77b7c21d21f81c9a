import type { KeyboardEvent, PointerEvent } from 'react';
import type { Moves } from './use-viewport.js';

const stepPixels = 60;
export const zoomStep = 1.25;

const actions = new Map<string, (moves: Moves) => void>([
  ['ArrowLeft', (moves) => moves.moveBy(-stepPixels, 0)],
  ['ArrowRight', (moves) => moves.moveBy(stepPixels, 0)],
  ['ArrowUp', (moves) => moves.moveBy(0, -stepPixels)],
  ['ArrowDown', (moves) => moves.moveBy(0, stepPixels)],
  ['+', (moves) => moves.zoomBy(zoomStep)],
  ['=', (moves) => moves.zoomBy(zoomStep)],
  ['-', (moves) => moves.zoomBy(1 / zoomStep)],
  ['0', (moves) => moves.showAll()],
]);

/** Moves and zooms by keys; those that are pressed with others belong to the browser. */
export function actOnKey(event: KeyboardEvent, moves: Moves): void {
  const act = event.ctrlKey || event.metaKey || event.altKey ? undefined : actions.get(event.key);
  if (!act) return;
  event.preventDefault();
  act(moves);
}

/** Drags the picture by whatever lies between its types. */
export function actOnPointer(event: PointerEvent, moves: Moves): void {
  const { currentTarget, pointerId } = event;
  if (event.type === 'pointerdown') {
    if (!(event.target as Element).closest('a')) currentTarget.setPointerCapture(pointerId);
  } else if (currentTarget.hasPointerCapture(pointerId))
    moves.moveBy(-event.movementX, -event.movementY);
}
