import { type RefObject, useEffect, useState } from 'react';
import type { Box } from '../../picture/layout.js';

/** The part of the picture that is seen: its corner, and how many pixels a unit has. */
export interface Viewport {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

const limits = { least: 0.1, most: 2.5 };
/** Below this the names cannot be read, so what does not fit is reached by moving. */
const legible = 0.75;
const margin = 24;

export function zoomAt(view: Viewport, factor: number, at: { x: number; y: number }): Viewport {
  const scale = Math.min(limits.most, Math.max(limits.least, view.scale * factor));
  return {
    scale,
    x: view.x + at.x / view.scale - at.x / scale,
    y: view.y + at.y / view.scale - at.y / scale,
  };
}

export function moveBy(view: Viewport, dx: number, dy: number): Viewport {
  return { ...view, x: view.x + dx / view.scale, y: view.y + dy / view.scale };
}

/** All of a box. */
export function fitTo(box: Box, size: Size): Viewport {
  return beginOf(box, size, Math.min(1, scaleOf(box, size)));
}

/** All of a box where it stays legible, else its beginning. */
export function beginAt(box: Box, size: Size): Viewport {
  return beginOf(box, size, Math.min(1, Math.max(legible, scaleOf(box, size))));
}

function scaleOf(box: Box, size: Size): number {
  const wide = (size.width - 2 * margin) / box.width;
  const high = (size.height - 2 * margin) / box.height;
  return Math.min(wide, high);
}

function beginOf(box: Box, size: Size, scale: number): Viewport {
  const spareX = Math.max(margin, (size.width - box.width * scale) / 2);
  const spareY = Math.max(margin, (size.height - box.height * scale) / 2);
  return { scale, x: box.x - spareX / scale, y: box.y - spareY / scale };
}

/** The same view where the box is in it, else one with the box in its middle. */
export function reveal(view: Viewport, box: Box, size: Size): Viewport {
  const left = (box.x - view.x) * view.scale;
  const top = (box.y - view.y) * view.scale;
  const isSeen =
    left >= 0 &&
    top >= 0 &&
    left + box.width * view.scale <= size.width &&
    top + box.height * view.scale <= size.height;
  if (isSeen) return view;
  return {
    ...view,
    x: box.x + box.width / 2 - size.width / 2 / view.scale,
    y: box.y + box.height / 2 - size.height / 2 / view.scale,
  };
}

/** How large an element is, whenever that changes. */
export function useSize(element: RefObject<Element | null>): Size | undefined {
  const [size, setSize] = useState<Size>();
  useEffect(() => {
    const { current } = element;
    if (!current) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setSize({ width: entry.contentRect.width, height: entry.contentRect.height });
    });
    observer.observe(current);
    return () => observer.disconnect();
  }, [element]);
  return size;
}
