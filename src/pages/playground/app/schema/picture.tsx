import { type KeyboardEvent, type PointerEvent, useId, useMemo, useRef, useState } from 'react';
import type { Layout } from '../../picture/layout.js';
import { useWords } from '../language/language.js';
import { PictureBar } from './picture-bar.js';
import { PictureEdges } from './picture-edges.js';
import { PictureGroups } from './picture-groups.js';
import { actOnKey, actOnPointer } from './picture-input.js';
import { PictureNode } from './picture-node.js';
import { useViewport } from './use-viewport.js';

interface Props {
  readonly layout: Layout;
  readonly chosen: string | undefined;
  /** The types that were searched for; undefined while nothing is. */
  readonly found: readonly string[] | undefined;
}

/** The drawing itself, moved and zoomed by mouse, touch, keys and buttons. */
export function Picture({ layout, chosen, found }: Props) {
  const words = useWords().schema;
  const frame = useRef<HTMLElement>(null);
  const helpId = useId();
  const moves = useViewport(frame, layout, chosen);
  const [pointed, point] = useState<string>();
  const marked = pointed ?? chosen;
  const lit = useMemo(
    () => (found ? new Set(found) : litBy(layout, marked)),
    [found, layout, marked],
  );
  const { x = 0, y = 0, scale = 1 } = moves.view ?? {};
  return (
    <div className="picture">
      <section
        ref={frame}
        className="canvas"
        aria-label={words.picture(layout.nodes.length)}
        aria-describedby={helpId}
        onKeyDown={(event: KeyboardEvent) => actOnKey(event, moves)}
        onPointerDown={(event: PointerEvent) => actOnPointer(event, moves)}
        onPointerMove={(event: PointerEvent) => actOnPointer(event, moves)}
      >
        <svg width="100%" height="100%">
          <title>{words.picture(layout.nodes.length)}</title>
          <g transform={`scale(${scale}) translate(${-x} ${-y})`}>
            <PictureGroups groups={layout.groups} />
            <PictureEdges edges={layout.edges} marked={marked} isDim={lit !== undefined} />
            {layout.nodes.map((node) => (
              <PictureNode
                key={node.name}
                node={node}
                isChosen={node.name === chosen}
                isDim={lit !== undefined && !lit.has(node.name)}
                point={point}
                focus={() => {
                  point(node.name);
                  moves.reveal(node);
                }}
              />
            ))}
          </g>
        </svg>
      </section>
      <PictureBar moves={moves} />
      <p id={helpId} className="quiet picture-help">
        {words.help}
      </p>
    </div>
  );
}

/** The marked type and its neighbours; undefined where none is marked. */
function litBy(layout: Layout, marked: string | undefined): ReadonlySet<string> | undefined {
  if (marked === undefined || !layout.nodes.some(({ name }) => name === marked)) return undefined;
  const lit = new Set([marked]);
  for (const { from, to } of layout.edges) {
    if (from === marked) lit.add(to);
    if (to === marked) lit.add(from);
  }
  return lit;
}
