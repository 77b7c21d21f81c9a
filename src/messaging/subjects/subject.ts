import type { Kysely } from 'kysely';
import type { Locale } from '../../kernel/refusal.js';
import type { Gateway } from '../../platform/gateway.js';
import type { MessageRow, SubjectKind } from '../data/tables.js';
import type { Told } from '../letters/letter.js';

/** Whoever is told, in which language, and who may read it later. */
export interface Addressee {
  readonly email: string | null;
  readonly phone: string | null;
  readonly firstName: string;
  readonly locale: Locale;
  readonly customerId: string | null;
  readonly guestKey: string | null;
}

/** Something that people are told of. */
export interface Subject {
  readonly kind: SubjectKind;
  /** What the names of its streams begin with, before the id. */
  readonly stream: string;
  /** Whom to tell, by the id of the subject, in as many statements for many as for one. */
  addresseesOf(
    db: Kysely<unknown>,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, Addressee>>;
  /** What each message has to tell, by its id, in as many statements for many as for one. */
  tell(gateway: Gateway, messages: readonly MessageRow[]): Promise<ToldOf>;
}

/** What each message has to tell, by its id. One that cannot be told throws when it is asked for, alone. */
export type ToldOf = ReadonlyMap<string, () => Told>;

export function byId<Row extends { readonly id: string }>(
  rows: readonly Row[],
): ReadonlyMap<string, Row> {
  return new Map(rows.map((row) => [row.id, row]));
}

/** Each id once. */
export function idsOf<Row>(rows: readonly Row[], idOf: (row: Row) => string | null): string[] {
  return [...new Set(rows.flatMap((row) => idOf(row) ?? []))];
}
