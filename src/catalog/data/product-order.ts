import { type RawBuilder, sql } from 'kysely';
import type { Locale } from '../../kernel/refusal.js';

/**
 * An order of the product list: by one value, ties by id in the same direction. A module above may bring one of
 * its own, such as the price.
 */
export interface ProductOrder {
  /** Stands in every cursor, so that one of another order is refused. */
  readonly name: string;
  readonly value: RawBuilder<unknown>;
  readonly descending: boolean;
  readonly keyType: 'string' | 'number';
  /** The sort value of a row, as a cursor holds it. */
  toKey(value: unknown): string | number;
  /** The sort value that a cursor holds, as SQL; undefined where no row can have it. */
  fromKey(key: string | number): RawBuilder<unknown> | undefined;
}

const lastInstantMs = 8.64e15;

/** The newest first. */
export const newestFirst: ProductOrder = {
  name: 'products, newest first',
  value: sql`p.created_at`,
  descending: true,
  keyType: 'number',
  toKey: (value) => (value as Date).getTime(),
  fromKey: (key) => {
    const ms = Number(key);
    return Number.isInteger(ms) && ms >= 0 && ms < lastInstantMs / 1000
      ? sql`${new Date(ms).toISOString()}::timestamptz`
      : undefined;
  },
};

/** By title in one language, without case or accents. */
export function byTitle(locale: Locale): ProductOrder {
  return {
    name: `products by title in ${locale}`,
    value: sql.ref(`p.title_key_${locale}`),
    descending: false,
    keyType: 'string',
    toKey: String,
    fromKey: (key) => (String(key).includes('\u0000') ? undefined : sql`${key}::text`),
  };
}

/** By an amount that another module knows, and has joined to the statement. */
export function byAmount(
  name: string,
  value: RawBuilder<unknown>,
  descending: boolean,
): ProductOrder {
  return {
    name,
    value,
    descending,
    keyType: 'number',
    toKey: Number,
    fromKey: (key) => (Number.isSafeInteger(key) ? sql`${key}::bigint` : undefined),
  };
}
