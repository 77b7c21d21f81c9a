import { isRefusal, type Refusal } from '../../kernel/refusal.js';
import { driveOperations } from '../../payments/index.js';
import type { Caller } from '../../platform/auth/caller.js';
import type { Gateway } from '../../platform/gateway.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import { checkOfflineCode } from '../commands/check-offline-code.js';
import { type DoneOperation, doOfflineOperation } from '../commands/do-offline-operation.js';
import { keepConflict } from '../commands/keep-conflict.js';
import type { DeviceOperationRow } from '../data/tables.js';
import { isSignedBy } from '../domain/device-key.js';
import { type OfflineOperation, proposalFor } from '../domain/offline-operation.js';
import { counterReused, signatureInvalid, taskNotFound } from '../domain/refusals.js';

/** What became of one operation. */
export interface Replayed
  extends Pick<DeviceOperationRow, 'outcome' | 'code' | 'proposal' | 'messages'> {
  readonly counter: number;
}

/** Does what the device has signed while it was offline, in the order of its numbers; one that cannot be done does not stop the next. */
export async function replayOperations(
  gateway: Gateway,
  caller: Caller,
  publicKey: Buffer,
  operations: readonly OfflineOperation[],
): Promise<Replayed[]> {
  const replayed: Replayed[] = [];
  for (const operation of operations.toSorted((a, b) => a.counter - b.counter))
    replayed.push(await replay(gateway, caller, publicKey, operation));
  return replayed;
}

async function replay(
  gateway: Gateway,
  caller: Caller,
  publicKey: Buffer,
  operation: OfflineOperation,
): Promise<Replayed> {
  const { counter, signedText, signature } = operation;
  // Nobody knows who sent this: it is not kept, so that it takes no number away.
  if (!isSignedBy(publicKey, signedText, signature)) return notDone(counter, signatureInvalid());
  const done = await attempt(gateway, caller, operation);
  if (isRefusal(done)) {
    const refused = done as Refusal;
    const kept = await gateway.run(caller, { name: 'keepConflict' }, (work) =>
      keepConflict(work, { operation, refused }),
    );
    return answerOf(operation, kept as DeviceOperationRow);
  }
  await driveOperations(gateway, done.operationIds);
  return answerOf(operation, done.operation);
}

async function attempt(
  gateway: Gateway,
  caller: Caller,
  operation: OfflineOperation,
): Promise<DoneOperation | Refusal> {
  try {
    if (operation.kind === 'HAND_OVER') {
      const checked = await gateway.run(caller, { name: 'checkPickupCode' }, (work) =>
        checkOfflineCode(work, operation),
      );
      if (isRefusal(checked)) return checked;
      if (checked.kept) return { operation: checked.kept, operationIds: [] };
    }
    return (await gateway.run(caller, { name: `offline:${operation.kind}` }, (work) =>
      doOfflineOperation(work, operation),
    )) as DoneOperation | Refusal;
  } catch (problem) {
    if (problem instanceof RequestError && problem.code === 'NOT_FOUND') return taskNotFound();
    throw problem;
  }
}

/** The answer that was kept; another operation under the same number gets none. */
function answerOf({ counter, signature }: OfflineOperation, kept: DeviceOperationRow): Replayed {
  if (kept.signature.toString('base64url') !== signature) return notDone(counter, counterReused());
  const { outcome, code, proposal, messages } = kept;
  return { counter, outcome, code, proposal, messages };
}

function notDone(counter: number, refused: Refusal): Replayed {
  const { kind: code, messages } = refused;
  return { counter, outcome: 'CONFLICT', code, proposal: proposalFor(code), messages };
}
