import { isId } from './ids.js';

/** Relay's paging arguments: forwards with `first`/`after`, backwards with `last`/`before`. */
export interface PageArgs {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly last?: number | null | undefined;
  readonly before?: string | null | undefined;
}

/** One page as it is asked of a query: how many rows, from where, in which direction. */
export interface PageRequest {
  readonly limit: number;
  readonly backwards: boolean;
  readonly from: readonly (string | number)[] | undefined;
}

/** One row in its list. The cursor is only written when somebody asks for it. */
export class Edge<T> {
  constructor(
    readonly node: T,
    private readonly order: string,
    private readonly keyOf: (row: T) => readonly (string | number)[],
  ) {}

  get cursor(): string {
    return Buffer.from(JSON.stringify([this.order, ...this.keyOf(this.node)])).toString(
      'base64url',
    );
  }
}

export interface PageInfo {
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly startCursor: string | null;
  readonly endCursor: string | null;
}

/** One page of a list, in the shape of a Relay connection. */
export class Page<T> {
  constructor(
    readonly edges: readonly Edge<T>[],
    private readonly more: { readonly before: boolean; readonly after: boolean },
  ) {}

  get nodes(): T[] {
    return this.edges.map((edge) => edge.node);
  }

  get pageInfo(): PageInfo {
    return {
      hasNextPage: this.more.after,
      hasPreviousPage: this.more.before,
      startCursor: this.edges[0]?.cursor ?? null,
      endCursor: this.edges.at(-1)?.cursor ?? null,
    };
  }
}

export const defaultPageSize = 24;
export const maxPageSize = 100;

/** What a sort value in a cursor must be: a client may send any text, and the database would stumble over it. */
export type KeyType = 'string' | 'number' | 'id' | 'instant';

/** Why the arguments ask for no page; a sentence for the caller. */
export class BadPage extends Error {}

/**
 * Checks the arguments. A cursor holds the sort values of its row and the name of the order it belongs to, so
 * one from another list is refused. `types` says what each sort value must be.
 */
export function readPage(args: PageArgs, order: string, types: readonly KeyType[]): PageRequest {
  if (args.first != null && args.last != null)
    throw new BadPage('Give `first` or `last`, not both.');
  const backwards = args.last != null;
  const limit = args.last ?? args.first ?? defaultPageSize;
  if (!Number.isInteger(limit) || limit < 0 || limit > maxPageSize)
    throw new BadPage(`A page holds 0 to ${maxPageSize} rows.`);
  const cursor = backwards ? args.before : args.after;
  const misplaced = backwards ? args.after : args.before;
  if (misplaced != null) throw new BadPage('`after` goes with `first`, `before` goes with `last`.');
  return { limit, backwards, from: cursor == null ? undefined : readCursor(cursor, order, types) };
}

/** Makes a page of the rows that were found: one more than the limit shows that there are more. */
export function toPage<T>(
  found: readonly T[],
  request: PageRequest,
  order: string,
  keyOf: (row: T) => readonly (string | number)[],
): Page<T> {
  const more = found.length > request.limit;
  const kept = more ? found.slice(0, request.limit) : [...found];
  if (request.backwards) kept.reverse();
  const edges = kept.map((node) => new Edge(node, order, keyOf));
  const continued = request.from !== undefined;
  return new Page(edges, {
    after: request.backwards ? continued : more,
    before: request.backwards ? more : continued,
  });
}

function readCursor(
  cursor: string,
  order: string,
  types: readonly KeyType[],
): readonly (string | number)[] {
  const wrong = new BadPage('This cursor does not belong to this list.');
  if (cursor.length > 500) throw wrong;
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw wrong;
  }
  if (!Array.isArray(parts) || parts[0] !== order) throw wrong;
  const key = parts.slice(1) as (string | number)[];
  if (key.length !== types.length || !types.every((type, place) => isOfType(key[place], type)))
    throw wrong;
  return key;
}

function isOfType(value: unknown, type: KeyType): boolean {
  if (type === 'number') return typeof value === 'number';
  if (typeof value !== 'string' || value.includes('\0') || !value.isWellFormed()) return false;
  if (type === 'id') return isId(value);
  return type === 'string' || (instantShape.test(value) && !Number.isNaN(Date.parse(value)));
}

/** As cursors are written; JavaScript knows years that PostgreSQL does not. */
const instantShape = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;
