import type { PlacedNode } from '../../picture/layout.js';
import { useWords } from '../language/language.js';
import { addressOf } from '../session/route.js';

interface Props {
  readonly node: PlacedNode;
  readonly isChosen: boolean;
  readonly isDim: boolean;
  readonly point: (name: string | undefined) => void;
  readonly focus: () => void;
}

const longName = 25;

export function PictureNode({ node, isChosen, isDim, point, focus }: Props) {
  const kind = useWords().schema.kinds[node.kind] ?? '';
  const { x, y, width, height, name } = node;
  const fitted = name.length > longName ? { textLength: width - 24 } : {};
  return (
    <a
      className="node"
      href={addressOf('schema', name)}
      data-kind={node.kind}
      data-group={node.group}
      data-dim={isDim}
      aria-label={`${name}, ${kind}`}
      aria-current={isChosen ? 'true' : undefined}
      onMouseEnter={() => point(name)}
      onMouseLeave={() => point(undefined)}
      onFocus={focus}
      onBlur={() => point(undefined)}
    >
      <rect x={x} y={y} width={width} height={height} rx="6" />
      <text x={x + 12} y={y + height / 2} dominantBaseline="central" {...fitted}>
        {name}
      </text>
    </a>
  );
}
