import { type Kysely, sql } from 'kysely';

/** Something that contradicts a promise of the design. `subject` says where to look. */
export interface Finding {
  readonly subject: string;
  readonly detail: string;
}

/** One promise that can be checked on a live database, without changing anything. */
export interface Check {
  /** The promise in one sentence, as it is printed. */
  readonly promise: string;
  find(db: Kysely<unknown>): Promise<readonly Finding[]>;
}

export interface Diagnosis {
  readonly promise: string;
  readonly findings: readonly Finding[];
}

/** Runs all checks, one after the other. */
export async function diagnose(
  db: Kysely<unknown>,
  checks: readonly Check[],
): Promise<Diagnosis[]> {
  const diagnoses: Diagnosis[] = [];
  for (const check of checks)
    diagnoses.push({ promise: check.promise, findings: await check.find(db) });
  return diagnoses;
}

/** A check whose statement returns one row, `subject` and `detail`, for each thing that is wrong. */
export function statementCheck(promise: string, statement: ReturnType<typeof sql<Finding>>): Check {
  return {
    promise,
    find: async (db) => (await statement.execute(db)).rows,
  };
}

/** What the machinery itself promises. */
export const platformChecks: readonly Check[] = [
  statementCheck(
    'E1: the events of a stream are numbered from one on, without a gap, up to the head of the stream',
    sql<Finding>`
      select coalesce(e.stream, h.stream) as subject,
        format('%s events, the last is number %s, the head says %s',
          coalesce(e.events, 0), e.last, h.seq) as detail
      from (select stream, count(*) as events, max(seq) as last from event group by stream) e
        full join stream_head h on h.stream = e.stream
      where e.events is distinct from e.last or e.last is distinct from h.seq`,
  ),
];
