/**
 * A number from 0 (included) to 1 (excluded) that depends on the key alone: FNV-1a, then the finaliser
 * of MurmurHash3. Integers only, so every machine agrees, and no call changes the answer of another.
 */
export function noise(key: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < key.length; at += 1) {
    hash ^= key.charCodeAt(at);
    hash = Math.imul(hash, 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

/** A whole number from `from` to `to`, both included. */
export function wholeBetween(key: string, from: number, to: number): number {
  return from + Math.floor(noise(key) * (to - from + 1));
}

/** As many of the items as asked, in their own order. */
export function someOf<T>(key: string, items: readonly T[], count: number): T[] {
  return items
    .map((item, place) => ({ item, place, rank: noise(`${key}#${place}`) }))
    .sort((a, b) => a.rank - b.rank || a.place - b.place)
    .slice(0, count)
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}
