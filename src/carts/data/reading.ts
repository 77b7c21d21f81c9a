import type { Kysely } from 'kysely';

/** What is needed to look things up: a connection, in a transaction or not, and the instant that counts. */
export interface Reading {
  readonly db: Kysely<unknown>;
  readonly now: Date;
}
