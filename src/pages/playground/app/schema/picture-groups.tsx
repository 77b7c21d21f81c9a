import { memo } from 'react';
import type { PlacedGroup } from '../../picture/layout.js';
import { useWords } from '../language/language.js';

/** The parts of the shop, as frames around their types. */
export const PictureGroups = memo(({ groups }: { readonly groups: readonly PlacedGroup[] }) => {
  const names = useWords().schema.groups;
  return groups.map(({ group, x, y, width, height }) => (
    <g key={group} className="group">
      <rect x={x} y={y} width={width} height={height} rx="10" />
      <text x={x + 14} y={y + 20}>
        {names[group]}
      </text>
    </g>
  ));
});
