import type pg from 'pg';
import type { Client } from '../load/client.js';
import type { Unit } from '../load/run-load.js';
import type { CaseName } from '../options.js';

/** What a case is prepared with: a way to each side, and to the database itself. */
export interface Shop {
  readonly gateway: Client;
  readonly floor: Client;
  readonly db: pg.Client;
}

/** One thing that buyers do, said in both languages. */
export interface BenchCase {
  readonly name: CaseName;
  readonly gateway: Unit;
  readonly floor: Unit;
  /** The same question about little and about much: it must take equally many statements. */
  readonly extent?: { readonly little: Unit; readonly much: Unit };
}

const oddMultiplier = 2_654_435_761;

/** The same choice for the same number; those of neighbours lie far apart. */
export function pick<T>(from: readonly T[], number: number): T {
  const chosen = from[(Math.imul(number, oddMultiplier) >>> 0) % from.length];
  if (chosen === undefined) throw new RangeError('there is nothing to choose from');
  return chosen;
}
