import { type RefObject, useEffect, useState } from 'react';
import type { Box, Layout } from '../../picture/layout.js';
import { beginAt, fitTo, moveBy, reveal, useSize, type Viewport, zoomAt } from './viewport.js';

/** How the picture is moved and zoomed. */
export interface Moves {
  readonly view: Viewport | undefined;
  readonly moveBy: (dx: number, dy: number) => void;
  readonly zoomBy: (factor: number) => void;
  readonly showAll: () => void;
  readonly reveal: (box: Box) => void;
}

/** The part of the picture that is seen in a frame: at first all of it, then whatever is asked for. */
export function useViewport(
  frame: RefObject<HTMLElement | null>,
  layout: Layout,
  chosen: string | undefined,
): Moves {
  const size = useSize(frame);
  const [view, setView] = useState<Viewport>();
  const change = (next: (now: Viewport) => Viewport) => setView((now) => now && next(now));
  useEffect(() => {
    if (size) setView((now) => now ?? beginAt(layout, size));
  }, [layout, size]);
  useEffect(() => {
    const box = layout.nodes.find((each) => each.name === chosen);
    if (box && size) setView((now) => now && reveal(now, box, size));
  }, [chosen, layout, size]);
  useEffect(() => {
    const { current } = frame;
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      const { left, top } = (event.currentTarget as Element).getBoundingClientRect();
      const at = { x: event.clientX - left, y: event.clientY - top };
      setView((now) => now && zoomAt(now, Math.exp(-event.deltaY / 400), at));
    };
    // React listens passively, and the page would scroll too.
    current?.addEventListener('wheel', onWheel, { passive: false });
    return () => current?.removeEventListener('wheel', onWheel);
  }, [frame]);
  return {
    view,
    moveBy: (dx, dy) => change((now) => moveBy(now, dx, dy)),
    zoomBy: (factor) => {
      if (!size) return;
      change((now) => zoomAt(now, factor, { x: size.width / 2, y: size.height / 2 }));
    },
    showAll: () => size && setView(fitTo(layout, size)),
    reveal: (box) => size && change((now) => reveal(now, box, size)),
  };
}
