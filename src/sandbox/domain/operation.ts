import type { Change, Operation, OperationCall, Payment, WebhookType } from './payment.js';
import type { SandboxRefusal } from './refusals.js';

/** How many captures, voids and refunds one payment may have, so that it stays small. */
const maxOperations = 200;

export function hasRoom(payment: Payment): boolean {
  return payment.operations.length < maxOperations;
}

export function succeeded(
  type: Operation['type'],
  amountMinor: number,
  call: OperationCall,
): Operation {
  return {
    id: call.operationId,
    type,
    status: 'succeeded',
    amountMinor,
    idempotencyKey: call.idempotencyKey,
    createdAt: call.now.toISOString(),
  };
}

/** The change in which no money moves, but the failure is on record and told. */
export function failed(
  payment: Payment,
  asked: Operation,
  event: WebhookType,
  refused: SandboxRefusal,
): Change {
  const operation: Operation = { ...asked, status: 'failed', failureCode: refused.kind };
  return { payment: withOperation(payment, operation), event, operation, refused };
}

export function withOperation(payment: Payment, operation: Operation): Payment {
  return { ...payment, operations: [...payment.operations, operation] };
}
