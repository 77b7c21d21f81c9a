import { sql } from 'kysely';
import type { Refusal } from '../../kernel/refusal.js';
import type { Work } from '../../platform/commands/work.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import { type OfflineOperation, proposalFor } from '../domain/offline-operation.js';
import { operationOutOfOrder } from '../domain/refusals.js';
import { type DeviceOperationRow, deviceTables } from './tables.js';

/**
 * Locks the device that calls: its operations are done one after the other, and none once it is revoked, whatever was
 * known of its session when it called.
 */
export async function lockOwnDevice(work: Work): Promise<void> {
  const { state } = await deviceTables(work.db)
    .selectFrom('device')
    .select('state')
    .where('id', '=', ownId(work))
    .forUpdate()
    .executeTakeFirstOrThrow();
  if (state !== 'ENROLLED')
    throw new RequestError('UNAUTHENTICATED', 'This device may not work any more.');
}

/**
 * Locks the device that calls, and answers what is kept of its operation; nothing where it is to be done now. Refuses
 * one that comes after later ones (OperationOutOfOrder).
 */
export async function operationSoFar(
  work: Work,
  counter: number,
): Promise<{ readonly kept: DeviceOperationRow } | Refusal<'OperationOutOfOrder'> | undefined> {
  await lockOwnDevice(work);
  const kept = await findOperation(work, counter);
  if (kept) return { kept };
  const { last } = await deviceTables(work.db)
    .selectFrom('device_operation')
    .select(sql<number>`coalesce(max(counter), 0)::bigint`.as('last'))
    .where('device_id', '=', ownId(work))
    .executeTakeFirstOrThrow();
  return counter < last ? operationOutOfOrder() : undefined;
}

/** What became of an operation of the device that calls; undefined where nothing has yet. */
export function findOperation(
  work: Work,
  counter: number,
): Promise<DeviceOperationRow | undefined> {
  return deviceTables(work.db)
    .selectFrom('device_operation')
    .selectAll()
    .where('device_id', '=', ownId(work))
    .where('counter', '=', counter)
    .executeTakeFirst();
}

/** Writes down that an operation of the device that calls is done, or why it is not. */
export async function keepOperation(
  work: Work,
  operation: OfflineOperation,
  refused: Refusal | null,
): Promise<DeviceOperationRow> {
  const row: DeviceOperationRow = {
    device_id: ownId(work),
    counter: operation.counter,
    kind: operation.kind,
    task_id: operation.fulfilmentId,
    signature: Buffer.from(operation.signature, 'base64url'),
    recorded_at: operation.recordedAt,
    outcome: refused ? 'CONFLICT' : 'DONE',
    code: refused?.kind ?? null,
    proposal: refused ? proposalFor(refused.kind) : null,
    messages: refused?.messages ?? null,
    replayed_at: work.now,
  };
  await deviceTables(work.db).insertInto('device_operation').values(row).execute();
  return row;
}

function ownId({ caller: { actor } }: Work): string {
  if (actor.kind !== 'DEVICE' || actor.id === undefined)
    throw new Error('only devices work offline');
  return actor.id;
}
