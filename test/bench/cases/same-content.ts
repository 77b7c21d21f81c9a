import { deepStrictEqual } from 'node:assert';
import { fromGlobalId } from '../../../src/kernel/ids.js';

/**
 * Throws where the two sides do not tell the same. The gateway's ids are opaque, and each side has its own
 * cursors and leaves the order of stores open.
 */
export function expectSameContent(gateway: unknown, floor: unknown): void {
  deepStrictEqual(plain(gateway), plain(floor));
}

function plain(value: unknown): unknown {
  if (Array.isArray(value)) {
    const items = value.map(plain);
    const isStock = items.some((item) => isRecord(item) && 'location' in item);
    return isStock ? items.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)) : items;
  }
  if (!isRecord(value)) return value;
  const entries = Object.entries(value).flatMap(([name, field]) => {
    if (name === 'endCursor') return [];
    const isId = name === 'id' && typeof field === 'string';
    return [[name, isId ? (fromGlobalId(field)?.id ?? field) : plain(field)] as const];
  });
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
