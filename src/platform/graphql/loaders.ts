import DataLoader from 'dataloader';
import type { Kysely } from 'kysely';
import type { Caller } from '../auth/caller.js';
import type { Gateway } from '../gateway.js';

/** What a loader may use: the reads, and who asks. */
export interface LoaderContext {
  readonly gateway: Gateway;
  readonly caller: Caller;
  readonly db: Kysely<unknown>;
  readonly loaders: Loaders;
}

/** How many things of one kind are fetched at once: for each key its value, or null where there is none. */
export interface LoaderDefinition<Key, Value> {
  readonly fetch: (
    keys: readonly Key[],
    context: LoaderContext,
  ) => Promise<readonly (Value | null)[]>;
  readonly cacheKey?: (key: Key) => unknown;
}

export function defineLoader<Key, Value>(
  definition: LoaderDefinition<Key, Value>,
): LoaderDefinition<Key, Value> {
  return definition;
}

/** The loaders of one operation; each is made when it is first asked for. */
export class Loaders {
  private readonly made = new Map<unknown, DataLoader<unknown, unknown>>();

  constructor(private readonly context: LoaderContext) {}

  of<Key, Value>(definition: LoaderDefinition<Key, Value>): DataLoader<Key, Value | null> {
    let loader = this.made.get(definition) as DataLoader<Key, Value | null> | undefined;
    if (!loader) {
      const { fetch, cacheKey } = definition;
      loader = new DataLoader<Key, Value | null>(
        (keys) => fetch(keys, this.context),
        cacheKey ? { cacheKeyFn: cacheKey as (key: Key) => Key } : {},
      );
      this.made.set(definition, loader as DataLoader<unknown, unknown>);
    }
    return loader;
  }
}

/** Puts rows in the order of the keys that asked for them. */
export function inOrder<Key, Row>(
  keys: readonly Key[],
  rows: readonly Row[],
  keyOf: (row: Row) => Key,
): (Row | null)[] {
  const byKey = new Map(rows.map((row) => [keyOf(row), row]));
  return keys.map((key) => byKey.get(key) ?? null);
}

/** Gathers rows under the keys that asked for them; an empty list where there are none. */
export function grouped<Key, Row>(
  keys: readonly Key[],
  rows: readonly Row[],
  keyOf: (row: Row) => Key,
): Row[][] {
  const byKey = new Map<Key, Row[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = byKey.get(key);
    if (group) group.push(row);
    else byKey.set(key, [row]);
  }
  return keys.map((key) => byKey.get(key) ?? []);
}
