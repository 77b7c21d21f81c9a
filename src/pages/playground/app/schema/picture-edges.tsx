import { memo } from 'react';
import type { PlacedEdge } from '../../picture/layout.js';

interface Props {
  readonly edges: readonly PlacedEdge[];
  readonly marked: string | undefined;
  /** Some types stand out, and the lines of the others would only be in the way. */
  readonly isDim: boolean;
}

/** The relations; those of the marked type stand out, and say by their colour which way they go. */
export const PictureEdges = memo(({ edges, marked, isDim }: Props) => (
  <g className="edges" data-dim={isDim}>
    {edges.map((edge) => (
      <path
        key={`${edge.from} ${edge.to}`}
        d={edge.line}
        data-kind-of={edge.isKindOf}
        data-way={wayOf(edge, marked)}
      />
    ))}
  </g>
));

function wayOf({ from, to }: PlacedEdge, marked: string | undefined): 'out' | 'in' | undefined {
  if (from === marked) return 'out';
  return to === marked ? 'in' : undefined;
}
