import { newName } from '../books/names.js';
import type { Answer } from '../books/records.js';
import type { Desk } from '../desk.js';
import type { Change } from '../domain/payment.js';
import type { SandboxRefusal } from '../domain/refusals.js';

/** The call that an answer is kept for. */
export type KeyedCall = Pick<Answer, 'key' | 'inputHash'>;

/** Writes a change that nobody called for, with its news, in one line; then sends the news. */
export function bookChange(desk: Desk, change: Change): void {
  write(desk, change, undefined);
}

/** Writes a change, its news and the answer to the call in one line; then sends the news. */
export function answerWithChange(desk: Desk, call: KeyedCall, change: Change): Answer {
  const answer = {
    ...call,
    ...(change.operation && { operationId: change.operation.id }),
    ...(change.refused && { refused: errorOf(change.refused) }),
  };
  write(desk, change, answer);
  return { ...answer, payment: change.payment };
}

/** Keeps a refusal as the first result of the call's key. */
export function answerWithRefusal(desk: Desk, call: KeyedCall, refused: SandboxRefusal): Answer {
  const answer = { ...call, refused: errorOf(refused) };
  desk.books.write({ type: 'refusal', answer });
  return answer;
}

function write(desk: Desk, change: Change, answer: Answer | undefined): void {
  const { payment, operation, dispute } = change;
  const event = {
    id: newName('evt'),
    type: change.event,
    createdAt: desk.clock.now().toISOString(),
    ...(operation && { operationId: operation.id }),
    ...(dispute && { disputeId: dispute.id }),
    ...(answer && { idempotencyKey: answer.key }),
  };
  const told = desk.courier.hasAddress;
  desk.books.write({
    type: 'payment',
    payment,
    event,
    ...(!told && { untold: true }),
    ...(answer && { answer }),
  });
  if (told) desk.courier.send({ ...event, payment });
}

function errorOf(refused: SandboxRefusal) {
  return { code: refused.kind, message: refused.messages.en };
}
