import type { Condition, Json } from './journey.js';

/**
 * The value at a path such as `stores.edges.0.node.id`; undefined where the path leads nowhere. A step of the
 * form `[code=LYON]` picks the first member of a list with that value.
 */
export function pick(value: unknown, path: string): Json | undefined {
  let found: unknown = value;
  for (const step of path.split('.')) found = enter(found, step);
  return found as Json | undefined;
}

export function holds(value: unknown, { path, oneOf }: Condition): boolean {
  const found = pick(value, path);
  return oneOf.some((each) => each === found);
}

function enter(value: unknown, step: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  const wanted = /^\[([^=\]]+)=([^\]]*)\]$/.exec(step);
  if (!wanted) return (value as Readonly<Record<string, unknown>>)[step];
  const [, name = '', text] = wanted;
  return Array.isArray(value)
    ? value.find((each) => String(enter(each, name)) === text)
    : undefined;
}
