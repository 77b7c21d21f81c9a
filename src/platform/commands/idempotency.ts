import { createHash } from 'node:crypto';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Refusal } from '../../kernel/refusal.js';
import { principalOf } from '../auth/actor.js';
import type { Caller } from '../auth/caller.js';
import { tables } from '../database/database.js';
import { idempotencyKeyReused } from './refusals.js';

interface IdempotencyTables {
  idempotency_key: {
    scope: string;
    operation: string;
    key: string;
    input_hash: Buffer;
    answer: unknown;
    created_at: Date;
  };
}

export interface Remembered {
  readonly operation: string;
  readonly key: string;
  readonly input: unknown;
}

type Recalled<Answer> = { readonly answer: Answer } | Refusal<'IdempotencyKeyReused'> | undefined;

/**
 * Claims the key for this transaction. A second caller with the same key waits here until the first has
 * committed, and is then given the first one's answer. Undefined: the key is new, go on.
 */
export async function claimKey<Answer>(
  db: Kysely<unknown>,
  caller: Caller,
  asked: Remembered,
  now: Date,
): Promise<Recalled<Answer>> {
  const scope = principalOf(caller.actor);
  const inputHash = hashInput(asked.input);
  const claimed = await tables<IdempotencyTables>(db)
    .insertInto('idempotency_key')
    .values({
      scope,
      operation: asked.operation,
      key: asked.key,
      input_hash: inputHash,
      answer: null,
      created_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('key')
    .executeTakeFirst();
  if (claimed) return undefined;
  const first = await tables<IdempotencyTables>(db)
    .selectFrom('idempotency_key')
    .select(['input_hash', 'answer'])
    .where('scope', '=', scope)
    .where('operation', '=', asked.operation)
    .where('key', '=', asked.key)
    .executeTakeFirstOrThrow();
  if (!inputHash.equals(first.input_hash)) return idempotencyKeyReused();
  return { answer: first.answer as Answer };
}

/** The statement that keeps the answer beside the key, in the transaction that made it true. */
export function keepingAnswer(
  caller: Caller,
  asked: Remembered,
  answer: unknown,
): RawBuilder<unknown> {
  return sql`update idempotency_key set answer = ${JSON.stringify(answer) ?? null}::jsonb
    where scope = ${principalOf(caller.actor)} and operation = ${asked.operation} and key = ${asked.key}`;
}

/** The same input in any order of its fields gives the same hash. */
function hashInput(input: unknown): Buffer {
  return createHash('sha256').update(canonical(input)).digest();
}

function canonical(value: unknown): string {
  if (value instanceof Date) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, field]) => `${JSON.stringify(name)}:${canonical(field)}`);
  return `{${fields.join(',')}}`;
}
